"""Upload: the user's own command puts a new picture on the web."""

import asyncio
import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from paperdigest.illustrating.command import PATH, split_command
from paperdigest.redaction import is_secret

_TIMEOUT = 120.0  # seconds
_LONGEST = 300  # characters of what the command says


async def upload(command: str, path: Path) -> str:
    """Run the command for one picture, without a shell; why it failed, empty when it did not."""
    arguments = [argument.replace(PATH, str(path)) for argument in split_command(command)]
    environment = {name: value for name, value in os.environ.items() if not is_secret(name)}
    try:
        # the user's own command; not awaited, so that a cancel cannot come between its start and its end
        process = subprocess.Popen(  # noqa: S603
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,  # what the command itself has started ends with it
        )
    except OSError as error:
        return f"{arguments[0]}: {error.strerror}"
    try:
        said, _ = await asyncio.to_thread(process.communicate, timeout=_TIMEOUT)
    except subprocess.TimeoutExpired:
        return f"it took more than {_TIMEOUT:g} s"
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.returncode == 0:
        return ""
    last = " ".join(said.decode(errors="replace").split())[-_LONGEST:]
    return f"exit code {process.returncode}" + (f": {last}" if last else "")
