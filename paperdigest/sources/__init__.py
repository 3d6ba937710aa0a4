"""Where papers come from: search and download."""
