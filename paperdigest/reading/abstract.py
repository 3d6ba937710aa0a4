"""The document of a paper whose PDF has no readable text: its abstract."""

from paperdigest.document import Document, Section, Sentence
from paperdigest.paper import Paper
from paperdigest.reading.language import detect_language
from paperdigest.reading.splitting import split_sentences


def abstract_document(paper: Paper, reason: str) -> Document:
    """Sentences of the abstract as its source gives it, all on page 0; `reason` says why there is nothing more."""
    text = " ".join(paper.abstract.split())
    sentences = tuple(
        Sentence(f"s{number}", sentence, 0, 0) for number, (_, sentence) in enumerate(split_sentences(text), start=1)
    )
    return Document(
        title=paper.title, front=(), sections=(Section("Abstract", "", 1, 0, "abstract"),), sentences=sentences,
        links=(), removed=(), pages=0, share=0.0, language=detect_language(f"{paper.title} {text}"),
        reader="abstract", reason=reason,
    )  # fmt: skip
