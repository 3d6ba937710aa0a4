"""Document → answers: the chain, its prompts, and the models."""
