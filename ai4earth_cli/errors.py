"""What a person can put right: a message that is shown as it is."""

NOTHING_FOUND = 1
USED_WRONGLY = 2


class UserError(Exception):
    """Something a person can put right, told as one line or several.

    The message says what is wrong and what would be right; it is printed as it is. `exit_code` is
    USED_WRONGLY, or NOTHING_FOUND where nothing matched or the schedule itself is wrong.
    """

    def __init__(self, message: str, *, exit_code: int = USED_WRONGLY) -> None:
        super().__init__(message)
        self.exit_code = exit_code
