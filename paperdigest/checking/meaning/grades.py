"""Grades as data: the words around a word of degree that tell what it may be said of."""

_COMPARATIVES = """
    more less higher lower better worse longer shorter clearer easier simpler harder larger smaller faster quicker
    slower cheaper stronger weaker wider narrower deeper shallower
"""
COMPARATIVES = frozenset(_COMPARATIVES.split())  # of which any may be told of the other of two things

GOOD = "performance accuracy accurate accurately quality precision recall ability easily reliability robustness"
LESS_OF_IT = "loss losses drop drops gap gaps error errors cost costs"  # "less loss of accuracy"
_PREPOSITIONS = "on in into at by for from with via using during under after before upon due"
PREPOSITIONS = frozenset(_PREPOSITIONS.split())  # with which what is said of the thing ends
