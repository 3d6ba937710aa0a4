"""Checks of numbers and quantities."""
