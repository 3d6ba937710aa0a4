"""Draw the figures that are found in many papers onto sheets, to judge the crops by eye.

Run: `python -m benchmarks.contact_sheets FOLDER_OF_PDFS FOLDER_OF_SHEETS [STEM ...]`. Each sheet is a PNG of twelve
crops; captions for which no figure was found are printed, and so is the time.
"""

import io
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image as Picture
from PIL import ImageDraw, ImageFont

from paperdigest.document import Figure
from paperdigest.image import Image, ImageStyle
from paperdigest.reading.captions import find_captions
from paperdigest.reading.crops import crop_figures
from paperdigest.reading.read import read_pdf
from paperdigest.reading.text import read_layout

COLUMNS, ROWS, CELL = 4, 3, 340  # CELL in pixels


def sheets(stem: str, figures: Sequence[Figure], images: Sequence[Image | None]) -> Iterator[Picture.Image]:
    """Sheets of crops in page order, each under its name."""
    font = ImageFont.load_default(14)
    pairs = sorted(zip(figures, images, strict=True), key=lambda pair: (pair[0].page, pair[0].box[1]))
    for start in range(0, len(pairs), COLUMNS * ROWS):
        part = pairs[start : start + COLUMNS * ROWS]
        sheet = Picture.new("RGB", (COLUMNS * CELL, -(-len(part) // COLUMNS) * CELL), (200, 200, 220))
        draw = ImageDraw.Draw(sheet)
        for at, (figure, image) in enumerate(part):
            x, y = at % COLUMNS * CELL, at // COLUMNS * CELL
            rank = figures.index(figure) + 1
            draw.text((x + 4, y + 2), f"{stem} p. {figure.page} {figure.label} #{rank}", fill=(200, 0, 0), font=font)
            if image:
                crop = Picture.open(io.BytesIO(image.data))
                crop.thumbnail((CELL - 10, CELL - 25))
                sheet.paste(crop, (x + 5, y + 20))
        yield sheet


def missing(pdf: bytes, figures: Sequence[Figure]) -> list[str]:
    """Captions without a figure."""
    found = {(figure.kind, figure.number, figure.page) for figure in figures}
    captions = find_captions(read_layout(pdf).pages)
    return [
        f"{one.kind} {one.number} p. {one.page}" for one in captions if (one.kind, one.number, one.page) not in found
    ]


def main(papers: Path, out: Path, stems: Sequence[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    captions = found = 0
    for path in sorted(papers.glob("*.pdf")):
        if stems and path.stem not in stems:
            continue
        pdf = path.read_bytes()
        document = read_pdf(pdf)
        start = time.perf_counter()
        images = crop_figures(pdf, document.figures, ImageStyle())
        seconds = time.perf_counter() - start
        lost = missing(pdf, document.figures)
        captions, found = captions + len(document.figures) + len(lost), found + len(document.figures)
        missed = ", ".join(lost) or "none"
        print(f"{path.stem}: {len(document.figures)} figures, cut in {seconds:.2f} s; missing: {missed}")
        for number, sheet in enumerate(sheets(path.stem, document.figures, images)):
            sheet.save(out / f"{path.stem}-{number}.png")
    print(f"{found} of {captions} captions have a figure")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
