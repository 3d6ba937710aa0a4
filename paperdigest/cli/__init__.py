"""Commands: options, wiring, exit codes."""
