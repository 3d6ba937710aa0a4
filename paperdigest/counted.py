"""Counted: a number and what it counts, as English has them."""


def counted(number: int, what: str, plural: str = "") -> str:
    """ "1 paper", "2 papers", "1,200 entries"; `what` is a singular, with s in the plural unless one is given."""
    return f"{number:,} {what if number == 1 else plural or f'{what}s'}"
