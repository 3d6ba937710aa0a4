"""The linter of posts, whoever wrote them."""
