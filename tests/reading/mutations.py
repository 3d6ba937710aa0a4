"""Damage done to PDFs at random, the same for the same seed."""

import random
import re
import zlib
from collections.abc import Callable

_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?\bendobj\b", re.DOTALL)
_NUMBER = re.compile(rb"(?<=[ \[/])\d{1,9}(?=[ \]/>])")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_EXTREME = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"-1e38", b"0.0000001")
_CONTENTS = (
    b"q " * 50_000, b"/F1 1e38 Tf (x) Tj " * 500, b"[" * 20_000, b"BT " * 5_000 + b"(x) Tj", b"/X0 Do " * 2_000,
    b"1e38 0 0 1e38 0 0 cm BT (x) Tj ET", b"(" * 9_000, b"<" + b"F" * 9_001 + b"> Tj", b"BI /W 99999 /H 99999 ID x EI",
    bytes(9_000),
)  # fmt: skip


def mutated(pdf: bytes, seed: int) -> bytes:
    """The PDF with one to four kinds of damage."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        pdf = chance.choice(_KINDS)(pdf, chance)
    return pdf


def _flip(pdf: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(pdf)
    for _ in range(chance.choice((1, 8, 200))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _cut(pdf: bytes, chance: random.Random) -> bytes:
    """A part is missing, but not the end mark, without which no file is opened."""
    start = chance.randrange(len(pdf))
    return pdf[:start] + chance.choice((b"", pdf[start + chance.randrange(len(pdf) - start) :])) + b"\n%%EOF\n"


def _swap(pdf: bytes, chance: random.Random) -> bytes:
    """Two objects change their places, their numbers stay."""
    found = [match.span() for match in _OBJECT.finditer(pdf)]
    if len(found) < 2:
        return pdf
    (start, end), (other, last) = sorted(chance.sample(found, 2))
    return pdf[:start] + pdf[other:last] + pdf[end:other] + pdf[start:end] + pdf[last:]


def _inflate(pdf: bytes, chance: random.Random) -> bytes:
    """Some numbers of dictionaries, places and references become extreme, or others that occur."""
    found = list(_NUMBER.finditer(pdf))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 3, 30)))), reverse=True, key=_start):
        number = chance.choice((*_EXTREME, chance.choice(found)[0]))
        pdf = pdf[: match.start()] + number + pdf[match.end() :]
    return pdf


def _insert(pdf: bytes, chance: random.Random) -> bytes:
    """A stream's content becomes one that is made to hurt, packed or not; its length is no longer true."""
    found = list(_STREAM.finditer(pdf))
    if not found:
        return pdf
    match, content = chance.choice(found), chance.choice(_CONTENTS)
    return pdf[: match.start(1)] + chance.choice((content, zlib.compress(content))) + pdf[match.end(1) :]


def _start(match: re.Match[bytes]) -> int:
    return match.start()


_KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flip, _cut, _swap, _inflate, _insert)
