"""Mutated schedule files, read: `python tests/fuzz.py 100000` reads that many, and takes some minutes.

What must hold of every text is in `check`; the suite runs it on a few hundred.
"""

import datetime as dt
import random
import sys
import time

from ai4earth_cli import files
from ai4earth_cli.formats import toml

REAL = (files.read()[1], files.shipped_text("new.toml"))
NOW = dt.datetime(2020, 5, 1, tzinfo=dt.UTC)
MOST_SECONDS = 10
TOKENS = (
    '"', '"""', "'", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "#", "\n", "\r\n", "\r", "\\", "\t", " ", "\x00", "\x1b",
    "é", "😀", "\u202e", "title", "start", "end", "speakers", "section", "talk", "[[section.talk]]\n", "[workshop]\n",
    '""', '" "', "0", "-1", "1e99", "inf", "nan", "true", "09:10:00", "24:00:00", "2020-02-30", "2020-04-26T09:10:00+99:99",
    '"09:10"', '"25:99"', '"00:00"', '"http://"', '"https://x"', "{ name = 3 }", '{ title = "x", url = "y" }', "[[]]", "9" * 5000,
)  # fmt: skip


def mutated(seed: int) -> str:
    """Return a real file with some of its lines and tokens changed; the same for the same seed."""
    chance = random.Random(seed)
    text = chance.choice(REAL)
    for _ in range(chance.randint(1, 6)):
        lines = text.splitlines(keepends=True) or [""]
        here = chance.randrange(len(lines))
        line = lines[here]
        place = chance.randrange(len(line) + 1)
        match chance.randrange(7):
            case 0:
                lines[here] = ""
            case 1:
                lines[here] = line * 2
            case 2:
                there = chance.randrange(len(lines))
                lines[here], lines[there] = lines[there], line
            case 3:
                lines[here] = line[:place] + chance.choice(TOKENS) + line[place:]
            case 4:
                lines[here] = line[:place] + line[place + 1 :]
            case 5:
                key, equals, _ = line.partition(" = ")
                lines[here] = f"{key}{equals}{chance.choice(TOKENS)}\n"
            case _:
                lines = lines[: here + 1]
        text = "".join(lines)
    return text


def check(text: str) -> None:
    """Assert that `text` is read without an error of ours, soon, and that each fault stands on a line that exists."""
    begin = time.perf_counter()
    schedule, faults = toml.read(text)
    if schedule:
        faults = toml.warnings(text, schedule, NOW)
    assert schedule or faults
    assert time.perf_counter() - begin < MOST_SECONDS
    last = text.count("\n") + 1
    assert [fault for fault in faults if not 1 <= fault.line <= last] == []
    assert [fault for fault in faults if "\n" in fault.message or not fault.message] == []


def main(count: int) -> None:
    """Check `count` mutated files, and say which seed fails."""
    for seed in range(count):
        try:
            check(mutated(seed))
        except BaseException:
            sys.stderr.write(f"The seed is {seed}.\n")
            raise
    sys.stdout.write(f"{count} files read.\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
