"""What a person sees on standard error while the web is being asked."""

from rich.console import Console
from rich.status import Status
from rich.text import Text

from ai4earth_cli.text.printable import file_name


def waiting(host: str) -> Status:
    """Return a sign that moves while `host` is asked, to be entered and left as a context."""
    return Console(stderr=True).status(Text(f"Asking {file_name(host)} …"))
