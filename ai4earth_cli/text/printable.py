"""Text from outside, made safe to print: one line, no control codes, nothing invisible."""

MOST_TYPED = 100  # letters of a time, a length, a zone or a day: what is longer is none, and not looked at
_MOST_QUOTED = 60
JOINERS = "\u200c\u200d"  # without width: one keeps letters apart, one joins them


def quoted(text: str) -> str:
    """Return what someone typed or wrote as a message repeats it: printable, in quotes, and not too long."""
    line = one_line(text)
    return f"'{line}'" if len(line) <= _MOST_QUOTED else f"'{line[:_MOST_QUOTED]}…'"


def file_name(path: str) -> str:
    """Return the name of a file as messages say it: � for what does not print, or is no text (PEP 383)."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in path) or "''"


def one_line(text: str) -> str:
    """Return `text` with white space folded to single spaces and what does not print left out.

    Left out are the control and format characters of Unicode (categories Cc and Cf), so escape
    sequences lose the byte that makes them commands, and bidirectional overrides and zero-width
    characters are gone; lone surrogates, private and unassigned characters go too. Only joiners stay,
    between letters that they shape and in emoji.
    """
    if text.isprintable():  # so its only white space is the space
        return " ".join(text.split()) if "  " in text else text.strip()
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    shown = "".join(letter for letter in spaced if letter.isprintable() or letter in JOINERS)
    if not shown.isprintable():
        from ai4earth_cli.text.joiners import without_lone_joiners

        shown = without_lone_joiners(shown)
    return " ".join(shown.split())
