"""The schedule, written into a page of the user's own."""

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.store import files
from ai4earth_cli.text.printable import file_name


def put_into(named: str, markdown: str) -> str:
    """Write Markdown between the two comments of a page, which are put there if it has none, and say where that is.

    The page is replaced whole or not at all, and not if it has all that already. Raises UserError if it is not there.
    """
    from ai4earth_cli.formats.markdown.into import merged

    name = file_name(named)
    if not files.is_own(named):
        message = f"{name} is not a page that is there: --into takes a file to change, and --output writes a new one."
        raise UserError(message, exit_code=NOTHING_FOUND)
    document = files.read(named)
    page = merged(document.data, markdown, name)
    if page.data == document.data:
        return ", as they were"
    files.write_whole(named, page.data)
    return page.where
