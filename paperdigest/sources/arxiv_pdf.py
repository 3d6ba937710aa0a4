"""What a downloaded PDF must be like to be kept: there, a PDF, and whole."""

from paperdigest.errors import TransientError
from paperdigest.sources.arxiv_http import Answer

_MARK_WITHIN = 1024  # bytes; where readers look for the mark
_END_WITHIN = 2048  # bytes
_GONE = {404, 410}
_FORBIDDEN = 403


def check_pdf(answer: Answer) -> bytes:
    """The PDF; TransientError, with the few tries it deserves, when the answer is none or only a part of one."""
    if answer.status in _GONE:
        raise TransientError(f"arXiv has no PDF of it (HTTP {answer.status}; withdrawn papers have none)", tries=2)
    if answer.status == _FORBIDDEN:
        raise TransientError(f"arXiv does not give its PDF (HTTP {answer.status})", tries=2)
    answer.require_ok()
    head = answer.body[:_MARK_WITHIN]
    if b"%PDF-" not in head:
        kind = "a web page" if b"<html" in head.lower() else "something else" if head else "an empty file"
        raise TransientError(f"arXiv sent {kind} instead of the PDF", tries=3)
    if b"%%EOF" not in answer.body[-_END_WITHIN:]:
        raise TransientError("the PDF that arXiv sent is cut (no %%EOF at its end)", tries=3)
    return answer.body
