"""What a person can put right: messages that are shown as they are."""

from collections.abc import Iterable

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
