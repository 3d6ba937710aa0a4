"""The provenance line of a section: how its digest was made, to Markdown and back."""

import re
from collections.abc import Sequence

from paperdigest.digest import Provenance
from paperdigest.writing import markdown
from paperdigest.writing.labels import Label
from paperdigest.writing.lines import read_list

_NAMES = {
    "zh": Label("中文", "Chinese"), "en": Label("英文", "English"), "ja": Label("日文", "Japanese"),
    "ko": Label("韩文", "Korean"), "fr": Label("法文", "French"), "de": Label("德文", "German"),
    "es": Label("西班牙文", "Spanish"), "it": Label("意大利文", "Italian"), "pt": Label("葡萄牙文", "Portuguese"),
    "ru": Label("俄文", "Russian"),
}  # fmt: skip
_CODES = {name: code for code, label in _NAMES.items() for name in (label.zh, label.en)}
_NO_MODEL = Label("无模型", "no model")
_FULL = Label("全文", "full text")
_IN_PART = Label("部分正文", "part of the text")
_PAGE = Label("页", "page")
_PAGES = Label("页", "pages")
_READ = Label("已读", "read")
_ABSTRACT_ONLY = Label("仅据摘要，未读全文", "abstract only, not the full text")
_GROUNDED = Label("条论断有原文依据", "claims grounded")
_WITHHELD = Label("条未采用", "withheld")
_OWN_WORDS = Label("句，均摘自原文", "sentences, all taken from the paper")
_EXTRACTED = Label("句摘自原文", "quoted from the paper")
_PAPER_LANGUAGE = Label("论文语言", "paper language")
_INJECTIONS = Label(
    "论文含有写给模型或审稿人的指令，未予理会", "the paper gives orders to models or reviewers, not followed"
)
_NOT_DONE = Label("未完成的步骤", "steps not done")

_START = re.compile(r"\*\*(?:paperdigest|\[paperdigest\]\([^()\s]*\))\*\* (.+)")
_COUNT = rf"(\d+) (?:{_PAGE.pattern}|{_PAGES.pattern})"
_PARTS = {
    "prompts": re.compile(r"prompts (.+)"),
    "full": re.compile(rf"{_FULL.pattern}, {_COUNT}, (\d+) % {_READ.pattern}"),
    "part": re.compile(rf"{_IN_PART.pattern}, {_COUNT}, (\d+) % {_READ.pattern}"),
    "abstract": re.compile(rf"\*\*{_ABSTRACT_ONLY.pattern}\*\*(?:, {_COUNT})?(?:: (.+))?"),
    "own": re.compile(rf"(\d+) {_OWN_WORDS.pattern}"),
    "claims": re.compile(rf"(\d+)/(\d+) {_GROUNDED.pattern}.*"),
    "language": re.compile(rf"{_PAPER_LANGUAGE.pattern}: ([a-z-]+)"),
    "missing": re.compile(
        r"(?:(\S+)部分需要语言模型|缺少(\S+))(?: / .*)?|(?:the )?(\S+) (?:half needs a language model|is missing)"
    ),
    "injections": re.compile(_INJECTIONS.pattern),
    "not_done": re.compile(rf"{_NOT_DONE.pattern}: (.+)"),
}


def show_provenance(provenance: Provenance, languages: Sequence[str], extracted: int, homepage: str) -> str:
    """Markdown of the line; `extracted` counts the section's sentences that are labelled as the paper's own."""
    name = markdown.link("paperdigest", homepage) if homepage else "paperdigest"
    models = ", ".join(map(_shown, provenance.models)) or _NO_MODEL.show(languages)
    parts = [
        f"**{name}** {models}",
        f"prompts {_shown(provenance.prompts)}" if provenance.prompts else "",
        _show_source(provenance, languages),
        _show_claims(provenance, languages, extracted),
        f"{_PAPER_LANGUAGE.show(languages)}: {provenance.language}" if provenance.language != "en" else "",
        *(_show_missing(code, provenance, languages) for code in provenance.missing_languages),
        f"{_NOT_DONE.show(languages)}: {', '.join(map(_shown, provenance.failed_steps))}"
        if provenance.failed_steps
        else "",
        _INJECTIONS.show(languages) if provenance.has_injections else "",
    ]
    return " · ".join(part for part in parts if part)


def read_provenance(written: str) -> Provenance | None:
    """The inverse of `show_provenance`; None when the line is none."""
    head, *parts = written.split(" · ")
    start = _START.fullmatch(head)
    if not start:
        return None
    found = {name: [match for part in parts if (match := rule.fullmatch(part))] for name, rule in _PARTS.items()}
    first = {name: matches[0].groups() for name, matches in found.items() if matches}
    pages, read = first.get("full") or first.get("part", ("0", "0"))
    abstract_pages, reason = first.get("abstract", (None, None))
    grounded, claims = first.get("claims", first.get("own", ("0",)) * 2)
    return Provenance(
        models=() if re.fullmatch(_NO_MODEL.pattern, start[1]) else read_list(start[1], ", "),
        prompts=markdown.unescape(first.get("prompts", ("",))[0]),
        pages=int(abstract_pages or pages),
        read=int(read),
        claims=int(claims),
        grounded=int(grounded),
        abstract_only="abstract" in first,
        reason=markdown.unescape(reason or ""),
        language=first.get("language", ("en",))[0],
        missing_languages=tuple(_code(match) for match in found["missing"]),
        has_injections="injections" in first,
        failed_steps=read_list(first["not_done"][0], ", ") if "not_done" in first else (),
        partial="part" in first,
    )


def _show_source(provenance: Provenance, languages: Sequence[str]) -> str:
    """What was read, loudly when it was the abstract alone."""
    label = _PAGE if provenance.pages == 1 else _PAGES
    pages = f"{provenance.pages} {label.brief(languages)}"
    if not provenance.abstract_only:
        extent = _IN_PART if provenance.partial else _FULL
        return f"{extent.show(languages)}, {pages}, {provenance.read} % {_READ.brief(languages)}"
    source = f"**{_ABSTRACT_ONLY.show(languages)}**" + (f", {pages}" if provenance.pages else "")
    return source + (f": {_shown(provenance.reason)}" if provenance.reason else "")


def _show_claims(provenance: Provenance, languages: Sequence[str], extracted: int) -> str:
    """How many claims hold; for the offline model, which only cites, how many sentences there are."""
    claims, grounded = provenance.claims, provenance.grounded
    if provenance.models == ("offline",) and claims == grounded:
        return f"{claims} {_OWN_WORDS.show(languages)}" if claims else ""
    shown = f"{grounded}/{claims} {_GROUNDED.brief(languages)}" if claims else ""
    withheld = f"{claims - grounded} {_WITHHELD.brief(languages)}" if claims > grounded else ""
    own = f"{extracted} {_EXTRACTED.brief(languages)}" if extracted else ""
    return ", ".join(part for part in (shown, withheld, own) if part)


def _show_missing(code: str, provenance: Provenance, languages: Sequence[str]) -> str:
    name = _NAMES.get(code, Label(code, code))
    if provenance.models == ("offline",):
        return Label(f"{name.zh}部分需要语言模型", f"the {name.en} half needs a language model").show(languages)
    return Label(f"缺少{name.zh}", f"{name.en} is missing").show(languages)


def _code(match: re.Match[str]) -> str:
    name = next(filter(None, match.groups()), "")
    return _CODES.get(name, name)


def _shown(value: str) -> str:
    """A text between the line's separators."""
    return markdown.shield(markdown.text(value), "·,")
