"""What a child process cannot do, tried in one."""

import signal
import subprocess
import sys

import pytest

from paperdigest.reading.protocol import HEADER, JOBS, READERS, Job
from tests.reading.bombs import ENDLESS

_CONNECT = """
import ctypes, socket, sys
from paperdigest.reading.confinement import deny_network
ready = socket.socket()
assert deny_network()
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):
    try:
        socket.socket(family)
    except PermissionError:
        print("refused")
print(ctypes.CDLL(None).socket(2, 1, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such filter")
def test_no_socket_is_opened_neither_by_python_nor_by_a_library() -> None:
    done = subprocess.run([sys.executable, "-c", _CONNECT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused", "refused", "refused", "-1"]


def test_a_child_whose_parent_is_gone_ends_by_itself() -> None:
    job = JOBS.dump_json(Job())
    asked = HEADER.pack(len(job), len(ENDLESS)) + job + ENDLESS
    command = [sys.executable, "-m", "paperdigest.reading.worker", str(1 << 30), "0.3", *READERS]
    assert subprocess.run(command, input=asked, capture_output=True, timeout=60).returncode == -signal.SIGXCPU
