"""What a person can put right, and faults of a file: messages that are shown as they are."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

NOTHING_FOUND = 1
USED_WRONGLY = 2


class UserError(Exception):
    """Something a person can put right, told as one line or several.

    The message says what is wrong and what would be right; it is printed as it is. `exit_code` is
    USED_WRONGLY, or NOTHING_FOUND if nothing matched or the schedule itself is wrong.
    """

    def __init__(self, message: str, *, exit_code: int = USED_WRONGLY) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class UnreadableError(UserError):
    """A source that can't be had: `said` is what is wrong, without the remedy, which is another for one remembered."""

    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(f"{said} {remedy}", exit_code=NOTHING_FOUND)
        self.said = said


class AmbiguousError(UserError):
    """What may mean several things: `said` is that it does, `choices` are what to type instead, a line each."""

    def __init__(self, said: str, choices: Iterable[str]) -> None:
        self.said, self.choices = said, tuple(choices)
        super().__init__("\n  ".join((said, *self.choices)))


class Fault(NamedTuple):
    """One thing to put right: the line it stands on (from 1), the place in words, what is wrong and what to write.

    A `fault` leaves no schedule. A `warning` is what is probably a mistake, a `remark` what a lenient
    reader did about something it could not read. The `line` is 0 where a format has none and `where`
    says the place. The `excerpt` is lines of the file to show below. `many` is what several of a kind
    are called after their number; empty if each is told by itself.
    """

    line: int
    where: str
    message: str
    level: Literal["fault", "warning", "remark"] = "fault"
    excerpt: tuple[str, ...] = ()
    many: str = ""

    def shown(self, file: str) -> str:
        """Return the fault as it is printed, beginning with FILE:LINE, which editors can follow."""
        level = "" if self.level == "fault" else f"{self.level}: "
        place = f"{file}:{self.line}" if self.line else file
        where = f"{self.where}: " if self.where else ""
        said = f"{place}: {where}{level}{self.message}"
        return "\n".join([said, *(f"  {line}" for line in self.excerpt)])


def faulty(file: str, faults: Iterable[Fault]) -> UserError:
    """Return the error that shows all the faults of a file."""
    return UserError("\n".join(fault.shown(file) for fault in faults), exit_code=NOTHING_FOUND)
