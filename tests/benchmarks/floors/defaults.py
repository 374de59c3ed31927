"""A Typer program with our commands, which do nothing, and Typer's defaults: what help and Tab cost with them."""

import typer

app = typer.Typer(help="The workshop in your terminal, in your time zone.")

COMMANDS = {
    "now": "What is on, how far through, and what comes next.",
    "next": "The talks that start next, with the time until each.",
    "list": "The programme, a table per section.",
    "talk": "Talks by speaker, or by words of the title.",
    "sections": "The sections: id, title, chair, from-to, number of talks.",
    "speakers": "Everyone who speaks, alphabetically, and when.",
    "info": "What, when, where to watch, chat, contact, notices.",
    "open": "Open a talk's video, or another of its links, in the browser.",
    "watch": "What is on and what comes next, kept up to date on the whole screen.",
    "status": "What is on in one line, for prompts and status bars.",
    "star": "Mark talks, or take over what an app has marked.",
    "agenda": "Your marked talks: what is free between, what overlaps.",
    "changes": "What has changed since you last looked, or from another file.",
    "export": "Write the schedule for calendars, web pages, spreadsheets and conference apps.",
    "new": "Write a small schedule file to start from.",
    "check": "Check a schedule file for mistakes.",
    "late": "Say how late things run: every answer and export follows.",
    "use": "Remember a schedule, so that nothing need be typed.",
    "help": "Help: all commands, one of them, or more on a topic.",
}


def nothing() -> None:
    """Do nothing."""


for name, text in COMMANDS.items():
    app.command(name, help=text)(nothing)
