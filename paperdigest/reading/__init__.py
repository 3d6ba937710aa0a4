"""PDF bytes → Document, in a child process with limits."""
