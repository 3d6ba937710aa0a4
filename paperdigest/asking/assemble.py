"""Assembling: checked answers become a digest, and blocks without a surviving claim show the paper's own sentences."""

from collections.abc import Iterable, Mapping, Sequence

from paperdigest.answers import Answer, Overview, Step
from paperdigest.asking.ask import Asked
from paperdigest.checking.affiliations import printed_affiliations
from paperdigest.checking.codelinks import code_links
from paperdigest.checking.evidence import Gate, evidence, in_order
from paperdigest.checking.injection import find_injections
from paperdigest.checking.review import Review
from paperdigest.digest import Assessment, Content, Digest, Provenance, Statement, Tally, Words
from paperdigest.document import Document
from paperdigest.extracting.extract import Field, extract_field, institutions, keywords
from paperdigest.paper import Paper

_LONGEST_KEYWORD = 60  # characters; a longer one is a sentence


def assemble(
    paper: Paper,
    document: Document,
    asked: Asked,
    wanted: Sequence[str],
    model: str,
    prompts: str,
    review: Review,
) -> Digest:
    """The digest of one paper from what was asked and reviewed; `wanted` are the post's languages.

    Each claim is tied to its sentences or withheld; each block has a statement.
    """
    assembler = _Assembler(document, asked.answers, asked.languages, review)
    content = assembler.content()
    tallies = dict(assembler.gate.tallies)
    tally = sum(tallies.values(), Tally())
    injections = find_injections(document)
    return Digest(
        paper=paper,
        content=content,
        code_links=code_links(paper, document),
        provenance=Provenance(
            models=(model,),
            prompts=prompts,
            pages=document.pages,
            read=round(document.share * asked.share * 100),
            claims=tally.claims,
            grounded=tally.grounded,
            abstract_only=document.reader == "abstract",
            reason=document.reason,
            language=document.language,
            missing_languages=tuple(language for language in wanted if language not in asked.languages),
            failed_steps=tuple(step.value for step in asked.failed),
            has_injections=bool(injections),
            partial=asked.share < 1,
        ),
        injections=injections,
        tallies=tallies,
    )


class _Assembler:
    """Fills the blocks of one paper, each from the model's claims or else from the paper."""

    def __init__(
        self, document: Document, answers: Mapping[Step, Answer], languages: tuple[str, ...], review: Review
    ) -> None:
        self._document, self._answers, self._languages = document, answers, languages
        self._refused_fields = review.refusals.fields
        self._shown: set[str] = set()  # sentences shown as they stand, so that no block repeats another's
        self.gate = Gate(review, languages)

    def content(self) -> Content:
        overview = self._answers.get(Step.OVERVIEW)
        overview = overview if isinstance(overview, Overview) else None
        return Content(
            summary=self._one("summary.claim", Field.SUMMARY),
            takeaways=self._some("takeaways.points", Field.TAKEAWAYS, 3),
            title=self._translation("title", overview.title.root if overview else {}),
            affiliations=self._affiliations(overview.affiliations if overview else ()),
            keywords=self._keywords(overview),
            abstract=self._translation("abstract", overview.abstract.root if overview else {}),
            background=self._one("overview.background", Field.BACKGROUND),
            past_methods=self._one("overview.past_methods", Field.PAST_METHODS),
            approach=self._one("overview.approach", Field.APPROACH),
            results=self._one("overview.results", Field.RESULTS),
            methods=self._some("method.points", Field.METHODS, 3),
            significance=self._one("conclusion.significance", Field.SIGNIFICANCE),
            innovation=self._assessment("conclusion.innovation", Field.INNOVATION_STRENGTHS),
            performance=self._assessment("conclusion.performance", Field.PERFORMANCE_STRENGTHS),
            workload=self._assessment("conclusion.workload", Field.WORKLOAD_STRENGTHS),
        )

    def _one(self, place: str, field: Field) -> Statement:
        return self.gate.one(place) or self._from_paper(field, 1)[0]

    def _some(self, place: str, field: Field, count: int) -> tuple[Statement, ...]:
        return self.gate.many(place) or self._from_paper(field, count)

    def _assessment(self, place: str, field: Field) -> Assessment:
        strengths, weaknesses = self.gate.many(f"{place}.strengths"), self.gate.many(f"{place}.weaknesses")
        if not strengths and not weaknesses:
            strengths = self._from_paper(field, 1)
        return Assessment(strengths, weaknesses)

    def _from_paper(self, field: Field, count: int) -> tuple[Statement, ...]:
        sentences = extract_field(self._document, field, frozenset(self._shown))[:count]
        self._shown.update(sentence.id for sentence in sentences)
        return tuple(
            Statement(((self._document.language, sentence.text),), (evidence(sentence),), extracted=True)
            for sentence in sentences
        )

    def _affiliations(self, named: Iterable[str]) -> tuple[str, ...]:
        """The model's, where the first page prints them; else those that can be told from it."""
        return printed_affiliations(named, self._document) or institutions(self._document)

    def _keywords(self, overview: Overview | None) -> tuple[Words, ...]:
        named = overview.keywords if overview else []
        kept = [word for at, word in enumerate(named) if f"keywords.{at}" not in self._refused_fields]
        answered = [in_order(keyword.root, self._languages) for keyword in kept]
        short = [words for words in answered if words and all(len(text) <= _LONGEST_KEYWORD for _, text in words)]
        unique = tuple(dict.fromkeys(short))
        return unique or tuple(((self._document.language, term),) for term in keywords(self._document))

    def _translation(self, field: str, words: dict[str, str]) -> Words:
        if field in self._refused_fields:
            return ()
        return in_order(words, [language for language in self._languages if language != self._document.language])
