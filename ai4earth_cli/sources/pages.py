"""The schedule, written into a page of the user's own."""

import shlex

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.formats import told, written_as
from ai4earth_cli.store import files
from ai4earth_cli.text.printable import file_name

_PAGES = (None, "markdown", "html")  # what the end of a file's name may say


def put_into(named: str, markdown: str) -> str:
    """Write Markdown between the two comments of a page, which are put there if it has none, and say where that is.

    The page is replaced whole or not at all, and not if it has all that already. Raises UserError if it is not there.
    """
    from ai4earth_cli.formats.markdown.into import CLOSING, OPENING, merged

    name = file_name(named)
    if not files.is_own(named):
        message = f"There is no page {name} to change. To write a new file, use --output."
        raise UserError(message, exit_code=NOTHING_FOUND)
    kind = written_as(named.rpartition(".")[2])
    if kind not in _PAGES:
        anew = f"ai4earth export {kind} --output {shlex.quote(name)}"
        message = f"{name} is not a page: --into takes one in Markdown. To write the file anew: {anew}"
        raise UserError(message)
    document = files.read(named)
    page = merged(document.data, markdown, name)
    if page.where and told(document.data) == "html":
        message = (
            f"{name} is a page in HTML, and --into writes Markdown. Where something turns that into HTML, put "
            f"{OPENING} and {CLOSING} into the page. Nothing is written."
        )
        raise UserError(message)
    if page.data == document.data:
        return ", as they were"
    files.write_back(named, document, page.data)
    return page.where
