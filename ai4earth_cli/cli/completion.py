"""What Tab offers: formats, sections, types, rooms, speakers, words, numbers, days, zones, names of schedules, topics.

Shells read what they are offered, zsh twice, so no offer has a sign that any of them acts on.
"""

import os
import sys
from typing import TYPE_CHECKING

import typer

from ai4earth_cli.text.addresses import is_on_the_web
from ai4earth_cli.text.matching import fold

if TYPE_CHECKING:  # loaded by Tab only
    from collections.abc import Iterable

    from ai4earth_cli.schedule.model import Schedule


_SIGNS = frozenset(" -_.,/+")  # harmless, and needed: Etc/GMT+5, J. Smith, hydro-and-cryospheres
_LONGEST = 100  # characters of an offer, and of the title beside it
_LINE_IN = {  # the variable in which the script for each shell hands over the line
    "bash": "COMP_WORDS",
    "zsh": "_TYPER_COMPLETE_ARGS",
    "fish": "_TYPER_COMPLETE_ARGS",
    "powershell": "_TYPER_COMPLETE_ARGS",
    "pwsh": "_TYPER_COMPLETE_ARGS",
}


def can_answer() -> bool:
    """Return whether the variables that ask for completions, or for a shell's script, are as such scripts set them."""
    wanted, _, shell = os.environ["_AI4EARTH_COMPLETE"].partition("_")
    if wanted != "complete" or shell not in _LINE_IN:
        return wanted == "source" and shell in _LINE_IN
    position = os.environ.get("COMP_CWORD", "") if shell == "bash" else "0"
    is_number = position.isdecimal() and len(position) < 10  # noqa: PLR2004  digits
    return is_number and _LINE_IN[shell] in os.environ


def _schedule(context: typer.Context) -> "Schedule | None":
    """Return the schedule that the command line being completed is about; None if it is wrong, or to be waited for."""
    from ai4earth_cli import sources
    from ai4earth_cli.cli.asked import Source, resolved
    from ai4earth_cli.errors import UserError

    try:
        schedule, event_tz, event_date = map(context.params.get, ("schedule", "event_tz", "event_date"))
        asked = resolved(Source(schedule, event_tz, event_date))
        source = asked.schedule
        if source == "-" or (source and not is_on_the_web(source) and not os.path.isfile(source)):  # noqa: PTH113  Path's raises for a name too long
            return None
        return sources.load(source, asked.given)[0]  # which asks nobody on the web
    except UserError:
        return None


