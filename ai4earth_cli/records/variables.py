"""A talk for a program of the user's, in variables of the environment."""

from ai4earth_cli.records import talks
from ai4earth_cli.schedule.model import Talk, View


def talk_variables(view: View, talk: Talk) -> dict[str, str]:
    """Return a talk as variables of the environment for a program of the user's."""
    (record,) = talks(view, [talk])
    speakers = "; ".join(speaker.name for speaker in talk.speakers)
    section = talk.section.title if talk.section else ""
    values = {**record, "speakers": speakers, "section": section, "video": talk.video}
    names = ("id", "number", "title", "speakers", "section", "type", "room", "start", "end", "video")
    return {f"AI4EARTH_TALK_{name.upper()}": str(values[name] or "") for name in names}
