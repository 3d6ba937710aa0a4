"""paperdigest: bilingual blog posts about new papers, every claim tied to a sentence and page of the paper."""

__version__ = "0.1.0"
