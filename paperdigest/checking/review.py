"""Review: which of a paper's claims stand, and for those that do not, why, and from what they could be said anew."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from paperdigest.answers import Answer, Claim, Step
from paperdigest.checking.form.hygiene import claims_in
from paperdigest.checking.grounding import candidates
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.neighbours import ground_nearby
from paperdigest.checking.problems import Grounding, explain
from paperdigest.checking.refusals import NOTHING_REFUSED, Refusal, Refusals, find_refusals
from paperdigest.document import Document, Sentence
from paperdigest.paper import Paper
from paperdigest.writing.clean import clean_in

_UNREAD = Grounding(())  # of what is refused for its form: to ground a text without end takes without end
_TRANSLATIONS = ("title", "abstract")  # fields of the overview that can be asked for anew


@dataclass(frozen=True)
class Objection:
    """A claim that cannot be published, where it stands, why not, and the sentences to say it anew from."""

    place: str
    claim: Claim
    reason: str
    candidates: tuple[Sentence, ...]


@dataclass(frozen=True)
class Review:
    """What became of each claim of a paper's answers, by its place in them ("summary.claim", "method.points.2").

    `translations` are the flawed translations of title and abstract, with the reason. `is_worth_asking` is false when
    all objections are to claims that only repeat others: what they say is in the post.
    """

    claims: Mapping[str, Claim]
    groundings: Mapping[str, Grounding]
    refusals: Refusals
    objections: tuple[Objection, ...]
    translations: Mapping[str, str]
    is_worth_asking: bool

    def of(self, steps: Container[Step]) -> "Review":
        """The review as far as it objects to answers of these steps."""
        objections = tuple(one for one in self.objections if Step(one.place.partition(".")[0]) in steps)
        translations = self.translations if Step.OVERVIEW in steps else {}
        is_worth_asking = bool(translations) or not all(_only_repeats(self, one.place) for one in objections)
        return replace(self, objections=objections, translations=translations, is_worth_asking=is_worth_asking)

    def reason(self, place: str) -> str:
        """Why the claim there is to be withheld; empty when it stands."""
        refusal = self.refusals.claims.get(place, Refusal(""))
        return "; ".join(filter(None, (explain(self.groundings[place].problems), refusal.reason)))


def review_answers(
    answers: Mapping[Step, Answer],
    languages: Sequence[str],
    paper: Paper,
    document: Document,
    prompts: Sequence[str] | None = None,
) -> Review:
    """Check every claim against the paper, and against what no answer may contain.

    `prompts` are the texts the model was given besides the paper; None when the answers are the paper's own words,
    which may be as odd as the paper is.
    """
    index = PaperIndex(paper, document)
    refusals = NOTHING_REFUSED if prompts is None else find_refusals(answers, languages, document, prompts, index)
    claims = {
        f"{step}.{place}": claim.model_copy(
            update={"words": {code: clean_in(text, code) for code, text in claim.words.items()}}
        )
        for step, answer in answers.items()
        for place, claim in claims_in(answer)
    }  # what is grounded is what a post shows
    refused = {place for place, refusal in refusals.claims.items() if not refusal.is_idle}
    groundings = {
        place: _UNREAD if place in refused else ground_nearby(claim, index, languages)
        for place, claim in claims.items()
    }
    flawed = {name: refusals.fields[name] for name in _TRANSLATIONS if name in refusals.fields}
    translations = {name: refusal.reason for name, refusal in flawed.items() if not refusal.is_idle}
    review = Review(claims, groundings, refusals, (), translations, False)
    objections = tuple(
        Objection(place, claim, reason, candidates(claim, index))
        for place, claim in claims.items()
        if (reason := review.reason(place))
    )
    return replace(review, objections=objections).of(tuple(Step))


def _only_repeats(review: Review, place: str) -> bool:
    refusal = review.refusals.claims.get(place, Refusal(""))
    return refusal.is_idle and not review.groundings[place].problems
