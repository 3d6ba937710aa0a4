"""Processor time to ground a digest (25 claims in two languages) of a paper of 1,000 sentences, its index included.

Run: `python -m benchmarks.bench_grounding`
"""

import random
import time
from dataclasses import replace

from paperdigest.answers import Claim
from paperdigest.checking.grounding import ground
from paperdigest.checking.index import PaperIndex
from paperdigest.checking.meaning.dictionary import dictionary
from paperdigest.document import Document, Sentence
from tests.extracting.invented import document
from tests.papers import paper

SENTENCES, CLAIMS, ROUNDS, LIMIT = 1000, 25, 9, 50.0  # LIMIT in milliseconds


def long_document() -> Document:
    """The invented paper again and again, on 20 pages, with other numbers and names each time."""
    chance = random.Random(1)
    short = document()
    sentences = []
    for n in range(SENTENCES):
        sentence = short.sentences[n % len(short.sentences)]
        digits = "".join(str(chance.randrange(10)) if c.isdigit() else c for c in sentence.text)
        text = f"{digits[:-1]}, as Net-{chance.randrange(100)} of {chance.choice('ABCDE')}-Farm."
        sentences.append(Sentence(f"s{n + 1}", text, n // 50 + 1, sentence.section))
    return replace(short, sentences=tuple(sentences), pages=20)


def claims(text: Document) -> list[Claim]:
    """True claims, every fifth with evidence that has to be mended."""
    chosen = random.Random(2).sample(text.sentences, CLAIMS)
    return [
        Claim(
            evidence=["s99999" if n % 5 == 0 else sentence.id],
            words={"en": sentence.text, "zh": f"SheepNet 的结果见 {sentence.text.rpartition('as ')[2]}"},
        )
        for n, sentence in enumerate(chosen)
    ]


def main() -> None:
    start = time.process_time()
    dictionary()
    loading = (time.process_time() - start) * 1000
    text = long_document()
    digest = claims(text)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        index = PaperIndex(paper(), text)
        grounded = sum(not ground(claim, index, ("zh", "en")).problems for claim in digest)
        times.append((time.process_time() - start) * 1000)
    middle = sorted(times)[ROUNDS // 2]
    print(f"{middle:.1f} ms for {CLAIMS} claims ({grounded} grounded) of {SENTENCES} sentences, limit {LIMIT:.0f} ms")
    print(f"{loading:.0f} ms to load the dictionary, once a process")


if __name__ == "__main__":
    main()
