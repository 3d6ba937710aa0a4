"""Topics in arXiv's query language."""

import re

from paperdigest.errors import TopicError
from paperdigest.sections import Topic

_CATEGORY = re.compile(r"[A-Za-z][A-Za-z-]*(?:\.(?:[A-Za-z][A-Za-z-]*|\*))?")  # cs.CV, hep-th, cs.*


def topic_query(topic: Topic) -> str:
    """What finds a topic's papers: its query, else any of its keywords, else its name, in any of its categories.

    A topic with nothing but categories gets all their papers. TopicError for what cannot be a category.
    """
    categories = " OR ".join(f"cat:{_category(topic, name)}" for name in topic.categories)
    words = topic.query.strip() or " OR ".join(f"all:{phrase}" for phrase in map(_phrase, topic.keywords) if phrase)
    if not words and not categories:
        return phrase_query(topic.name)
    return f"({words}) AND ({categories})" if words and categories else words or categories


def phrase_query(name: str) -> str:
    """Papers with this phrase in title or abstract; TopicError when it has no word."""
    phrase = _phrase(name)
    if not phrase:
        raise TopicError(f"{name!r} has no word to search for: name a topic or pass --query")
    return f"ti:{phrase} OR abs:{phrase}"


def _phrase(text: str) -> str:
    """The text in quotation marks; the language has no way to write one inside. Empty when there is no word."""
    words = " ".join(text.replace('"', " ").replace("\\", " ").split())
    return f'"{words}"' if any(character.isalnum() for character in words) else ""


def _category(topic: Topic, name: str) -> str:
    if not _CATEGORY.fullmatch(name.strip()):
        raise TopicError(f"topic {topic.name!r}: {name!r} is no arXiv category such as cs.CV or hep-th")
    return name.strip()
