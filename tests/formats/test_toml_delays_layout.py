"""Delays written into schedule files of every layout: what is not about them stays byte for byte."""

import datetime as dt

import pytest

from ai4earth_cli.formats.toml.editing.delays import with_delays
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Delay

NOW = dt.datetime(2020, 4, 26, 10, 15, tzinfo=dt.UTC)
EARLY, LATE = Delay(NOW, dt.timedelta(minutes=5)), Delay(NOW + dt.timedelta(minutes=10), dt.timedelta(minutes=7))
NEW = Delay(NOW + dt.timedelta(minutes=20), dt.timedelta(minutes=10))

WORKSHOP = 'title = "W" # ours\ndate = 2020-04-26\ntimezone = "UTC"\n'
DATED = "updated = 2020-04-26T10:15:00+00:00\nrevision = 1\n"
TALK = '[[talk]]\ntitle = "A"\nstart = "10:00"\nend = "11:00"\n'
ONE = '[[delay]] # traffic\nfrom = "10:15" # at the door\nby = "5m"\n'
TWO = '[[delay]]\nfrom = "10:25"\nby = "7m"\n'
ADDED = '[[delay]]\nfrom = "10:35"\nby = "10m"\n'
ITEM = '{ from = "10:35", by = "10m" }'


def edited(text: str, *delays: Delay) -> str:
    """Return a file with those delays, once it is known that it holds them, with line ends of Windows too."""
    found = with_delays(text.encode(), loads(text), delays, NOW).decode()
    assert loads(found).delays == delays
    dos = text.replace("\n", "\r\n")
    assert with_delays(dos.encode(), loads(text), delays, NOW).decode() == found.replace("\n", "\r\n")
    return found


@pytest.mark.parametrize(
    ("workshop", "dated"),
    [
        (f"[workshop]\n{WORKSHOP}\n# of the talks\n", f"[workshop]\n{WORKSHOP}{DATED}\n# of the talks\n"),
        (f"[workshop]\n{WORKSHOP}[[workshop.notices]]\ntext = 'x'\n", f"[workshop]\n{WORKSHOP}{DATED}[[workshop.notices]]\ntext = 'x'\n"),
        (f"[[ workshop . notices ]]\ntext = 'x'\n['workshop']\n{WORKSHOP}", f"[[ workshop . notices ]]\ntext = 'x'\n['workshop']\n{WORKSHOP}{DATED}"),
        ("  [workshop]\n  timezone = 'UTC'\n  date = 2020-04-26\n  title = '''\nW''' # w\n",
         "  [workshop]\n  timezone = 'UTC'\n  date = 2020-04-26\n  title = '''\nW''' # w\n  "
         + DATED.replace("\nrev", "\n  rev")),
        ("workshop.title = 'W'\n'workshop' . date = 2020-04-26\nworkshop.timezone = 'UTC' # tz\n",
         "workshop.title = 'W'\n'workshop' . date = 2020-04-26\nworkshop.timezone = 'UTC' # tz\n"
         "workshop.updated = 2020-04-26T10:15:00+00:00\nworkshop.revision = 1\n"),
        ("workshop = { title = 'W', date = 2020-04-26, timezone = 'UTC' } # w\n",
         "workshop = { title = 'W', date = 2020-04-26, timezone = 'UTC', updated = 2020-04-26T10:15:00+00:00, revision = 1 } # w\n"),
        ("workshop = {revision=0, title = 'W', date = 2020-04-26, timezone = 'UTC'}\n",
         "workshop = {revision=1, title = 'W', date = 2020-04-26, timezone = 'UTC', updated = 2020-04-26T10:15:00+00:00}\n"),
        (f"[workshop]\nrevision=0 # r\nupdated  =  2020-01-01T00:00:00Z# u\n{WORKSHOP}",
         f"[workshop]\nrevision=1 # r\nupdated  =  2020-04-26T10:15:00+00:00# u\n{WORKSHOP}"),
    ],
)  # fmt: skip
def test_when_and_which_revision_go_into_the_table_of_the_workshop(workshop: str, dated: str) -> None:
    """However that is written, and what stands around it."""
    assert edited(workshop + TALK, NEW) == f"{dated}{TALK}\n{ADDED}"


def test_workshop_may_stand_last_and_its_last_line_lack_an_end() -> None:
    """As may the file's."""
    text = f"{TALK}[workshop]\n{WORKSHOP}".rstrip()
    dated = f"{TALK}[workshop]\n{WORKSHOP}{DATED}\n{ADDED}"

    assert edited(text, NEW) == dated
    assert edited(dated) == f"{TALK}[workshop]\n{WORKSHOP}{DATED.replace('= 1', '= 2')}"


