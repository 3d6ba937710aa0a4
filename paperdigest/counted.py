"""Counted: a number and what it counts, as English has them."""


def counted(number: int, what: str) -> str:
    """ "1 paper", "2 papers", "1,200 papers"; `what` is a noun in the singular whose plural ends in s."""
    return f"{number:,} {what}{'s' * (number != 1)}"
