"""Where the work on documents runs: one function a module, the same results from each.

An engine takes a task ``(Input, Settings) -> Result`` and the inputs, and gives the results as they come.
"""
