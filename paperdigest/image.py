"""Image: a picture cut out of a paper, and how it is to be made."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Base64Bytes

ImageFormat = Literal["webp", "png", "jpeg"]
LONGEST = 1600  # pixels of an image's longer side
SCREEN = 2  # pixels of an image for each of a page in a browser, as sharp screens have them


@dataclass(frozen=True)
class ImageStyle:
    """The file format, and the resolution in dots an inch of the printed page."""

    format: ImageFormat = "webp"
    dpi: int = 200


@dataclass(frozen=True)
class Image:
    """A file's bytes, base64 in JSON; `width` and `height` are in pixels."""

    data: Base64Bytes
    format: ImageFormat
    width: int
    height: int

    @property
    def mime_type(self) -> str:
        """As HTTP names the format."""
        return f"image/{self.format}"


@dataclass(frozen=True)
class SeenFigure:
    """A figure that a model is shown: its label ("Figure 3"), the id of its caption's sentence, and its image."""

    label: str
    sentence: str
    image: Image

    @property
    def heading(self) -> str:
        """The line before the image: "Figure 3 [s45]:"."""
        return f"{self.label} [{self.sentence}]:" if self.sentence else f"{self.label}:"
