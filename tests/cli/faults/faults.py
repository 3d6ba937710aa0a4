"""Every fault that servers and PDFs can show."""

from tests.cli.faults.arxiv_faults import ARXIV_FAULTS
from tests.cli.faults.gemini_faults import GEMINI_FAULTS
from tests.cli.faults.openai_faults import OPENAI_FAULTS

FAULTS = (*ARXIV_FAULTS, *GEMINI_FAULTS, *OPENAI_FAULTS)
