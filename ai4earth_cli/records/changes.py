"""The answer to `changes` for programs."""

from collections.abc import Iterator

from ai4earth_cli.records import Record, source, talk_lines, talks
from ai4earth_cli.schedule.changes import Comparison, Difference, Kind
from ai4earth_cli.schedule.model import View


def changes_found(view: View, compared: Comparison | None) -> Record:
    """Return the changes, a record for each kind of a talk, and which schedules were compared; none at the first look.

    `before` and `after` have the talk's field that is another. What was removed has no number.
    """
    new = source(view.origin, view)
    if compared is None:
        return {"changes": [], "old": None, "new": new, "since": None}
    found = [
        {"kind": kind, "talk": after, "before": _field(kind, before), "after": _field(kind, after)}
        for one, before, after in _records(view, compared)
        for kind in one.kinds
    ]
    since = compared.since and compared.since.astimezone(view.zone).isoformat()
    return {"changes": found, "old": source(compared.old.origin, view), "new": new, "since": since}


def change_lines(view: View, compared: Comparison) -> Iterator[str]:
    """Yield a line per kind and talk: the kind, what was before, what is now, then the fields of `talk_lines`."""
    lines = talk_lines(view, (one.talk for one in compared.found if not one.is_gone))
    gone = talk_lines(compared.old, (one.talk for one in compared.found if one.is_gone))
    for one, before, after in _records(view, compared):
        line = next(gone).rpartition("\t")[0] + "\t" if one.is_gone else next(lines)
        for kind in one.kinds:
            yield "\t".join((kind, _text(kind, before), _text(kind, after), line))


def _records(view: View, compared: Comparison) -> Iterator[tuple[Difference, Record, Record]]:
    """Yield each difference with its talk as it was and as it is, which for one that came or went are the same."""
    known = iter(talks(view, (one.talk for one in compared.found if not one.is_gone)))
    gone = iter(talks(compared.old, (one.talk for one in compared.found if one.is_gone)))
    were = iter(talks(compared.old, (one.before for one in compared.found if one.before and not one.is_gone)))
    for one in compared.found:
        after = {**next(gone), "number": None} if one.is_gone else next(known)
        yield one, next(were) if one.before and not one.is_gone else after, after


def _field(kind: Kind, record: Record) -> object:
    """Return what a kind of change is about; nothing for a talk that came or went."""
    if kind in {"added", "removed"}:
        return None
    if kind == "moved":
        return {"start": record["start"], "end": record["end"]}
    return record["cancelled" if kind in {"cancelled", "reinstated"} else kind]


def _text(kind: Kind, record: Record) -> str:
    """Return that as a field of a line: an interval as ISO 8601 has it, names with `; `, addresses with a space."""
    if kind == "moved":
        return "/".join(filter(None, (record["start"], record["end"])))
    if kind == "speakers":
        return "; ".join(speaker["name"] for speaker in record["speakers"])
    if kind == "links":
        named = [url for name, url in record["links"].items() if name != "other" and url]
        return " ".join([*named, *(link["url"] for link in record["links"]["other"])])
    return record[kind] or "" if kind in {"room", "title"} else ""
