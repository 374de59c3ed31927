"""What `help TOPIC` prints: a text in Markdown for each topic, as it is packaged."""

TOPICS = {
    "schedule-file": "every key of schedule.toml, and how its times are written",
    "zones": "what a time zone may be called",
    "moments": "what --at and --day take",
    "formats": "which schedules --schedule reads, from where, and when it asks the web again",
    "site": "a page of your own that keeps up with the day, by cron or by CI",
    "json": "the fields of --json, and of --plain",
}


def text(topic: str) -> str:
    """Return the Markdown of one of TOPICS."""
    from importlib import resources

    return resources.files(__name__).joinpath(f"{topic}.md").read_text(encoding="utf-8")
