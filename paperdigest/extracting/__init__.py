"""The extractive summariser: the paper's own best sentences for each block, without a model."""
