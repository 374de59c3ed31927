"""The way in: one place that turns what went wrong into a message and an exit code."""

import os
import sys

TYPE_CHECKING = False  # as typing has it, which like all else is loaded where an interrupt is already caught
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


_MANY_OBJECTS = 200_000  # of those that can be in circles; 10,000 talks have 60,000
_MOST_SAID = 200  # letters of what Python says
INTERRUPTED = 130  # as shells have it: 128 and the signal's number


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 nothing found, 2 used wrongly, 130 interrupted."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _end_quietly()
    except SystemExit as leaving:  # which Typer makes of a closed pipe, with exit code 1
        if isinstance(leaving.__context__, BrokenPipeError):
            return _end_quietly()
        raise


def _run(arguments: "Sequence[str] | None") -> int:
    # imported here, so that an interrupt while they load ends as quietly as later
    import codecs
    import io

    import typer

    from ai4earth_cli.cli import app
    from ai4earth_cli.errors import NOTHING_FOUND, USED_WRONGLY, UserError

    if sys.stdout is None:
        _say("Cannot print the answer: standard output is closed.")
        return NOTHING_FOUND
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.encoding.casefold().startswith("utf"):
            stream.reconfigure(errors="nearest")
    try:
        code = app(arguments, prog_name="ai4earth", standalone_mode=False)
        sys.stdout.flush()
    except UserError as error:
        _say(str(error))
        return error.exit_code
    except typer.TyperException as error:
        from ai4earth_cli.cli.slips import said_of

        _say(said_of(error, sys.argv[1:] if arguments is None else arguments))
        return USED_WRONGLY
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:  # a file of ours, and so a bug
            raise
        _discard_output()
        _say(f"Cannot print the answer: {error.strerror}.")
        return NOTHING_FOUND
    return code or 0


def _say(text: str) -> None:
    from ai4earth_cli.cli.saying import say

    say(text)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Return letters that an encoding without them can show: `Cerron` for `Cerrón`, `-` for a dash."""
    from anyascii import anyascii

    assert isinstance(error, UnicodeEncodeError)  # noqa: S101  it is registered for writing only
    text = error.object[error.start : error.end].replace("━", "=").replace("▶", ">")  # a bar's length, what is on
    return anyascii(text) or "?", error.end


def _end_quietly() -> int:
    """Return 0, since whoever closed the pipe has had all they wanted."""
    _discard_output()
    return 0


def _discard_output() -> None:
    """Let the interpreter's last flush go nowhere (the Python documentation's note on SIGPIPE)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def program() -> "NoReturn":
    """Run as a process of its own, and end it at once.

    Most runs are over before what they leave in circles would be worth collecting, which the threshold
    says; a long one is collected like any other. To take the process apart would cost a tenth of the
    time that it took.
    """
    try:
        sys.unraisablehook = _unraisable
        import gc

        gc.set_threshold(_MANY_OBJECTS)
        exit_code = 0 if _has_answered_a_bar() else main()
        _flush()
        os._exit(exit_code)
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    # The last resort, and the one place for it: whatever is left is a bug, and is said so rather than shown in full.
    # RecursionError and MemoryError are among it. Tests and the fuzzer set AI4EARTH_DEBUG, and so see what it hides.
    except Exception as error:
        if _is_of_an_interrupt(error):
            os._exit(INTERRUPTED)
        if os.environ.get("AI4EARTH_DEBUG", "0") in {"", "0"}:
            _report(error)
            _flush()
            os._exit(1)
        raise


def _has_answered_a_bar() -> bool:
    """Write what a bar or a prompt was told before in this minute, if it still holds, without loading anything else."""
    if sys.argv[1:2] != ["status"]:
        return False
    import time

    from ai4earth_cli.store.caches import minute

    text = minute.answer(time.time()) if minute.is_for_a_bar() else None
    if text is None:
        return False
    try:
        if text:
            os.write(1, text)
    except OSError:  # what is then to be said, `main` says
        return False
    return True


def _is_of_an_interrupt(error: BaseException | None) -> bool:
    """Whether an error came of Ctrl-C: Python up to 3.11 makes a RuntimeError of what `__set_name__` raises."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _unraisable(lost: "sys.UnraisableHookArgs") -> None:
    """End when interrupted in a callback of the interpreter, which would show a traceback and go on."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(lost)


def _report(error: Exception) -> None:
    """Say in one line what no message was written for."""
    from ai4earth_cli.text.printable import one_line

    said = one_line(f"{type(error).__name__}: {error}")[:_MOST_SAID].removesuffix(":")
    message = (
        f"This is a bug in ai4earth, of which its maintainers would like to know: {said}. "
        "Please send them the line of ai4earth --version; AI4EARTH_DEBUG=1 shows the traceback.\n"
    )
    if sys.stderr is not None:
        sys.stderr.write(message)


def _flush() -> None:
    """Write out what is printed so far, if there is still someone to read it."""
    import contextlib

    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError):  # a stream that is closed; whoever reads it knows
            stream.flush()


if __name__ == "__main__":
    program()