def complete_section(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the sections, with their titles, or else the words of ids that begin so."""
    schedule = _schedule(context)
    sections = schedule.sections if schedule else ()
    found = [
        (finished, _harmless(section.title[:_LONGEST]))
        for section in sections
        if (finished := _finish(incomplete, section.id))
    ]
    words = _words(section.id.replace("-", " ") for section in sections)
    return found or [(word, "") for word in (_beginning(incomplete, words) if incomplete else ())]


def complete_type(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the types of the talks."""
    schedule = _schedule(context)
    kinds = dict.fromkeys(talk.type for talk in schedule.talks if talk.type) if schedule else ()
    return _beginning(incomplete, kinds)


def complete_room(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the rooms."""
    schedule = _schedule(context)
    rooms = dict.fromkeys(room for talk in schedule.talks for room in talk.rooms) if schedule else ()
    return _beginning(incomplete, rooms)


def complete_known(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of the schedules that are remembered; for `use` only as its first word."""
    from ai4earth_cli.cli.asked.settings import remembered
    from ai4earth_cli.errors import UserError

    if context.params.get("words"):
        return []
    try:
        names = remembered().schedules
    except UserError:
        return []
    return [finished for name in names if (finished := _finish(incomplete, name))]


def complete_language(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the languages of the talks."""
    schedule = _schedule(context)
    languages = dict.fromkeys(talk.language for talk in schedule.talks if talk.language) if schedule else ()
    return _beginning(incomplete, languages)


def complete_speaker(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the speakers' names that begin so, or else the words of names that do."""
    names = _speakers(context)
    return _beginning(incomplete, names) or _beginning(incomplete, _words(names))


def complete_query(context: typer.Context, incomplete: str) -> list[str]:
    """Offer words of the speakers' names, one at a time, and of titles that begin as what is typed; or numbers."""
    if incomplete.isdecimal():
        schedule = _schedule(context)
        numbers = map(str, range(1, len(schedule.talks) + 1)) if schedule else ()
        return [number for number in numbers if number.startswith(incomplete)]
    typed = [fold(word) for word in context.params.get("words") or ()]
    texts = [*_speakers(context), *(_titles(context) if incomplete else ())]
    among = [text for text in texts if all(word in fold(text) for word in typed)]
    words = (word for word in _words(among) if fold(word) not in typed)
    return [finished for word in words if (finished := _finish(incomplete, word))]


def complete_day(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the days of the programme with their names, and what stands for one; never files."""
    from ai4earth_cli.schedule.questions import days

    schedule = _schedule(context)
    named = [(day.isoformat(), f"{day:%A}") for day in (days(schedule) if schedule else ())]
    offers = [*named, ("today", "where the event is"), ("tomorrow", ""), ("all", "every day")]
    found = [(finished, beside) for day, beside in offers if (finished := _finish(incomplete, day))]
    return found or [(word, "") for word in _as_typed(incomplete)]


def complete_moment(_: typer.Context, incomplete: str) -> list[str]:
    """Offer what stands for a moment, and never files."""
    return [finished for name in ("now", "tomorrow") if (finished := _finish(incomplete, name))] or _as_typed(
        incomplete
    )


def complete_format(_: typer.Context, incomplete: str) -> list[str]:
    """Offer the formats that `export` knows, also as people call them."""
    from ai4earth_cli.formats import SHORT, WRITTEN

    return [finished for name in (*WRITTEN, *SHORT) if (finished := _finish(incomplete, name))]


def complete_subject(_: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the topics and commands that `help` tells of, with what each is about."""
    from ai4earth_cli.cli import COMMANDS
    from ai4earth_cli.cli.topics import TOPICS

    subjects = [*TOPICS.items(), *(command for group in COMMANDS.values() for command in group.items())]
    return [(finished, about) for name, about in subjects if (finished := _finish(incomplete, name))]


def complete_zone(_: typer.Context, incomplete: str) -> list[str]:
    """Offer the IANA names, and their last parts of one word."""
    from ai4earth_cli.when.zone import iana_names

    names = dict.fromkeys((*iana_names(), *(name.rpartition("/")[2] for name in iana_names() if "_" not in name)))
    return [finished for name in names if (finished := _finish(incomplete, name))] or _as_typed(incomplete)


def _beginning(incomplete: str, names: "Iterable[str]") -> list[str]:
    """Return the names that begin as what is typed."""
    return [finished for name in names if (finished := _finish(incomplete, name))]


def _as_typed(incomplete: str) -> list[str]:
    """Return what was typed as the only offer, or shells would offer files; nothing if one of them would act on it."""
    offer = _finish(incomplete, incomplete) if incomplete else None
    return [offer] if offer else []


def _words(texts: "Iterable[str]") -> list[str]:
    """Return the words of texts that someone would search for, each once: no `A`, `B.`, `&`."""
    words = (word.strip("-_.,/+") for text in texts for word in text.split())
    return list(dict.fromkeys(word for word in words if len(word) > 1 or not word.isascii()))  # 王 is a name


def _titles(context: typer.Context) -> list[str]:
    """Return the titles of the talks, without signs that a shell acts on."""
    schedule = _schedule(context)
    return [_harmless(talk.title) for talk in schedule.talks] if schedule else []


def _speakers(context: typer.Context) -> list[str]:
    """Return the speakers' names without their other signs: a search for `O Brien` finds O'Brien."""
    schedule = _schedule(context)
    talks = schedule.talks if schedule else ()
    names = {speaker.name for talk in talks for speaker in talk.known_speakers if len(speaker.name) <= _LONGEST}
    return sorted({_harmless(name) for name in names})


def _finish(typed: str, name: str) -> str | None:
    """Return what was typed, finished to `name`: `cerr` to `cerrón`; None if it is no beginning of it.

    What stands on the line stays as it is, because shells drop an offer that begins otherwise; the
    commands ignore case and accents. None also for a name that would not be found without the signs
    that must be left out, for one that looks like an option, and for one that is too long.
    """
    wanted = fold(typed)
    if len(name) > _LONGEST or not fold(name).startswith(wanted):
        return None
    cut = next((length for length in range(len(name) + 1) if fold(name[:length]) == wanted), None)
    if cut is None:
        return None
    offer = _harmless(typed + name[cut:])
    if fold(offer) != fold(name) or offer.startswith("-"):
        return None
    return _one_word_for_bash(offer) if os.environ.get("_AI4EARTH_COMPLETE") == "complete_bash" else offer


def _harmless(text: str) -> str:
    """Return `text` as it will be printed, with a space for all but letters, marks, digits and a few signs."""
    import unicodedata

    encoding = sys.stdout.encoding  # if it lacks a letter, a sign may be printed instead: a backtick for U+02BB
    printed = text.encode(encoding, "nearest").decode(encoding)
    kept = (
        letter if letter.isalnum() or letter in _SIGNS or unicodedata.category(letter).startswith("M") else " "
        for letter in printed
    )
    return " ".join("".join(kept).split())


def _one_word_for_bash(offer: str) -> str:
    """Return `offer` with its spaces quoted, unless they are already: Typer and bash leave that to the offer.

    Typer drops it if a space was typed outside quotes.
    """
    typed = os.environ["COMP_WORDS"].split("\n")[int(os.environ["COMP_CWORD"]) :]
    in_quotes = typed and typed[0].startswith(("'", '"'))
    return offer if in_quotes else offer.replace(" ", "\\ ")
