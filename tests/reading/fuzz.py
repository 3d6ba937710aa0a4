"""Reads damaged PDFs by the thousand: none may crash its reader, hang, or break what comes after it.

Run: `make fuzz`, or `python -m tests.reading.fuzz [--files N] [--seed FIRST]`; a failure names its seed, and
`--files 1 --seed SEED` repeats it. Exit code 1 when there was any.
"""

import argparse
import asyncio
import math
import resource
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from paperdigest.document import Document
from paperdigest.errors import PaperError
from paperdigest.image import ImageStyle
from paperdigest.reading.sandbox import Sandbox
from tests.reading.mutations import mutated

PAPERS = sorted((Path(__file__).parents[2] / "examples" / "papers").glob("*.pdf"))
_FAILURES = ("reader crash", "more than")  # of the reasons that are told: a fall, a limit
_UNFIT = {"Cc", "Cs", "Co"}  # control, surrogate, private use
_TOLD = 60  # characters of a reason, without its numbers


@dataclass(frozen=True)
class Outcome:
    """What became of one file, and whether that must not be."""

    what: str
    is_failure: bool = False


async def examine(pdf: bytes, sandbox: Sandbox) -> Outcome:
    """Read a PDF and cut out its figures, as a run does."""
    try:
        document = await sandbox.read(pdf)
        if wrong := fault(document):
            return Outcome(wrong, is_failure=True)

        async def load() -> bytes:
            return pdf

        await sandbox.crop(load, document.figures, ImageStyle())
    except PaperError as error:
        reason = str(error)
        return Outcome(reason, any(part in reason for part in _FAILURES) and " pages, more than " not in reason)
    return Outcome(f"read by {document.reader}")


async def fuzz(files: int, first: int, timeout: float) -> int:
    """Read so many files; how many failures there were."""
    counts: Counter[str] = Counter()
    failures, slowest = 0, (0.0, first)
    async with Sandbox(workers=1, timeout=timeout) as sandbox:
        for seed in range(first, first + files):
            begin = time.monotonic()
            outcome = await examine(mutated(PAPERS[seed % len(PAPERS)].read_bytes(), seed), sandbox)
            slowest = max(slowest, (time.monotonic() - begin, seed))
            counts[outcome.what.partition(" (")[0][:_TOLD]] += 1
            if outcome.is_failure:
                failures += 1
                print(f"seed {seed}: {outcome.what}", flush=True)
    for what, count in counts.most_common():
        print(f"{count:6} {what}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"{files} files, {failures} failures; slowest {slowest[0]:.1f} s (seed {slowest[1]}), peak memory {peak} MB")
    return failures


def fault(document: Document) -> str:
    """What a document is that none may be, however damaged its file; empty when it is sound."""
    texts = [document.title, *document.front, *(sentence.text for sentence in document.sentences)]
    texts += [figure.caption for figure in document.figures] + [link.url for link in document.links]
    if _UNFIT & {unicodedata.category(char) for text in texts for char in text}:
        return "a text with control characters or half ones"
    if any(not 1 <= sentence.page <= document.pages for sentence in document.sentences):
        return "a sentence on a page that is none"
    if not 0 <= document.share <= 1:
        return f"a share of {document.share}"
    if not all(math.isfinite(edge) for figure in document.figures for edge in figure.box):
        return "a figure without bounds"
    return ""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.reading.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=1000, help="how many damaged PDFs (default: 1000)")
    parser.add_argument("--seed", type=int, default=0, help="of the first one (default: 0)")
    given = parser.parse_args()
    sys.exit(1 if asyncio.run(fuzz(given.files, given.seed, timeout=60.0)) else 0)


if __name__ == "__main__":
    main()
