"""Words of a sentence for counting and comparing; bigrams of characters where a script has no spaces."""

import re
from collections.abc import Iterator

from paperdigest.extracting.vocabulary import STOP_WORDS

WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"  # scripts written without spaces, and Hangul

_RUN = re.compile(rf"[{WIDE}]+|[^\W\d_{WIDE}]{{2,}}")
_NOT_WORD = re.compile(r"[^\w%]+")
_WIDE_CHARACTER = re.compile(f"[{WIDE}]")


def content_words(text: str) -> Iterator[str]:
    """Lower-case content words without stop words and plural endings; bigrams where words are not spaced."""
    for run in _RUN.findall(text.lower()):
        if _WIDE_CHARACTER.match(run):
            yield from (run[i : i + 2] for i in range(max(1, len(run) - 1)))
        elif run not in STOP_WORDS:
            yield run[:-1] if len(run) > 3 and run.endswith("s") and not run.endswith("ss") else run


def plain(text: str) -> str:
    """The text as cue phrases are looked up in it: lower case, punctuation as single spaces, a space at both ends."""
    return f" {_NOT_WORD.sub(' ', text.lower()).strip()} "


def is_wide(text: str) -> bool:
    """Whether a third of the text or more is written in a script without spaces."""
    return not text.isascii() and len(_WIDE_CHARACTER.findall(text)) * 3 >= len(text)
