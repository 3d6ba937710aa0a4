"""From a paper's figures to the pictures of its post."""
