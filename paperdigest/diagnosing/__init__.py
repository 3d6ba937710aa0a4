"""Diagnosing: whether all that a run needs is there, and works."""
