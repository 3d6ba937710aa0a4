"""Topics: which ones a digest run is about, and where each one's papers come from."""

from collections.abc import Sequence
from pathlib import Path

from paperdigest.cli.session import Session
from paperdigest.errors import ConfigError
from paperdigest.sections import Topic
from paperdigest.sources.base import Source
from paperdigest.sources.folder import FolderSource
from paperdigest.writing.names import Files
from paperdigest.writing.runs import last_announced


def choose_topics(known: Sequence[Topic], names: Sequence[str], files: Files, query: str = "") -> tuple[Topic, ...]:
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
    _refuse_shared_files(chosen, files)
    return chosen


def open_source(session: Session, topic: Topic) -> Source:
    """Where a topic's papers come from."""
    if topic.folder:
        return FolderSource.of(_home(topic.folder))
    if topic.feed:
        from paperdigest.sources.rss import RssTopic, rss_query

        covered = last_announced(session.settings.out, topic.name, rss_query(topic))
        return RssTopic(session.arxiv(), topic, covered, session.console.say)
    from paperdigest.sources.arxiv_topic import ArxivTopic

    return ArxivTopic(session.arxiv(), topic)


def _refuse_shared_files(topics: Sequence[Topic], names: Files) -> None:
    """Two topics must not write one post."""
    files: dict[str, str] = {}
    for topic in topics:
        file = names.name(topic.name).casefold()  # some file systems do not tell A from a
        if files.setdefault(file, topic.name) != topic.name:
            raise ConfigError(f"topics {files[file]!r} and {topic.name!r} would share one file: rename one of them")


def _home(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"the folder {folder}: {error}") from error
