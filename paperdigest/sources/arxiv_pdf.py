"""What a downloaded PDF must be like to be kept: there, a PDF, and whole."""

from paperdigest.cache import begins_as_pdf, is_whole_pdf
from paperdigest.errors import TransientError
from paperdigest.sources.arxiv_http import Answer

_HEAD = 1024  # bytes
_GONE = {404, 410}
_FORBIDDEN = 403


def check_pdf(answer: Answer) -> bytes:
    """The PDF; TransientError, with the few tries it deserves, when the answer is none or only a part of one."""
    if answer.status in _GONE:
        raise TransientError(f"arXiv has no PDF of it (HTTP {answer.status}; withdrawn papers have none)", tries=2)
    if answer.status == _FORBIDDEN:
        raise TransientError(f"arXiv does not give its PDF (HTTP {answer.status})", tries=2)
    answer.require_ok()
    if not begins_as_pdf(answer.body):
        head = answer.body[:_HEAD]
        kind = "a web page" if b"<html" in head.lower() else "something else" if head else "an empty file"
        raise TransientError(f"arXiv sent {kind} instead of the PDF", tries=3)
    if not is_whole_pdf(answer.body):
        raise TransientError("the PDF that arXiv sent is cut (no %%EOF at its end)", tries=3)
    return answer.body
