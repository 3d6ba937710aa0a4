"""Words of a sentence for counting and comparing: Latin words, and bigrams of Chinese, Japanese or Korean characters."""

import re
from collections.abc import Iterator

WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"  # scripts written without spaces, and Hangul

_RUN = re.compile(rf"[{WIDE}]+|[^\W\d_{WIDE}]{{2,}}")
_NOT_WORD = re.compile(r"[^\w%]+")
_WIDE_CHARACTER = re.compile(f"[{WIDE}]")

STOP_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am among an and another any
    are as at be became because become been before being below between both but by can cannot could did do does doing
    done down due during each either else enough etc even ever every few first for from further get given had has have
    having he hence her here him his how however if in indeed instead into is it its itself just last least less let
    like made make many may me might more moreover most much must my near neither never next no nor not nothing now of
    off often on once one only onto or other others our ours out over own per perhaps quite rather same second see
    several shall she should since so some still such than that the their them then there thereby therefore these they
    third this those though three through thus to together too toward towards two under until up upon us use used uses
    using very via was we well were what when where whereas whether which while who whom whose why will with within
    without would yet you your al et fig eq ref cf ie eg
    """.split()
)


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
    return len(_WIDE_CHARACTER.findall(text)) * 3 >= len(text)
