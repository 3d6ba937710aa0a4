"""What a child process cannot do, tried in one."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paperdigest.reading.confinement import confine, deny_network, file_rules, limit_memory, limit_time
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

_LOOK = """
import errno, os, subprocess, sys
from pathlib import Path
from paperdigest.reading.confinement import deny_files
secret, key = Path(sys.argv[1]), Path(f"/proc/{os.getppid()}/environ")
assert secret.read_text() == "lantern"
assert deny_files([sys.prefix, sys.base_prefix, "/nowhere"])
for look in (
    secret.read_text, key.read_bytes, lambda: secret.write_text("x"), lambda: os.truncate(secret, 0),
    lambda: os.listdir(secret.parent), secret.unlink,
    lambda: secret.with_name("new").touch(), lambda: subprocess.run([sys.executable, "-V"]),
):
    try:
        look()
    except PermissionError:
        print("refused")
import colorsys  # what lies where it may be read is read
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such filter")


@linux
def test_no_socket_is_opened_neither_by_python_nor_by_a_library() -> None:
    done = subprocess.run([sys.executable, "-c", _CONNECT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused", "refused", "refused", "-1"]


@linux
def test_no_file_of_the_user_and_no_other_process_is_looked_at(tmp_path: Path) -> None:
    (secret := tmp_path / "secret").write_text("lantern")
    done = subprocess.run([sys.executable, "-c", _LOOK, str(secret)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused"] * 8
    assert secret.read_text() == "lantern"


@linux
def test_the_rules_are_of_the_places_that_there_are(tmp_path: Path) -> None:
    (file := tmp_path / "file").touch()
    rules = file_rules(["", str(tmp_path), str(file), "/nowhere"])
    assert rules is not None
    os.close(rules)


@pytest.mark.parametrize(("name", "value"), [("platform", "win32"), ("maxsize", 2**31 - 1)])
def test_what_the_system_does_not_deny_is_said(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, name, value)
    assert not deny_network()
    if name == "platform":
        assert confine() == ("network", "files")


@linux
def test_a_limit_of_memory_holds_until_it_is_lifted() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    try:
        limit_memory(1 << 45)
        assert resource.getrlimit(resource.RLIMIT_AS) == (1 << 45, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def test_a_limit_of_time_counts_from_now() -> None:
    before, used = resource.getrlimit(resource.RLIMIT_CPU), time.process_time()
    try:
        limit_time(1000)
        assert 1000 <= resource.getrlimit(resource.RLIMIT_CPU)[0] - used < 1100
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)


def test_a_child_whose_parent_is_gone_ends_by_itself() -> None:
    job = JOBS.dump_json(Job())
    asked = HEADER.pack(len(job), len(ENDLESS)) + job + ENDLESS
    command = [sys.executable, "-m", "paperdigest.reading.worker", str(1 << 30), "0.3", *READERS]
    assert subprocess.run(command, input=asked, capture_output=True, timeout=60).returncode == -signal.SIGXCPU
