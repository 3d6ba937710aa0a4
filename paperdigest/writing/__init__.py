"""Digest → post: escaping, rendering, parsing, publishing."""
