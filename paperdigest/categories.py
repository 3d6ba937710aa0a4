"""Categories of arXiv as a topic's source names them: `rss:cs.CV+eess.AS`."""

import re

PREFIX = "rss:"
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)*))?")  # cs, cs.CV, hep-th, physics.ao-ph


def feed_categories(source: str) -> tuple[str, ...]:
    """The categories whose announcements a source names, in its order; none when it is another kind of source.

    ValueError, which names the nearest form, for what arXiv would not understand.

    >>> feed_categories("rss:cs.CV+eess.AS")
    ('cs.CV', 'eess.AS')
    """
    if not source.startswith(PREFIX):
        return ()
    written = source.removeprefix(PREFIX)
    names = tuple(dict.fromkeys(_canonical(name) for name in re.split(r"[+,;|\s]+", written) if name))
    bad = [name for name in names if not _NAME.fullmatch(name)]
    if bad or not names:
        what = f"{bad[0]!r} is no arXiv category" if bad else "it names no category"
        raise ValueError(f"{what}: write it like rss:cs.CV+eess.AS (a folder of that name: ./{source})")
    if (nearest := "+".join(names)) != written:
        raise ValueError(f"write it as {PREFIX}{nearest}")
    return names


def _canonical(name: str) -> str:
    """As arXiv writes it: `CS.cv` is cs.CV, `cs.*` is cs, `Physics.AO-PH` is physics.ao-ph."""
    archive, _, subject = name.strip().removesuffix(".*").partition(".")
    if not subject:
        return archive.lower()
    return f"{archive.lower()}.{subject.upper() if len(subject) == 2 else subject.lower()}"
