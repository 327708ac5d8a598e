"""Finds names that no vocabulary knows, one module a kind."""
