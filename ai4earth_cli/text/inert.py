"""Text from outside that bars and prompts show as it is: nothing in it is a command, a style or an escape to them."""

import re

# `$(…)`, `${…}` and `$HOME` of shells whose prompt is evaluated twice; `#[…]`, `#{…}` and `#S` of tmux; `%{…}` of
# polybar, which can hold a command to run at a click, and `%F` of zsh. Apart from what follows a sign is only a sign.
_SIGNS = "$#%"
_COMMANDS = r"([$#%])(?=[^\W\d]|[({\[])"
_LOOKALIKES = str.maketrans({"`": "'", "\\": "\u2216"})
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def inert(text: str) -> str:
    """Return a printable line with a space behind each sign that would begin a command of a shell or a bar."""
    shown = text.translate(_LOOKALIKES)
    return re.sub(_COMMANDS, r"\1 ", shown) if any(sign in shown for sign in _SIGNS) else shown


def without_markup(text: str) -> str:
    """Return text as Pango's markup, in which waybar reads, so that it is shown as it is."""
    return text.translate(_MARKUP)
