"""InputLimit: how many input tokens a request to a model may have."""

_SURE = 0.9  # of what a service names: how many tokens a request has is a guess until it is counted there
_HALF = 0.5


class InputLimit:
    """`tokens` is the lesser of what the user wants and what the model takes (0: not known); a refusal lowers it."""

    def __init__(self, wanted: int = 0, own: int = 0) -> None:
        self.tokens = min((known for known in (wanted, int(own * _SURE)) if known), default=0)

    def learn(self, named: int, sent: float) -> None:
        """Lower it, for all papers to come, after a request of about `sent` tokens was refused as too long.

        `named` is the limit that the service told, 0 for none.
        """
        most = int(named * _SURE if 0 < named < sent else sent * _HALF)
        self.tokens = min(self.tokens, most) if self.tokens else most
