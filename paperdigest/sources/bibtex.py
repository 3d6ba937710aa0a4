"""BibTeX: the entries of a bibliography, also of a broken one, each with the arXiv id it gives."""

import re
from collections.abc import Iterator

from paperdigest.sources.listed import NO_ID, Listed, shorten
from paperdigest.sources.mentions import find_marked, find_mentions, whole_id

_START = re.compile(r"@[ \t]*+([A-Za-z]\w*+)\s*+([{(])")
# where the next entry begins whatever this one left open
_RESTART = re.compile(r"^[ \t]*+@[ \t]*+[A-Za-z]\w*+\s*+[{(]\s*+[^\s,{}()=\"#]++\s*+,", re.MULTILINE)
_KEY = re.compile(r"\s*+([^,={})\"\n]*+)(?=[,})\n]|$)")
_KEY_WITHOUT_COMMA = re.compile(r"\s*+([^\s,={}\"]++)[ \t]++(?=[A-Za-z][\w-]*+\s*+=)")
_FIELD = re.compile(r"[\s,]*+([A-Za-z][\w:.+-]*+)\s*+=\s*+")
_NEXT_FIELD = re.compile(r"^[ \t,]*+[A-Za-z][\w:.+-]*+[ \t]*+=[ \t]*+[{\"0-9]", re.MULTILINE)
_GOES_ON = re.compile(r"\s*+,\s*+[A-Za-z][\w-]*+\s*+=\s*+[{\"]")  # after a brace too many
_SPACE = re.compile(r"[\s,]*+")
_JUNK = re.compile(r"[^,\n{}()]*+[,\n{}()]?+")
_HASH = re.compile(r"\s*+#\s*+")
_WORD = re.compile(r"[^\s,{}()\"#=]++")
_BRACE, _BRACE_OR_QUOTE = re.compile(r"[{}]"), re.compile(r"[{}\"]")
_COMMAND = re.compile(r"\\[A-Za-z]+\s?|\\(?=[_%#&{}])|[{}]")
_ACCENT = re.compile(r"\\[\"'`^~=.](?=\{?\\?\w)")
_NO_ENTRY = ("comment", "preamble")
_LONGEST = 20_000  # characters of a value that are kept
_FIELDS = ("eprint", "arxivid", "arxiv", "doi", "url", "ee", "pdf", "link", "howpublished", "journal", "journaltitle",
           "number", "eid")  # fmt: skip
_NOTES = ("note", "addendum")
_ONLY_AN_ID = re.compile(r"[\W_]*(?:(?:arxiv|e-?print|preprint|available|at|url|https?)[\W_]*)*", re.IGNORECASE)


def read_bibtex(text: str) -> Iterator[Listed]:
    """The entries in their order; one that leaves a brace or quote open keeps what it says and costs no other one."""
    reader, line, counted = _Reader(text), 1, 0
    for place, key, fields in reader.entries():
        line, counted = line + text.count("\n", counted, place), place
        arxiv_id = _arxiv_id(fields)
        title = shorten(_ACCENT.sub("", _plain(fields, "title")))
        yield Listed(line, arxiv_id, key=shorten(key), title=title, problem="" if arxiv_id else NO_ID)


