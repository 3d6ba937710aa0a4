"""Checks of names in Latin letters and Chinese characters."""
