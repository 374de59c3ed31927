from ai4earth_cli.errors import Fault
from ai4earth_cli.formats.families.remarks import Remarks


def located(place: int) -> tuple[int, str]:
    """Return where a place is: its line, and in words."""
    return place * 10, f"talk {place}"


def test_up_to_three_of_a_kind_are_said_each() -> None:
    """Three remarks of a kind are three, in the order of the file."""
    remarks: Remarks[int] = Remarks()
    assert not remarks
    for place in (3, 1):
        remarks.add("talks are odd", place, f"Odd, {place}.")
    remarks.add("talks are even", 2, "Even.")
    assert remarks
    assert remarks.faults(located) == (
        Fault(10, "talk 1", "Odd, 1.", "remark"),
        Fault(20, "talk 2", "Even.", "remark"),
        Fault(30, "talk 3", "Odd, 3.", "remark"),
    )


def test_more_than_three_of_a_kind_are_a_number() -> None:
    """Four are one remark with their number and where the first is."""
    remarks: Remarks[int] = Remarks()
    for place in range(1, 5):
        remarks.add("talks are odd", place, f"Odd, {place}.")
    assert remarks.faults(located) == (Fault(10, "the file", "4 talks are odd; first: talk 1: Odd, 1.", "remark"),)
