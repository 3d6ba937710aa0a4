"""Read one PDF: from its bytes to a Document."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from paperdigest.counted import counted
from paperdigest.document import Document, Removed
from paperdigest.errors import PaperError
from paperdigest.reading.characters import clean
from paperdigest.reading.figures import describe_figures, locate_figures, roles_of_lines
from paperdigest.reading.front import find_title, printed_title
from paperdigest.reading.furniture import remove_furniture, running_heads
from paperdigest.reading.hyphens import vocabulary
from paperdigest.reading.language import detect_language
from paperdigest.reading.layout import DAMAGED, Layout, Line
from paperdigest.reading.links import find_links
from paperdigest.reading.protocol import READERS
from paperdigest.reading.ranks import rank_figures
from paperdigest.reading.runin import split_run_in
from paperdigest.reading.scans import settle_layers
from paperdigest.reading.sections import Parts, split_sections
from paperdigest.reading.sentences import number_sentences

_MIN_CHARACTERS = 100  # a page: fewer on most pages means that there is no text layer
_GIBBERISH = 0.1  # of the letters
_ENTRY = 25  # characters of a line of the references that a table's cell hardly has
_TITLE_GAP = 30.0  # points between the lines above an abstract; a figure may stand farther below
_TAIL = 2048  # bytes at the end that hold %%EOF
_OCR = "run it through an OCR program such as ocrmypdf first"
CUT_OFF = "the file is cut off (no %%EOF): fetch it again"


def read_pdf(pdf: bytes, readers: Sequence[str] = READERS) -> Document:
    """Read a PDF with the first of the named libraries that finds text; raises PaperError when none does."""
    check_file(pdf)
    reason: PaperError | None = None
    for name in readers:
        try:
            layout = settle_layers(_reader(name)(pdf))
        except PaperError as error:
            reason = reason or error
            continue
        if _is_gibberish(layout):  # the other reader has the same fonts
            raise PaperError(f"the fonts of the PDF do not tell which letters they show: {_OCR}")
        if has_text(layout):
            return understand(layout)
        reason = reason or PaperError(_why_no_text(layout))
    raise reason or PaperError(DAMAGED)


def check_file(pdf: bytes) -> None:
    """Refuse what is no PDF or only the beginning of one."""
    if b"%PDF-" not in pdf[:1024]:
        start = pdf[:40].decode("latin-1").split("\n")[0].strip()
        raise PaperError(f"this is not a PDF (it begins with {start!r}): check the address")
    if b"%%EOF" not in pdf[-_TAIL:]:
        raise PaperError(CUT_OFF)


def has_text(layout: Layout) -> bool:
    """Whether most pages have a text layer."""
    counts = [sum(len(line.text) for line in page.lines) for page in layout.pages]
    if not counts:
        return False
    return 2 * sum(count >= _MIN_CHARACTERS for count in counts) >= len(counts) or sum(counts) >= 2000


def _is_gibberish(layout: Layout) -> bool:
    """Whether the fonts tell no meaning for a good part of the letters: what they tell for the others is not sure."""
    lines = [line.text for page in layout.pages for line in page.lines]
    return sum(clean(text)[1] for text in lines) > _GIBBERISH * sum(_ink(text) for text in lines)


def _why_no_text(layout: Layout) -> str:
    total, pages = sum(_ink(line.text) for page in layout.pages for line in page.lines), len(layout.pages)
    if total == 0:
        return f"no text layer (a scan): {_OCR}" if not layout.hidden else f"all text of the PDF is invisible: {_OCR}"
    return f"hardly any text ({total} letters on {counted(pages, 'page')}; a scan?): {_OCR}"


def understand(layout: Layout) -> Document:
    """Make a Document of what a library read."""
    cleaned, unreadable = _cleaned(layout)
    pages, furniture = remove_furniture(cleaned.pages)
    lines = split_run_in([line for page in pages for line in page.lines])
    body = _body_size(lines)
    title_start, title_end = find_title([line for line in lines if line.page == 1], pages[0].height, body)
    title = printed_title(lines[title_start:title_end])
    parts = split_sections(lines, layout.outline, title, title_end, body)
    start, end = parts.references
    kept = [line for index, line in enumerate(lines) if not start <= index < end]
    known = vocabulary(lines)
    heads = running_heads(cleaned.pages, pages)
    located = locate_figures(cleaned.pages, body, [*_apart(lines, parts, body), *heads])
    title_lines = title_start, title_end
    sentences = number_sentences(lines, parts.parts, title_lines, known, body, roles_of_lines(located))
    front = [lines[index].text for index in range(title_end, parts.parts[0].end)]
    figures = describe_figures(located, known, sentences)
    removed = (*_hidden(layout), *furniture, *_references(lines[start:end]), *unreadable)
    return Document(
        title=title,
        front=tuple(front),
        sections=tuple(part.section for part in parts.parts),
        sentences=sentences,
        links=find_links(kept, lines[start:end], layout.links),
        removed=removed,
        pages=len(layout.pages),
        share=_share(sum(_ink(sentence.text) for sentence in sentences), sum(_ink(line.text) for line in kept)),
        language=detect_language(" ".join(line.text for line in kept)),
        reader=layout.reader,
        figures=rank_figures(figures, layout.pages, lines[start].page if end else None),
    )


def _apart(lines: Sequence[Line], parts: Parts, body: float) -> list[Line]:
    """Lines that belong to no figure: title and authors, headings, and the entries of the references."""
    inside = {index for part in parts.parts if part.section.kind != "front" for index in range(part.start, part.end)}
    start, end = parts.references
    apart: list[Line] = []
    for index, line in enumerate(lines):
        if index in inside:
            continue
        if start < index < end:
            is_apart = line.cells == 1 and len(line.text) > _ENTRY
        else:
            is_apart = line.size > 0.88 * body or line.text.isupper() or "@" in line.text
        above = apart[-1] if apart else line
        gap = _TITLE_GAP * (1.4 if above.size > 1.2 * body else 1)  # a title has more room below it
        is_near = line.page > 1 or line.y0 - above.y1 < gap
        if is_apart and is_near:
            apart.append(line)
    return apart


def _reader(name: str) -> Callable[[bytes], Layout]:
    """Loaded only when used: each library takes a while to import."""
    if name == "pypdfium2":
        from paperdigest.reading.text import read_layout
    else:
        from paperdigest.reading.fallback import read_layout
    return read_layout


def _cleaned(layout: Layout) -> tuple[Layout, tuple[Removed, ...]]:
    total, example = 0, ""
    pages = []
    for page in layout.pages:
        lines = []
        for line in page.lines:
            text, unreadable = clean(line.text)
            total, example = total + unreadable, example or (text if unreadable else "")
            if text:
                lines.append(replace(line, text=text))
        pages.append(replace(page, lines=tuple(lines)))
    removed = (Removed("unreadable", total, example),) if total else ()
    return replace(layout, pages=tuple(pages)), removed


def _body_size(lines: Sequence[Line]) -> float:
    """The size of most letters: that of running text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if not line.turned:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _hidden(layout: Layout) -> tuple[Removed, ...]:
    texts = [text for text in (clean(text)[0] for text in layout.hidden) if text]
    return (Removed("hidden text", len(texts), max(texts, key=len)),) if texts else ()


def _references(lines: Sequence[Line]) -> tuple[Removed, ...]:
    return (Removed("references", len(lines), lines[min(1, len(lines) - 1)].text),) if lines else ()


def _ink(text: str) -> int:
    return len("".join(text.split()))


def _share(read: int, printed: int) -> float:
    return min(1.0, read / printed) if printed else 0.0
