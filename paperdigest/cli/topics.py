"""Topics: which ones a digest run is about, and where each one's papers come from."""

from collections.abc import Sequence

from paperdigest.errors import ConfigError
from paperdigest.sections import Topic
from paperdigest.writing.names import safe_name


def choose_topics(known: Sequence[Topic], names: Sequence[str], query: str = "") -> tuple[Topic, ...]:
    """The topics of the settings, or those named; a name that is in no settings is a phrase to search for.

    `query`, in arXiv's language, makes one topic of its own, called by the one name given or by the query.
    """
    if query:
        if len(names) > 1:
            raise ConfigError("--query makes one topic: name it once, or not at all")
        return (Topic(name=names[0] if names else query, query=query),)
    if not names and not known:
        raise ConfigError(
            'no topics: name one, as in paperdigest digest "talking head generation", or run paperdigest init'
        )
    settings = {topic.name: topic for topic in known}
    if any(not name.strip() for name in names):
        raise ConfigError("a topic has no name: write what to search for")
    if not "".join(names).isprintable():
        raise ConfigError("a topic's name has characters that cannot be printed: write it anew")
    chosen = tuple(settings.get(name) or Topic(name=name) for name in dict.fromkeys(names)) or tuple(known)
    _refuse_shared_files(chosen)
    return chosen


def _refuse_shared_files(topics: Sequence[Topic]) -> None:
    """Two topics must not write one post."""
    files: dict[str, str] = {}
    for topic in topics:
        file = safe_name(topic.name).casefold()  # some file systems do not tell A from a
        if files.setdefault(file, topic.name) != topic.name:
            raise ConfigError(f"topics {files[file]!r} and {topic.name!r} would share one file: rename one of them")
