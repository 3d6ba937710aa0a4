"""The upload command of the settings: what it must have, and its arguments."""

import shlex

PATH = "{path}"


def split_command(command: str) -> list[str]:
    """The arguments of an upload command, none for an empty one; ValueError when it says not where the picture goes."""
    arguments = shlex.split(command)
    if arguments and not any(PATH in argument for argument in arguments[1:]):
        raise ValueError(f"the upload command must have {PATH}, for which the picture's file is put in")
    return arguments
