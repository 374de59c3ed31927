from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.schedule.faults import Fault


def located(place: int) -> tuple[int, str]:
    """Return where a place is: its line, and in words."""
    return place * 10, f"talk {place}"


def test_remarks_are_in_the_order_of_the_file() -> None:
    """Each with what all of its kind say together."""
    remarks: Remarks[int] = Remarks()
    assert not remarks
    for place in (3, 1):
        remarks.add("talks are odd", place, f"Odd, {place}.")
    remarks.add("talks are even", 2, "Even.")
    assert remarks
    assert remarks.faults(located) == (
        Fault(10, "talk 1", "Odd, 1.", "remark", many="talks are odd"),
        Fault(20, "talk 2", "Even.", "remark", many="talks are even"),
        Fault(30, "talk 3", "Odd, 3.", "remark", many="talks are odd"),
    )
