"""Datasets on other servers: graph by graph to a Graph Store, and back from one or from a SPARQL endpoint.

    graph.nq  →  graphs, with their digests  →  those that the record has not as sent  →  PUT ?graph=…
    GET, or a query for each graph           →  quads, sorted                          →  a file as graph.nq is

Only the address that was given is asked: no proxy of the environment, no redirect.
"""
