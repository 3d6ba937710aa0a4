"""Rows: what a report says of one paper, as `--json` prints it."""

from typing import Any

from paperdigest.asking.ask import Inquiry
from paperdigest.asking.chain import paper_text
from paperdigest.asking.tokens import text_tokens
from paperdigest.counted import counted
from paperdigest.digest import Digest
from paperdigest.document import Document
from paperdigest.paper import Paper
from paperdigest.pipeline import Made

_NO_CLAIMS = {"grounded": 0, "mended": 0, "withheld": 0}


def digested_row(made: Made) -> dict[str, Any]:
    """The row of a paper that was asked about; it names the steps that have no answer."""
    row, failed = digest_row(made.digest), made.digest.provenance.failed_steps
    if failed:
        reasons = "; ".join(dict.fromkeys(made.asked.failed.values()))
        row["reason"] = f"no answer to {', '.join(failed)} ({reasons[:200]}): another run asks again"
    return row


def digest_row(digest: Digest) -> dict[str, Any]:
    """The row of a paper that has a digest."""
    provenance = digest.provenance
    row = paper_row(digest.paper, "abstract-only" if provenance.abstract_only else "digested", provenance.reason)
    row["claims"] = {
        "grounded": provenance.grounded,
        "mended": digest.tally.mended,
        "withheld": provenance.claims - provenance.grounded,
    }
    return row


def planned_row(paper: Paper, document: Document, inquiry: Inquiry) -> dict[str, Any]:
    """The row of a paper that would be asked about."""
    size = f"{counted(document.pages, 'page')}, about {text_tokens(paper_text(document)):,.0f} tokens"
    if inquiry.share < 1:
        size += f", of which {text_tokens(paper_text(inquiry.part)):,.0f} would be sent"
    return paper_row(paper, "due", size)


def paper_row(paper: Paper, status: str, reason: str) -> dict[str, Any]:
    """The row of any paper, without claims."""
    return {"id": paper.versioned_id, "title": paper.title, "status": status, "reason": reason, "claims": _NO_CLAIMS}
