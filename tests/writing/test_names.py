import ntpath
import re
import sys
import unicodedata
from datetime import date
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given

from paperdigest.writing.names import FOLDERS, Files, day_and_name, names, safe_name
from tests.hostile import hostile, oversized


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talking Head Generation", "Talking Head Generation"),
        ("3D/NeRF: 神经辐射场?", "3D_NeRF_ 神经辐射场_"),
        ("../../etc/passwd", "etc_passwd"),
        ("con", "con_"),
        ("LPT1.txt", "LPT1_.txt"),
        ("nul .txt", "nul_ .txt"),
        ("caf\u00e9", "caf_"),
        ("cafe\u0301", "caf_"),
        ("\uf900", "\u8c48"),
        ("...", "unnamed"),
        ("[LLM] agents", "LLM_ agents"),
        ("", "unnamed"),
    ],
)
def test_names_keep_what_is_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


DAY = date(2024, 6, 1)
OUT = Path("p")


@pytest.mark.parametrize(
    ("files", "digest", "single"),
    [
        (FOLDERS, "2024-06-01/A_B c.md", "math_0405482.md"),
        (Files(is_slug=True), "2024-06-01/a-b-c.md", "math-0405482.md"),
        (Files("-", "single/{day}-{id}", is_slug=True), "2024-06-01-a-b-c.md", "single/2024-06-01-math-0405482.md"),
        (Files(" ", "single/{id}"), "2024-06-01 A_B c.md", "single/math_0405482.md"),
    ],
)
def test_paths_of_posts(files: Files, digest: str, single: str) -> None:
    path = files.digest(OUT, DAY, "A/B c")
    assert (path, files.single_post(OUT, "math/0405482", DAY)) == (OUT / digest, OUT / single)
    assert day_and_name(OUT, path) == (DAY, files.name("A/B c"))
    assert day_and_name(OUT, OUT / single) is None
    assert files.name("A/B c") in names("A/B c")
    assert files.name_of(OUT, path) == files.name("A/B c")
    assert files.name_of(OUT, OUT / single) == files.name("math/0405482")
    assert files.name_of(OUT, OUT / "notes/x.md") == "x"


def test_a_post_with_its_day_in_its_name_is_found_again() -> None:
    files = Files("-", "single/{day}-{id}")
    first = files.single_post(OUT, "2401.00001", DAY)
    first.parent.mkdir(parents=True)
    first.touch()
    assert files.single_post(OUT, "2401.00001", date(2024, 7, 1)) == first


@pytest.mark.parametrize("place", ["2024-13-01/A.md", "notes/A.md", "A.md", "2024-06-01/x/A.md"])
def test_other_files_are_no_digests(place: str) -> None:
    assert day_and_name(OUT, OUT / place) is None


def is_reserved_on_windows(name: str) -> bool:
    if sys.version_info >= (3, 13):
        return ntpath.isreserved(name)
    return PureWindowsPath(name).is_reserved()


@given(hostile | oversized)
def test_any_text_makes_one_visible_file_in_the_folder(text: str) -> None:
    name = safe_name(text)
    assert Path(name).name == PureWindowsPath(name).name == name
    assert not is_reserved_on_windows(f"{name}.md")
    assert name == name.strip(" ") == name.rstrip(".")
    assert not name.startswith((".", "_"))
    slug = Files(is_slug=True).name(text)
    assert slug == safe_name(slug)
    assert not re.search("^-|-$|--|[ A-Z]|_.", slug)
    assert len(name.encode()) <= 120
    assert safe_name(name) == name
    assert {unicodedata.normalize(form, name) for form in ("NFC", "NFD")} == {name}
    assert {safe_name(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")} == {name}
