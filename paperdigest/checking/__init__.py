"""Pure checks of claims against the document."""
