"""A stopwatch for one process, as a program: `stopwatch.py LIMIT discard|read COMMAND...`.

It prints the seconds until the process ended, until its first and until its last output (0 where that is discarded),
its peak memory in bytes and its exit code; of a process that was killed after LIMIT seconds, that is -9.

It is a process of its own, and a small one, because the kernel counts the memory of who starts a process to that
process until it begins: a large starter would hide how little it needs.
"""

import os
import signal
import sys
import time

BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024  # getrusage(2): kilobytes, but on macOS bytes
CHUNK = 1 << 16  # what a pipe holds


def main(limit: str, mode: str, *command: str) -> None:
    """Run `command` with nothing on standard input, and print the measurements."""
    assert sys.platform != "win32"  # which has none of what follows
    null = os.open(os.devnull, os.O_RDWR)
    reader, writer = os.pipe()
    output = writer if mode == "read" else null
    streams = [(os.POSIX_SPAWN_DUP2, stream, number) for number, stream in enumerate((null, output, null))]
    begin = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(process, signal.SIGKILL))
    signal.alarm(int(limit))
    os.close(writer)
    first, last = _outputs(reader, begin)
    _, status, usage = os.wait4(process, 0)
    ended = time.perf_counter() - begin
    sys.stdout.write(
        f"{ended} {first} {last} {usage.ru_maxrss * BYTES_OF_MAXRSS} {os.waitstatus_to_exitcode(status)}\n"
    )


def _outputs(reader: int, begin: float) -> tuple[float, float]:
    """Return the seconds from `begin` until the first and the last output."""
    first = last = 0.0
    while os.read(reader, CHUNK):
        last = time.perf_counter() - begin
        first = first or last
    return first, last


if __name__ == "__main__":
    main(*sys.argv[1:])
