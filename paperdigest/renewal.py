"""Renewal: which steps of a section are asked anew, and the section that comes of the old answers and the new ones."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from paperdigest.answers import Step
from paperdigest.digest import Digest, Provenance
from paperdigest.document import Document
from paperdigest.writing.sidecar import PaperRecord, Sidecar, StepRecord

_RESTATED = "restated"
_FIELDS: Mapping[Step, tuple[str, ...]] = {
    Step.SUMMARY: ("summary",),
    Step.TAKEAWAYS: ("takeaways",),
    Step.OVERVIEW: (
        "title", "affiliations", "keywords", "abstract", "background", "past_methods", "approach", "results",
    ),
    Step.METHOD: ("methods",),
    Step.CONCLUSION: ("significance", "innovation", "performance", "workload"),
}  # fmt: skip


_BLOCKS: Mapping[Step, tuple[str, ...]] = {
    Step.SUMMARY: ("summary",),
    Step.TAKEAWAYS: ("takeaways",),
    Step.OVERVIEW: ("translation", "1. Title", "3. Affiliation", "4. Keywords", "6. Summary"),
    Step.METHOD: ("7. Methods",),
    Step.CONCLUSION: ("8. Conclusion",),
}  # of a section, that a step's answer fills


def steps_of(edited: Collection[str], standing: Collection[str]) -> frozenset[Step]:
    """The steps none of whose blocks, of those `standing`, is as it was made: their answers would not be seen."""
    shown = {step: [name for name in names if name in standing or name in edited] for step, names in _BLOCKS.items()}
    return frozenset(step for step, names in shown.items() if names and all(name in edited for name in names))


@dataclass(frozen=True)
class Renewal:
    """A section that is made anew: what it was made from, and the steps that are asked anew if their key has changed.

    Of the other steps the answers stay, whatever has changed; a step that has none is asked in any case. `edited` are
    the steps whose blocks a person has rewritten: they are not asked, and the claims of their answers do not count.
    """

    record: PaperRecord
    steps: frozenset[Step]
    edited: frozenset[Step] = frozenset()

    def kept(self, document: Document, keys: Mapping[Step, str]) -> dict[Step, str]:
        """The answers that stay, as JSON; `keys` are today's. All stay where the paper was read and now cannot be."""
        steps = frozenset[Step]() if self._is_worse(document) else self.steps - self.edited
        old = {step: self.record.steps[step.value] for step in Step if step.value in self.record.steps}
        return {step: one.answer for step, one in old.items() if one.key == keys[step] or step not in steps}

    def merge(self, made: PaperRecord, keys: Mapping[Step, str], prompts: str) -> PaperRecord:
        """The record of the section with the new answers, those in `made`, and the old ones where there are none.

        What the old answers became stays as it is, word for word. `prompts` is the set's name and version today, which
        are those of an answer whose key is today's, too.
        """
        old = self.record
        steps = {
            name: replace(one, prompts=prompts) if name != _RESTATED and one.key == keys[Step(name)] else one
            for name, one in old.steps.items()
        } | made.steps
        new = frozenset(step for step in Step if step.value in made.steps)
        return PaperRecord(
            digest=_merged(old.digest, made.digest, new, steps, self.edited),
            steps={name: steps[name] for name in (*Step, _RESTATED) if name in steps},
            usage=old.usage + made.usage,
            blocks=old.blocks,
            runs=old.runs,
        )

    def _is_worse(self, document: Document) -> bool:
        return document.reader == "abstract" and not self.record.digest.provenance.abstract_only


def reasons(before: PaperRecord | None, after: PaperRecord) -> dict[Step, str]:
    """Why each step was asked anew, in a few words; nothing about those that were not, or of which nothing is known."""
    if before is None:
        return {}
    old = before.steps
    new = {step: after.steps[step.value] for step in Step if step.value in after.steps}
    return {
        step: _reason(old.get(step.value), one)
        for step, one in new.items()
        if one.key != (old[step.value].key if step.value in old else "")
    }


def is_stale(sidecar: Sidecar, model: str, prompts: str, schema: Callable[[Step, Sequence[str], str], str]) -> bool:
    """Whether a post was made with another model, version of the prompts or schema than today's, or is unfinished.

    `schema` gives the version of a step's schema by the post's languages and the paper's own.
    """
    for record in sidecar.papers:
        provenance = record.digest.provenance
        languages = tuple(code for code in sidecar.languages if code not in provenance.missing_languages)
        for step in Step:
            one = record.steps.get(step.value)
            today = (model, prompts, schema(step, languages, provenance.language))
            if one is None or (one.model, one.prompts, one.schema) != today:
                return True
    return False


def _reason(before: StepRecord | None, after: StepRecord) -> str:
    if before is None:
        return "no answer before"
    if before.model != after.model:
        return f"{before.model} → {after.model}"
    if before.prompts != after.prompts:
        return f"prompts {before.prompts or 'unknown'} → {after.prompts}"
    return "another text, schema or option"


def _merged(
    old: Digest, made: Digest, new: Collection[Step], steps: Mapping[str, StepRecord], edited: Collection[Step]
) -> Digest:
    """The old digest with the content of the `new` steps; what was read of the paper is as the last reading has it."""
    if made.provenance.abstract_only and not old.provenance.abstract_only and not new:
        return replace(old, provenance=_provenance(old, old.provenance, steps, edited))
    fields = {name: getattr(made.content, name) for step in new for name in _FIELDS[step]}
    tallies = {
        step.value: (made if step in new else old).tallies[step.value]
        for step in Step
        if step.value in (made if step in new else old).tallies
    }
    merged = replace(made, content=replace(old.content, **fields), tallies=tallies)
    return replace(merged, provenance=_provenance(merged, made.provenance, steps, edited))


def _provenance(
    digest: Digest, read: Provenance, steps: Mapping[str, StepRecord], edited: Collection[Step]
) -> Provenance:
    """All models and prompts that the steps name, and the claims of all of them but the edited ones."""
    counted = {name: tally for name, tally in digest.tallies.items() if name not in edited}
    tally = replace(digest, tallies=counted).tally
    return replace(
        read,
        models=tuple(dict.fromkeys(one.model for one in steps.values())),
        prompts=", ".join(dict.fromkeys(one.prompts for name, one in steps.items() if name != _RESTATED)),
        claims=tally.claims,
        grounded=tally.grounded,
        failed_steps=tuple(step.value for step in Step if step.value not in steps),
    )
