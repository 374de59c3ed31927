"""What the wheel puts where the system looks for it: the manual page and what Tab does, made from the commands."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import typer
from typer._click import Command, Context

from ai4earth_cli import __version__
from ai4earth_cli.cli import COMMANDS, app, loaded
from ai4earth_cli.cli.topics import TOPICS

COMPLETIONS = {
    "bash": "bash-completion/completions/ai4earth",
    "zsh": "zsh/site-functions/_ai4earth",
    "fish": "fish/vendor_completions.d/ai4earth.fish",
}
OFTEN = 4  # commands that have an option, which then stands once for all
MAN_PAGE = "man/man1/ai4earth.1"
# zsh reads the file as a function when Tab is pressed for the first time, and completes then, too.
FIRST_TAB = """
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _ai4earth_completion "$@"
fi
"""
DESCRIPTION = """
Any conference's schedule in your terminal, in your time zone: what is on, how long it lasts, where to click. Without a
command it is
.BR "ai4earth now" .
Options follow the command.
"""
VARIABLES = {
    "AI4EARTH_SCHEDULE": "as --schedule",
    "AI4EARTH_TZ": "as --tz; several zones with commas between",
    "AI4EARTH_AT": "as --at",
    "AI4EARTH_EVENT_TZ, AI4EARTH_EVENT_DATE": "as --event-tz and --event-date",
    "AI4EARTH_DEBUG": "set to 1, a bug shows its traceback",
    "NO_COLOR, FORCE_COLOR, FORCE_HYPERLINK": "decide on colours and links",
}
FILES = {
    "~/.config/ai4earth/config.toml": "which schedule and zones are meant; ai4earth help settings has its keys",
    "~/.local/share/ai4earth": "what you have marked, and what was last seen of a schedule",
    "~/.cache/ai4earth": "the latest schedules that were read, and copies from the web",
}
EXIT_STATUS = {
    "0": "done",
    "1": "nothing matched, or the schedule is wrong or not to be had",
    "2": "used wrongly",
    "130": "interrupted",
}


def completion(shell: str) -> str:
    """Return the script with which a shell asks the program what Tab may offer."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="ai4earth", complete_var="_AI4EARTH_COMPLETE", shell=shell)
    return f"{script}\n{FIRST_TAB if shell == 'zsh' else ''}"


def man_page() -> str:
    """Return the manual page, in the macros of man(7)."""
    program = typer.main.get_command(app)
    context = program.make_context("ai4earth", [], resilient_parsing=True)
    commands = [_Told(name, context) for group in COMMANDS.values() for name in group]
    counted = Counter(pair for command in commands for pair in command.parameters)
    shared = [pair for pair, count in counted.items() if count >= OFTEN]
    lines = chain(
        [f'.TH AI4EARTH 1 "" "ai4earth {__version__}" "User Commands"', ".nh", ".ad l"],
        [".SH NAME", "ai4earth \\- any conference in your terminal, in your time zone"],
        [".SH SYNOPSIS", ".B ai4earth", "[\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...]"],
        [".SH DESCRIPTION", DESCRIPTION.strip()],
        [".SH OPTIONS"],
        _pairs(_parameters(program, context)),
        [".SH COMMANDS"],
        *(command.lines(shared) for command in commands),
        [".SH OPTIONS OF SEVERAL COMMANDS"],
        _pairs(shared),
        [".SH TOPICS", "Each is shown by", '.BR "ai4earth help" :'],
        _pairs(TOPICS.items()),
        [".SH ENVIRONMENT"],
        _pairs(VARIABLES.items()),
        [".SH FILES"],
        _pairs(FILES.items()),
        [".SH EXIT STATUS"],
        _pairs(EXIT_STATUS.items()),
    )
    return "".join(f"{line}\n" for line in lines)


class _Told:
    """A command and what its help says of its arguments and options."""

    def __init__(self, name: str, parent: Context) -> None:
        self._command = loaded(name)
        context = self._command.make_context(name, [], parent=parent, resilient_parsing=True)
        self._usage = " ".join(["ai4earth", name, *self._command.collect_usage_pieces(context)])
        self.parameters = [pair for pair in _parameters(self._command, context) if "--help" not in pair[0]]

    def lines(self, shared: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Yield what the command does, its own arguments and options, the names of shared ones, and examples."""
        yield f'.SS "{_escaped(self._usage)}"'
        yield _escaped(self._command.help or "")
        yield from _pairs(pair for pair in self.parameters if pair not in shared)
        others = [names.split(" ")[0] for names, meaning in self.parameters if (names, meaning) in shared]
        if others:
            yield from (".PP", _escaped(f"Also: {', '.join(others)}."))
        yield from (".PP", "Examples:", ".RS", ".nf")
        yield from (_escaped(line.strip()) for line in (self._command.epilog or "").splitlines()[2:])
        yield from (".fi", ".RE")


def _parameters(command: Command, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the arguments and options of a command: how each is written, and what it means."""
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            yield record[0], " ".join(record[1].split())


def _pairs(told: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield paragraphs with a tag: what it is called, and what it means."""
    for name, meaning in told:
        yield from (".TP", f".B {_escaped(name)}", _escaped(meaning))


def _escaped(text: str) -> str:
    """Return text as it is, whatever signs are in it, and a hyphen as one that can be copied."""
    plain = (
        text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("'", "\\(aq").replace("~", "\\(ti")
    )
    return re.sub(r"^\.", r"\\&.", plain)
