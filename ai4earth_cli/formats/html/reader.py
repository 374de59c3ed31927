"""A web page: no schedule, but it may name one."""

import shlex

from ai4earth_cli.formats.html.alternates import alternates
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Reading
from ai4earth_cli.text.addresses import is_on_the_web


def read(data: bytes, given: Given) -> Reading:  # noqa: ARG001  as all readers
    """Return the fault that says where the page's schedule is, or what might be one."""
    named = alternates(data)
    if named:
        href = named[0].href
        advice = f"name that: --schedule {shlex.quote(href)}" if is_on_the_web(href) else "save that, and name the file"
        message = f"It is a web page, whose schedule is at {href} instead: {advice}."
    else:
        message = (
            "It is a web page, and not a schedule. Save what it links to and name that file: a schedule.xml or "
            "schedule.json, a calendar (.ics), or a page in Markdown."
        )
    return Reading(None, (Fault(1, "the file", message),))
