"""What is told of the faults of a schedule."""

import pytest

from ai4earth_cli.schedule.faults import Fault, faulty
from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.schedule.words.verdict import grouped, tally, unreadable


def open_links(*lines: int) -> list[Fault]:
    """Return a warning of one kind on each of these lines."""
    return [Fault(line, "talk 1", "paper begins with http.", "warning", many="links begin with http") for line in lines]


def test_more_than_three_of_a_kind_are_one_line_in_the_place_of_the_first() -> None:
    """What is between them stays; three are told one by one, and so are faults of no kind."""
    other = Fault(15, "workshop", "it has no date.")
    told = [fault.shown("s.toml") for fault in grouped([*open_links(10), other, *open_links(20, 30, 40)])]

    assert told == [
        "s.toml:10: warning: 4 links begin with http: lines 10, 20, 30 …; check --all lists them",
        "s.toml:15: workshop: it has no date.",
    ]
    assert grouped(open_links(1, 2, 3, 4)) == [
        Fault(
            1,
            "",
            "4 links begin with http: lines 1, 2, 3 …; check --all lists them",
            "warning",
            many="links begin with http",
        )
    ]
    assert grouped(open_links(10, 20, 30)) == open_links(10, 20, 30)
    assert grouped([other] * 4) == [other] * 4


def test_where_a_format_has_no_lines_the_first_of_a_kind_is_told() -> None:
    """As of schedule.xml."""
    told = [fault.shown("s.xml") for fault in grouped(open_links(0, 0, 0, 0))]

    assert told == [
        "s.xml: warning: 4 links begin with http: first: talk 1: paper begins with http; check --all lists them"
    ]


def test_sentence_within_a_sentence_has_no_full_stop() -> None:
    """And keeps its last letter, whatever that is."""
    told = grouped(Fault(0, f"talk {number}", "It is in room X.", "remark", many="are odd") for number in range(1, 5))

    assert [fault.message for fault in told] == ["4 are odd: first: talk 1: It is in room X; check --all lists them"]


def test_of_remarks_what_was_done_about_the_first_is_told() -> None:
    """With the line of it; what leaves no schedule is told so, too."""
    remarks = [
        Fault(line, f"talk {line}", "It has no title.", "remark", many="talks have no title") for line in (7, 8, 9, 9)
    ]
    told = "s.xml:7: remark: 4 talks have no title: first: talk 7: It has no title; check --all lists them"

    assert [fault.shown("s.xml") for fault in grouped(remarks)] == [told]
    assert str(unreadable("s.xml", [Fault(0, "the file", "It has no talk."), *remarks])) == (
        f"s.xml: the file: It has no talk.\n{told}"
    )


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ([], "0 faults, 0 warnings in 29 talks and 2 breaks: all is right"),
        (open_links(1), "0 faults, 1 warning in 29 talks and 2 breaks"),
        (
            [*open_links(1, 2), Fault(1, "talk 2", "m", "remark")],
            "0 faults, 2 warnings, 1 remark in 29 talks and 2 breaks",
        ),
    ],
)
def test_last_line_counts_each_level(faults: list[Fault], said: str, schedule: Schedule) -> None:
    """Remarks where there are any."""
    assert tally(schedule, faults) == said


def test_without_a_schedule_only_faults_are_counted() -> None:
    """Nobody knows how many talks there are, and warnings are not looked for."""
    assert tally(None, [Fault(1, "w", "m"), Fault(2, "w", "m")]) == "2 faults"


def test_excerpt_stands_below_its_fault() -> None:
    """Each of its lines, moved in; a fault without a line names its file alone."""
    fault = Fault(0, "", "it is odd.", "remark", excerpt=("one", "two"))

    assert fault.shown("s.toml") == "s.toml: remark: it is odd.\n  one\n  two"
    assert (str(faulty("s.toml", [fault, fault])), faulty("s.toml", [fault]).exit_code) == (
        "\n".join([fault.shown("s.toml")] * 2), 1,
    )  # fmt: skip
