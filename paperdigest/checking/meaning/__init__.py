"""Checks of what words say, in both languages."""