@pytest.mark.parametrize(
    ("written", "delays", "found"),
    [
        ("", (NEW,), f"\n{ADDED}"),
        ("\n", (NEW,), f"\n{ADDED}"),
        ("# the end", (NEW,), f"# the end\n\n{ADDED}"),
        (f"\n# one\n{ONE}\n# two\n{TWO}\n# the end\n", (EARLY,), f"\n# one\n{ONE}\n# two\n\n# the end\n"),
        (f"\n{ONE}\n{TWO}\n# the end\n", (LATE,), f"\n{TWO}\n# the end\n"),
        (f"\n{ONE}\n{TWO}\n# the end\n", (EARLY, NEW), f"\n{ONE}\n{ADDED}\n# the end\n"),
        (f"\n{ONE}{TWO}# the end\n", (), "# the end\n"),
        ("delay = []\n", (NEW,), f"delay = [{ITEM}]\n"),
        ("delay = [ # none\n]\n", (NEW,), f"delay = [{ITEM} # none\n]\n"),
        ("delay = [ {from='10:15',by='5m'} ] # d\n", (EARLY, NEW), f"delay = [ {{from='10:15',by='5m'}}, {ITEM} ] # d\n"),
        ("delay = [ {from='10:15',by='5m'} ] # d\n", (NEW,), f"delay = [ {ITEM} ] # d\n"),
        ("delay = [{from='10:15',by='5m'}] # d\n", (), "delay = [] # d\n"),
        ("delay = [\n  {from='10:15',by='5m'}, # one\n  # end\n]\n", (EARLY, NEW),
         f"delay = [\n  {{from='10:15',by='5m'}}, # one\n  {ITEM},\n  # end\n]\n"),
        ("delay = [\n  {from='10:15',by='5m'}, # one\n  # end\n]\n", (NEW,), f"delay = [\n  {ITEM},\n  # end\n]\n"),
        ("delay = [\n  {from='10:15',by='5m'}\n]\n", (EARLY, NEW), f"delay = [\n  {{from='10:15',by='5m'}},\n  {ITEM}\n]\n"),
        ("delay = [\n  {from='10:15',by='5m'}]\n", (EARLY, NEW), f"delay = [\n  {{from='10:15',by='5m'}}, {ITEM}]\n"),
        ("delay = [\n  {from='10:15',by='5m'} # one\n, {from='10:25',by='7m'}\n]\n", (LATE,), "delay = [\n {from='10:25',by='7m'}\n]\n"),
        ("delay = [\n  {from='10:15',by='5m'}\n, {from='10:25',by='7m'}\n]\n", (EARLY,), "delay = [\n  {from='10:15',by='5m'}\n, \n]\n"),
    ],
)  # fmt: skip
def test_delays_go_where_the_last_one_is(written: str, delays: tuple[Delay, ...], found: str) -> None:
    """And what is said of them in a comment goes with them, and nothing else."""
    revised = f"[workshop]\n{DATED}{WORKSHOP}{TALK}"
    text = revised.replace("10:15:00", "09:00:00").replace("revision = 1", "revision = 0")
    if written.startswith("delay"):
        assert edited(written + text, *delays) == found + revised
    else:
        assert edited(text + written, *delays) == revised + found


def test_length_alone_is_changed_where_it_stands() -> None:
    """With the comments beside it, in a table as in a list."""
    longer = EARLY._replace(by=dt.timedelta(minutes=9))
    text = f"[workshop]\n{DATED}{WORKSHOP}{TALK}\n{ONE}# the end\n".replace("10:15:00", "09:00:00")
    listed = "delay = [ {from='10:15',by='5m'} ] # d\n"
    revised = f"[workshop]\n{DATED}{WORKSHOP}{TALK}".replace("revision = 1", "revision = 2")

    assert edited(text, longer) == f"{revised}\n{ONE.replace('5m', '9m')}# the end\n"
    assert edited(listed + text.partition("\n[[delay]]")[0], longer) == listed.replace("'5m'", '"9m"') + revised


def test_delay_above_everything_leaves_no_empty_line() -> None:
    """There is none to go with it before it, so the one behind it does."""
    text = f"{ONE}\n[workshop]\n{WORKSHOP}{TALK}"

    assert edited(text) == f"[workshop]\n{WORKSHOP}{DATED}{TALK}"
    assert edited(text.replace("\n[workshop]", "[workshop]")) == f"[workshop]\n{WORKSHOP}{DATED}{TALK}"


def test_headers_of_other_tables_stay_as_they_are_written() -> None:
    """With spaces in them, and however far they are indented."""
    section = (
        '[[ section ]] # s\n title = "S"\n [[ section . talk ]]\n title = "B"\n [[section.talk.links]]\n'
        ' title = "L"\n url = "https://x"\n  [[section.talk]]\n  title = "C"\n'
    )
    text = f"[workshop]\n{WORKSHOP}{section}{TALK}"

    assert edited(text, NEW) == f"[workshop]\n{WORKSHOP}{DATED}{section}{TALK}\n{ADDED}"
