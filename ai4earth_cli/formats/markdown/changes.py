"""What is different from an older schedule, as a list in Markdown for a chat or a page of news."""

from collections.abc import Iterator

from ai4earth_cli.formats.markdown.escaped import as_link, as_text
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.changes import Comparison, Difference
from ai4earth_cli.schedule.model import View
from ai4earth_cli.schedule.words import date_words, marked_title, news, times
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks


def dumps(view: View, compared: Comparison) -> Iterator[str]:
    """Yield the lines: what is compared, then an item for each talk, under its day if there are several.

    Times are in the first of the reader's zones.
    """
    found = compared.found
    told, *_ = readers_clocks(view, (talk.span for one in found for talk in (one.talk, one.before) if talk))
    about = f"{news.summary(view, compared)} Times are in {told.label}."
    yield f"**{as_text(view.schedule.title)}**: {as_text(about)}"
    days = news.by_day(view.schedule, found)
    first, last = questions.dates(view.schedule, (*view.schedule.talks, *(one.talk for one in found)))
    for day, there in days.items():
        yield ""
        if first != last:
            yield f"**{date_words(day) if day else 'Unscheduled'}**"
            yield ""
        yield from (_item(view, one, told) for one in there)


def _item(view: View, one: Difference, told: Clocks) -> str:
    title = as_text(one.talk.title if "cancelled" in one.kinds else marked_title(one.talk))
    shown = f"~~{title}~~" if one.is_gone or one.talk.cancelled else f"**{title}**"
    said = [
        as_text(line)
        for line in news.words(view, one._replace(kinds=tuple(kind for kind in one.kinds if kind != "links")), told)
    ]
    if "links" in one.kinds and one.before:
        said += [f"{as_link(where.title, where.url)} {what}" for where, what in news.links(one.before, one.talk)]
    return f"- {as_text(times(one.talk, view.schedule, told))} {shown}: {', '.join(said)}"
