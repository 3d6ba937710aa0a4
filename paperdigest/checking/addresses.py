"""Addresses: those of the web and of e-mail, DOIs and arXiv ids in a text, and the forms in which papers print them."""

import re
from collections.abc import Iterator

# none that is a word where a sentence begins without a space
_DOMAINS = "com|org|net|co|edu|gov|io|ai|app|dev|cloud|tech|site|info|xyz|cn|tw|hk|jp|kr|eu|uk|fr|ch|ru"
_GO_ON = r"[^\s<>\"“”{}|\\\u3000-\u9fff\uff00-\uffef]"  # Chinese text follows an address without a space
_PATH = rf"/(?:{_GO_ON}*[A-Za-z0-9/])?"
_ID = r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?(?!\d)"
ADDRESS = (
    rf"[Hh]ttps?://{_GO_ON}*[A-Za-z0-9/]"
    r"|(?<![A-Za-z0-9])[A-Za-z0-9_+-][A-Za-z0-9._+-]*@(?:[A-Za-z0-9-]+\.)+[a-z]{2,}"
    rf"|(?i:arxiv)(?:\.org/(?:abs|pdf|html)/|\s?[:：]\s?|\s){_ID}"
    rf"|(?<![A-Za-z0-9.-])(?:www(?:\.[A-Za-z0-9-]+)+\.[a-z]{{2,}}|(?:[A-Za-z0-9-]+\.)+(?:{_DOMAINS}))(?:{_PATH}|(?![A-Za-z0-9-]|\.[A-Za-z0-9]))"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+[a-z]{2,10}/[A-Za-z0-9](?:[A-Za-z0-9._~/-]*[A-Za-z0-9])?"
    r"|(?<![A-Za-z0-9.])10\.\d{4,9}/[A-Za-z0-9][A-Za-z0-9.()/_-]*[A-Za-z0-9]"
    r"|(?<![A-Za-z0-9.,-])\d{4}\.\d{5}(?:v\d{1,2})?(?![\d.]*\d|%)"
    r"|(?<![A-Za-z0-9./-])[a-z][a-z-]{2,}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?(?!\d)"
)  # a regular expression without groups
_ADDRESS = re.compile(ADDRESS)
_ARXIV = re.compile(
    rf"(?:(?:https?://)?(?:www\.|export\.)?arxiv(?:\.org/(?:abs|pdf|html)/|\s?[:：]?\s?))?({_ID})", re.I
)
_AROUND = re.compile(r"^(?:https?://)?(?:www\.)?|(?:\.git|\.pdf)?/?$", re.IGNORECASE)
_VERSION = re.compile(r"v\d{1,2}$")


def is_address(text: str) -> bool:
    """Whether the whole text is an address."""
    return ("." in text or "/" in text) and bool(_ADDRESS.fullmatch(text))


def bare_forms(address: str) -> Iterator[str]:
    """What of an address a paper prints at least: without scheme and ending, an arXiv id without its version."""
    yield _AROUND.sub("", address)
    if match := _ARXIV.match(address):
        yield _VERSION.sub("", match[1])
