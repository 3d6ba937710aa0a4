"""Fields of study as data: names that a keyword may have though the paper does not print them, by arXiv category."""

from collections.abc import Sequence

_FIELDS = """
    cs. stat.ML eess.: machine learning, deep learning, artificial intelligence, neural networks, data science
    cs. : computer science, algorithms
    cs.CV eess.IV cs.GR: computer vision, image processing, image analysis, pattern recognition, visual recognition
    cs.CL: natural language processing, natural language understanding, computational linguistics
    cs.IR: information retrieval, recommender systems
    cs.RO: robotics
    cs.CR: computer security, information security, cryptography
    cs.DC: distributed computing, distributed systems, parallel computing, cloud computing
    cs.DB: databases, data management
    cs.PL: programming languages
    cs.SE: software engineering
    cs.DS cs.CC: algorithms, data structures, computational complexity
    cs.HC: human-computer interaction
    cs.GR: computer graphics
    cs.SD eess.AS: speech processing, audio processing
    cs.NE: evolutionary computation, optimization
    eess.SP: signal processing
    stat. : statistics
    quant-ph: quantum physics, quantum mechanics, quantum computing, quantum information
    hep- nucl-: particle physics, high energy physics, high-energy physics, nuclear physics
    hep-lat: lattice field theory, lattice QCD
    gr-qc: general relativity, gravitation
    astro-ph: astrophysics, astronomy
    astro-ph.CO: cosmology
    cond-mat: condensed matter physics
    math. math-ph: mathematics
    math.AG: algebraic geometry
    math.CO: combinatorics
    math.GT math.AT math.GN: topology
    math.OC: optimization
    q-bio: computational biology, bioinformatics
"""


def is_field(name: str, categories: Sequence[str]) -> bool:
    """Whether a name, in small letters, is that of a field of study to which one of the arXiv categories belongs."""
    for line in _FIELDS.strip().splitlines():
        prefixes, _, fields = line.partition(":")
        if name in (field.strip() for field in fields.split(",")):
            belongs = tuple(prefixes.split())
            if any(category.startswith(belongs) for category in categories):
                return True
    return False
