"""Programs of the user's, which are told of talks in variables of the environment."""

import os
import subprocess
from collections.abc import Mapping


def start(command: str, variables: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start what the user has written as a command of their shell, and don't wait for it.

    What comes from a schedule is in the `variables` only, never in the text that a shell reads. It has no input
    and no output, since the screen is taken.
    """
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S602  the user's own command, and so their shell
        command,
        shell=True,
        env={**os.environ, **variables},
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
        start_new_session=True,  # so that Ctrl-C, which ends the screen, does not end it
    )
