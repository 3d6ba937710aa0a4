"""An arXiv in a process of its own, whose papers are the PDFs of a folder.

Run: `python -m benchmarks.arxiv FOLDER`; prints its address.
"""

import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from tests.servers.arxiv import ArxivServer, Reply, Row

SUBMITTED = "2024-05-30T10:00:00Z"
_ABSTRACT = "We measure how much of a lantern's light reaches the harbour. A green glass loses less light in fog."


class FolderArxiv(ArxivServer):
    """Serves the PDFs of a folder, each named by its id."""

    def __init__(self, folder: Path) -> None:
        self._files = {f"{file.stem.replace('_', '/')}v1": file for file in sorted(folder.glob("*.pdf"))}
        super().__init__([Row(name, f"Lanterns {name}", SUBMITTED, SUBMITTED, _ABSTRACT) for name in self._files])

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        """The PDF, or the page of results."""
        file = self._files.get(path.removeprefix("/pdf/"))
        return Reply(file.read_bytes()) if file else super().reply(path, query)


if __name__ == "__main__":
    with FolderArxiv(Path(sys.argv[1])) as server:
        print(server.url, flush=True)
        threading.Event().wait()
