"""What the operating system denies a child process that opens hostile PDFs: memory, time, network, and files."""

import ctypes
import math
import os
import platform
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of Linux' prctl
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # instructions of a filter
_CALL, _ARCHITECTURE = 0, 4  # where the kernel tells of a call what it is
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # with the error EPERM
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # architecture, number of socket(2)
_IO_URING = 425  # opens sockets too
_OTHER_NUMBERS = 0x40000000  # the same calls once more, for x32
_CREATE_RULES, _ADD_RULE, _RESTRICT = 444, 445, 446  # Linux' landlock calls, the same on every architecture
_BENEATH = 1  # the kind of rule
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_VERSION = 1  # asks for landlock's, from 1
_FIRST_RIGHTS, _RIGHTS = 13, 15  # to run, read, write, make, remove; since version 2 to move, since 3 to truncate
_PROGRAM = (str(Path(__file__).parents[1]), sys.prefix, sys.base_prefix)  # and what is in sys.path
# libraries, also of those who build their own system, and fonts to draw with
_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/opt", "/nix/store", "/gnu/store", "/home/linuxbrew/.linuxbrew"),
    *("/etc/ld.so.cache", "/etc/fonts"),
)


def limit_memory(limit: int) -> None:
    """At most `limit` bytes of address space, where the system knows such a limit."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ValueError, OSError):  # macOS refuses a limit on the address space
        return


def limit_time(seconds: float) -> None:
    """So much processor time from now on, then SIGXCPU: a child whose parent was killed does not work for ever."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def confine() -> tuple[str, ...]:
    """Deny this process what reading needs none of; what the system does not deny: "network", "files"."""
    denied = {"network": deny_network(), "files": deny_files([*sys.path, *_PROGRAM, *_linked(sys.path), *_SYSTEM])}
    return tuple(what for what, is_denied in denied.items() if not is_denied)


def _linked(folders: Iterable[str]) -> Iterator[str]:
    """Where the modules in these folders are in truth, as far as they are links: installers with a cache make them."""
    for folder in map(Path, filter(None, folders)):
        for file in (*folder.glob("*.py"), *folder.glob("*.so"), *folder.glob("*/__init__.py")):
            if file.is_symlink():
                yield str(file.resolve().parent if file.parent == folder else file.resolve().parent.parent)


def deny_network() -> bool:
    """Let the kernel refuse every new socket from now on, to libraries as to Python; whether it does.

    Linux on 64-bit x86 and ARM alone can: a seccomp filter, see seccomp(2).
    """
    architecture, socket = _SOCKET.get(platform.machine(), (0, 0))
    if sys.platform != "linux" or not architecture or sys.maxsize < 1 << 32:
        return False
    code = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, 4, architecture),
        (_LOAD, 0, 0, _CALL),
        (_AT_LEAST, 2, 0, _OTHER_NUMBERS),
        (_EQUAL, 1, 0, socket),
        (_EQUAL, 0, 1, _IO_URING),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    )
    instructions = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in code))
    program = ctypes.create_string_buffer(struct.pack("HP", len(code), ctypes.addressof(instructions)))
    return _gives_up_privileges() and not ctypes.CDLL(None).prctl(_SECCOMP, _FILTER, program, 0, 0)


def deny_files(readable: Iterable[str]) -> bool:
    """Let the kernel refuse every file from now on but reading what is below `readable`; whether it does.

    Nothing is written, nothing run, and other processes are not looked at: not at their environment, nor their memory.
    Linux 5.13 or newer alone can, see landlock(7).
    """
    rules = file_rules(readable)
    if rules is None:
        return False
    try:
        return _gives_up_privileges() and not ctypes.CDLL(None).syscall(_RESTRICT, rules, 0)
    finally:
        os.close(rules)


def file_rules(readable: Iterable[str]) -> int | None:
    """A descriptor of the rules by which nothing is allowed but reading there; None where the system knows none."""
    if sys.platform != "linux":
        return None
    call = ctypes.CDLL(None).syscall
    version: int = call(_CREATE_RULES, None, ctypes.c_size_t(0), _VERSION)
    rights = (1 << min(_FIRST_RIGHTS - 1 + version, _RIGHTS)) - 1
    everything = ctypes.create_string_buffer(struct.pack("Q", rights), 8)
    rules: int = call(_CREATE_RULES, everything, ctypes.c_size_t(8), 0)
    if rules < 0:
        return None
    for place, allowed in _opened(readable):
        rule = ctypes.create_string_buffer(struct.pack("=Qi", allowed, place), 12)
        call(_ADD_RULE, rules, _BENEATH, rule, 0)
    return rules


def _opened(readable: Iterable[str]) -> Iterator[tuple[int, int]]:
    """A descriptor of each place that there is, for as long as it is used, and what may be done there."""
    for place in filter(None, readable):
        with suppress(OSError):
            descriptor = os.open(place, os.O_PATH)
            try:
                yield descriptor, _READ_FILE | _READ_FOLDER * Path(place).is_dir()
            finally:
                os.close(descriptor)


def _gives_up_privileges() -> bool:
    """What the kernel wants first: no program that this one becomes has more rights than it."""
    return not ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
