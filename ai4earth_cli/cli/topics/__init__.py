"""What `help TOPIC` prints: a text in Markdown for each topic, as it is packaged."""

TOPICS = {
    "schedule-file": "every key of schedule.toml, and how its times are written",
    "zones": "what a time zone may be called",
    "moments": "what --at and --day take",
    "formats": "which schedules --schedule reads, from where, and when it asks the web again",
    "following": "watch and its alarms, stars and the agenda, what has changed",
    "bars": "status in prompts and status bars",
    "publishing": "check, export and late: from the schedule file to page, calendar and chat",
    "site": "a page of your own that keeps up with the day, by cron or by CI",
    "settings": "what is remembered, and where: config.toml, variables, stars, copies",
    "json": "the fields of --json, and of --plain",
}


def text(topic: str) -> str:
    """Return the Markdown of one of TOPICS."""
    from ai4earth_cli.store.files import shipped_text

    return shipped_text(f"cli/topics/{topic}.md")
