"""What is wrong in a schedule file, and where: one line each, for people and for programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ai4earth_cli.errors import NOTHING_FOUND, UserError


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right: the line it stands on (from 1), the place in words, what is wrong and what to write.

    A `warning` leaves the schedule usable, a `fault` does not. The `excerpt` is lines of the file to
    show below.
    """

    line: int
    where: str
    message: str
    level: Literal["fault", "warning"] = "fault"
    excerpt: tuple[str, ...] = ()

    def shown(self, file: str) -> str:
        """Return the fault as it is printed, beginning with FILE:LINE, which editors can follow."""
        warning = "warning: " if self.level == "warning" else ""
        said = f"{file}:{self.line}: {self.where}: {warning}{self.message}"
        return "\n".join([said, *(f"  {line}" for line in self.excerpt)])


def faulty(file: str, faults: Iterable[Fault]) -> UserError:
    """Return the error that shows all the faults of a file."""
    return UserError("\n".join(fault.shown(file) for fault in faults), exit_code=NOTHING_FOUND)