class _Reader:
    """Goes over the text once; `_limit` is where the entry in work ends at the latest."""

    def __init__(self, text: str) -> None:
        self._text, self._limit = text, 0
        self._strings: dict[str, str] = {}
        self._is_open = False  # the entry in work leaves a brace or quote open
        self._comments_close = True  # as far as the text was read

    def entries(self) -> Iterator[tuple[int, str, dict[str, str]]]:
        """Where each entry begins, its key, and its fields by name in small letters."""
        place = 0
        while match := _START.search(self._text, place):
            self._is_open = False
            kind, closer = match[1].lower(), "}" if match[2] == "{" else ")"
            if self._limit < match.end():
                restart = _RESTART.search(self._text, match.end())
                self._limit = restart.start() if restart else len(self._text)
            if kind in _NO_ENTRY:
                place = self._end_of_comment(match.end() - 1)
                continue
            key, place = ("", match.end()) if kind == "string" else self._key(match.end())
            fields, place = self._fields(place, closer)
            if kind == "string":
                self._strings |= fields
            else:
                yield match.start(), key, fields

    def _end_of_comment(self, place: int) -> int:
        """A commented entry begins a line too: the limit counts only once a comment was left open."""
        if self._text[place] == "(":
            return place + 1
        if self._comments_close:
            if end := self._end_of_braces(place, len(self._text)):
                return end
            self._comments_close = False
        return self._end_of_braces(place, self._limit) or self._limit

    def _key(self, place: int) -> tuple[str, int]:
        """The key and where the fields begin; an entry may have none, or none of its own line's comma."""
        match = _KEY.match(self._text, place, self._limit) or _KEY_WITHOUT_COMMA.match(self._text, place, self._limit)
        return (match[1].strip(), match.end()) if match else ("", place)

    def _fields(self, place: int, closer: str) -> tuple[dict[str, str], int]:
        fields: dict[str, str] = {}
        begin = place
        while place < self._limit:
            if match := _FIELD.match(self._text, place, self._limit):
                value, place = self._value(match.end())
                fields.setdefault(match[1].lower(), value)
                continue
            if space := _SPACE.match(self._text, place, self._limit):
                place = space.end()
            if self._text[place : place + 1] == closer and not self._is_open:
                place += 1
                if not _GOES_ON.match(self._text, place, self._limit):
                    return fields, place
            elif junk := _JUNK.match(self._text, place, self._limit):
                place = junk.end()
        if not self._is_open:  # the entry's own brace closed a value, which may have other fields inside
            self._is_open = True
            inside, place = self._fields(begin, closer)
            fields = inside | fields
        return fields, place

    def _value(self, place: int) -> tuple[str, int]:
        """A value and its end; what `#` joins is one."""
        value = ""
        while True:
            piece, place = self._piece(place)
            if len(value) < _LONGEST:  # strings made of strings grow without end
                value += piece[:_LONGEST]
            joined = _HASH.match(self._text, place, self._limit)
            if not joined:
                return value, place
            place = joined.end()

    def _piece(self, place: int) -> tuple[str, int]:
        """What braces or quotes hold, a number, or what a @string stands for."""
        if self._text[place : place + 1] not in ("{", '"') or place >= self._limit:
            word = _WORD.match(self._text, place, self._limit)
            return (self._strings.get(word[0].lower(), word[0]), word.end()) if word else ("", place)
        if not self._is_open:
            find = self._end_of_braces if self._text[place] == "{" else self._end_of_quotes
            if end := find(place, self._limit):
                return self._text[place + 1 : end - 1], end
            self._is_open = True  # braces count no more in this entry: the next line with a field ends the value
        following = _NEXT_FIELD.search(self._text, place + 1, self._limit)
        end = following.start() if following else self._limit
        return self._text[place + 1 : min(end, place + _LONGEST)].rstrip(' \t\r\n,}"'), end

    def _end_of_braces(self, place: int, limit: int) -> int | None:
        depth = 0
        for brace in _BRACE.finditer(self._text, place, limit):
            depth += 1 if brace[0] == "{" else -1
            if depth <= 0:
                return brace.end()
        return None

    def _end_of_quotes(self, place: int, limit: int) -> int | None:
        depth = 0
        for sign in _BRACE_OR_QUOTE.finditer(self._text, place + 1, limit):
            if sign[0] == '"':
                if depth == 0:
                    return sign.end()
                continue
            depth += 1 if sign[0] == "{" else -1
            if depth < 0:  # the entry ends inside the quotes
                return None
        return None


def _arxiv_id(fields: dict[str, str]) -> str:
    archive = (_plain(fields, "archiveprefix") or _plain(fields, "eprinttype") or "arxiv").lower()
    if archive == "arxiv":
        eprint = _plain(fields, "eprint")
        archived = _plain(fields, "primaryclass") or _plain(fields, "eprintclass")
        for value in (eprint, f"{archived}/{eprint}", _plain(fields, "arxivid")):
            if found := whole_id(value):
                return found
    fields = {**fields, "journal": f"{fields.get('journal', '')} {fields.get('volume', '')}"}  # CoRR, abs/1706.03762
    texts = [_plain(fields, name) for name in _FIELDS]
    texts += [note for name in _NOTES if _is_only_an_id(note := _plain(fields, name))]
    return next(filter(None, map(find_marked, texts)), "")


def _is_only_an_id(note: str) -> bool:
    """Whether a note says where the entry is; "see also arXiv:…" names another paper."""
    mentions = list(find_mentions(note))
    for mention in reversed(mentions):
        note = note[: mention.start] + " " + note[mention.end :]
    return bool(mentions) and bool(_ONLY_AN_ID.fullmatch(note))


def _plain(fields: dict[str, str], name: str) -> str:
    """A field's value without TeX."""
    return " ".join(_COMMAND.sub("", fields.get(name, "").replace("}{", "} {")).split())
