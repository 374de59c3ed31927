"""What is told of the faults of a schedule: what is of a kind in one line, and how many there are. Pure."""

from collections.abc import Iterable, Sequence

from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.faults import Fault, faulty
from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.schedule.words import count, held_words

_MOST_OF_A_KIND = 3  # beyond which a number says more


def grouped(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults, more than three of a kind as one, in the place of its first."""
    every = list(faults)
    kinds: dict[str, list[Fault]] = {}
    for fault in every:
        kinds.setdefault(fault.many, []).append(fault)
    together = {many: kind for many, kind in kinds.items() if many and len(kind) > _MOST_OF_A_KIND}
    told = [fault for fault in every if fault.many not in together or fault is kinds[fault.many][0]]
    return [_together(together[fault.many]) if fault.many in together else fault for fault in told]


def _together(kind: Sequence[Fault]) -> Fault:
    first = kind[0]
    if first.line and first.level == "warning":  # a remark says what was done, too
        lines = ", ".join(str(fault.line) for fault in kind[:_MOST_OF_A_KIND])
        where = f"lines {lines} …"
    else:
        where = f"first: {first.where}: {first.message.rstrip('.')}"
    return first._replace(where="", message=f"{len(kind)} {first.many}: {where}; check --all lists them")


def unreadable(file: str, faults: Iterable[Fault]) -> UserError:
    """Return the error that shows why a file holds no schedule, what is of a kind in one line."""
    return faulty(file, grouped(faults))


def tally(schedule: Schedule | None, faults: Sequence[Fault]) -> str:
    """Return how many of each level there are: `0 faults, 4 warnings in 31 talks`."""
    levels = [fault.level for fault in faults]
    remarks = levels.count("remark")
    told = [count(levels.count("fault"), "fault"), count(levels.count("warning"), "warning") if schedule else ""]
    told.append(count(remarks, "remark") if remarks else "")
    held = f" in {held_words(schedule.talks)}" if schedule else ""
    return f"{', '.join(part for part in told if part)}{held}{'' if faults else ': all is right'}"
