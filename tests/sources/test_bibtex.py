import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.sources.bibtex import read_bibtex

NEXT = "\n@article{next, title = {Next}, eprint = {2401.00002}, archivePrefix = {arXiv}}\n"


def read(text: str) -> list[tuple[str, str]]:
    """Each entry's key and arXiv id."""
    return [(entry.key, entry.arxiv_id) for entry in read_bibtex(text)]


@pytest.mark.parametrize(
    ("fields", "arxiv_id"),
    [
        ("eprint = {1706.03762}, archivePrefix = {arXiv}, primaryClass = {cs.CL}", "1706.03762"),
        ("eprint = {1706.03762v5}, eprinttype = {arxiv}", "1706.03762v5"),
        ("eprint = 1706.03762", "1706.03762"),
        ("eprint = {arXiv:1706.03762 [cs]}", "1706.03762"),
        ('eprint = "9901001", archivePrefix = "arXiv", primaryClass = "hep-th"', "hep-th/9901001"),
        ("eprint = {2020.12345}, eprinttype = {iacr}", ""),
        ("eprint = {2020/123}", ""),
        ("arxivId = {1706.03762}", "1706.03762"),
        ("doi = {10.48550/ARXIV.1706.03762}", "1706.03762"),
        ("doi = {10.1000/1706.03762}", ""),
        ("url = {https://arxiv.org/abs/1706.03762}", "1706.03762"),
        (r"howpublished = {\url{http://arxiv.org/pdf/math/0405482v1}}", "math/0405482v1"),
        (r"note = {\href{https://arxiv.org/abs/1706.03762}{arXiv:1706.03762}}", "1706.03762"),
        ("journal = {arXiv preprint {arXiv}:1706.03762}", "1706.03762"),
        ("journal = {CoRR}, volume = {abs/1706.03762}", "1706.03762"),
        ("journal = {ArXiv}, volume = {abs/1706.03762}", "1706.03762"),
        ("note = {arXiv preprint, available at https://arxiv.org/abs/1706.03762}", "1706.03762"),
        ("note = {see also arXiv:1706.03762}", ""),
        ("note = {Erratum of arXiv:1706.03762}", ""),
        ("journal = {Nature}, volume = {521}, pages = {436--444}", ""),
        ("abstract = {We improve on arXiv:1706.03762}", ""),
    ],
)
def test_the_id_is_found_where_exports_write_it(fields: str, arxiv_id: str) -> None:
    [entry] = read_bibtex(f"@article{{key, title = {{T}}, {fields}}}")
    assert (entry.key, entry.title, entry.arxiv_id) == ("key", "T", arxiv_id)
    assert bool(entry.problem) == (arxiv_id == "")


def test_keys_titles_and_lines_are_what_people_would_look_for() -> None:
    text = '% mine\n\n@Book{Knuth:1984, title = "The {\\TeX} {B}ook \\& G{\\"o}del",\n year = 1984}\n@misc{b, title={}}'
    first, second = read_bibtex(text)
    assert (first.line, first.key, first.title) == (3, "Knuth:1984", "The Book & Godel")
    assert (second.line, second.key, second.title) == (5, "b", "")


@pytest.mark.parametrize(
    "text",
    [
        '@string{ax = "arXiv"}\n@misc{key, journal = ax # " preprint " # {arXiv:1706.03762}}',
        "@STRING(ax = {arXiv})@misc(key, journal = ax # {:1706.03762})",
        '@misc{key, title = "Say {"}hello{"}", eprint = {1706.03762}}',
        "@misc{key, abstract = {mail a@b.org or @foo{x}}, eprint = {1706.03762}}",
        "@misc { key ,\n  EPRINT= {1706.03762},\n}",
    ],
)
def test_the_language_is_understood(text: str) -> None:
    assert read(text + NEXT) == [("key", "1706.03762"), ("next", "2401.00002")]


@pytest.mark.parametrize(
    "text",
    [
        "@misc{key, title = {never {closed,\n eprint = {1706.03762},\n year = 2017}\n",
        '@misc{key, title = "never closed,\n eprint = {1706.03762}\n}\n',
        "@misc{key, title = {never {closed,\n year = 2017}\n eprint = {1706.03762}\n}\n",
        "@misc{key, eprint = {1706.03762}, title = {cut",
        "@misc{key, title = {one too many}},\n eprint = {1706.03762}}",
        "@misc{key title = {no comma}\n eprint = {1706.03762}}",
        "@misc{key\n title = {twice}, title = {twice}, eprint = {1706.03762}}",
        "@misc{key, = , ; title, {}, eprint = {1706.03762}",
    ],
)
def test_a_broken_entry_keeps_its_id_and_costs_no_other(text: str) -> None:
    assert read(text + NEXT) == [("key", "1706.03762"), ("next", "2401.00002")]


def test_two_entries_of_one_key_and_one_without_a_key_all_count() -> None:
    text = "@misc{a, eprint={2401.00001}}@misc{a, eprint={2401.00003}}@misc{title={T}, eprint={2401.00004}}"
    assert read(text) == [("a", "2401.00001"), ("a", "2401.00003"), ("", "2401.00004")]


@pytest.mark.parametrize(
    "text",
    [
        "@comment{\n@misc{old,\n eprint = {1706.03762}}\n}",
        "@comment{jabref-meta: saveActions:{}}\n@preamble{\"\\newcommand{\\x}{y}\"}",
        "@comment{never closed\n",
        "Words, an address me@example.org, and no entry.",
    ],
)  # fmt: skip
def test_comments_are_passed_over(text: str) -> None:
    assert read(text + NEXT) == [("next", "2401.00002")]


def test_strings_made_of_strings_do_not_fill_the_memory() -> None:
    bomb = "".join(f"@string{{s{n + 1} = s{n} # s{n} # s{n} # {{xxxxxxxxxx}}}}\n" for n in range(50))
    text = bomb + "@misc{key, title = " + " # ".join(["s50"] * 2000) + "}" + NEXT
    tracemalloc.start()
    assert read(text) == [("key", ""), ("next", "2401.00002")]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.slow
@pytest.mark.timeout(120)  # each takes less than a second, or hours if time grew with the square
@pytest.mark.parametrize(
    "text", ["@a{b=c} ", "@a{k, t={{\nx=1} ", "@comment{\n@a{k,}\n", "@a{k,\n t={},a={", '@a{k,\n t="', "@ ", "{"]
)
def test_time_grows_with_the_text_only(text: str) -> None:
    assert all(entry.problem for entry in read_bibtex(text * (600_000 // len(text))))


@given(
    st.lists(st.sampled_from([*'{}()"#,=@ \n%\\', "@misc{", "@string{", "@comment{", "k,", "title =", "1706.03762"]))
)
def test_no_text_is_too_broken(parts: list[str]) -> None:
    text = "".join(parts)
    entries = list(read_bibtex(text))
    assert all(1 <= entry.line <= text.count("\n") + 1 for entry in entries)
    assert read(text + "\n@misc{last,\neprint={2401.00001}}")[-1:] == [("last", "2401.00001")] or "@comment{" in text
