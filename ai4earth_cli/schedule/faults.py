"""What is wrong in a file, or may be: faults, warnings and remarks, each with its line."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from ai4earth_cli.errors import NOTHING_FOUND, UserError


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
