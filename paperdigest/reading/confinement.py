"""What the operating system denies a child process that opens hostile PDFs: memory, time, and the network."""

import ctypes
import math
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of Linux' prctl
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # instructions of a filter
_CALL, _ARCHITECTURE = 0, 4  # where the kernel tells of a call what it is
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # with the error EPERM
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # architecture, number of socket(2)
_IO_URING = 425  # opens sockets too
_OTHER_NUMBERS = 0x40000000  # the same calls once more, for x32


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
    control = ctypes.CDLL(None).prctl
    return not (control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or control(_SECCOMP, _FILTER, program, 0, 0))
