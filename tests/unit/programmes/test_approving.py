"""An approval is of what was read on its day: it is neither of a day to come, nor does it travel along to another limit unnoticed."""

from datetime import date

from sharedcare.programmes.checking import checked
from sharedcare.programmes.differing import carried
from sharedcare.programmes.types import Programme
from tests.unit.programmes.small import SMALL

TODAY = date(2026, 11, 25)
_ANNA = "approvals:\n  - {by: Anna Holm, on: 2026-11-20, of: {da: Alle grænser, en: All limits}}\n"


def programme(version: str, *changes: tuple[str, str], approvals: str = _ANNA) -> Programme:
    text = SMALL.replace("version: 1.0.0\n", f"version: {version}\n{approvals}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found = checked(text.encode(), on=TODAY).programme
    assert found is not None
    return found


HIGHER = ("red: {at-least: 2.0}", "red: {at-least: 3.0}")


def test_an_approval_that_was_taken_over_to_another_limit_is_told_with_the_version_that_was_read() -> None:
    read, same, other = programme("1.1.0"), programme("1.2.0"), programme("1.3.0", HIGHER)

    [told] = carried(other, [read, same])

    assert (told.of, told.parts) == ("1.1.0", ("measurements",))
    assert "“All limits” (Anna Holm, 2026-11-20) was given of version 1.1.0" in told.says.en
    assert "`approvals: []`" in told.says.da


def test_nothing_is_told_where_nothing_else_is_said_or_where_it_was_read_anew_or_by_nobody() -> None:
    read = programme("1.1.0")
    anew = _ANNA.replace("2026-11-20", "2026-11-24")

    assert not list(carried(programme("1.2.0"), [read]))
    assert not list(carried(programme("1.2.0", HIGHER, approvals=anew), [read]))
    assert not list(carried(programme("1.2.0", HIGHER, approvals=""), [read]))


def test_an_approval_of_a_day_to_come_is_a_mistake_in_its_line() -> None:
    text = SMALL.replace("version: 1.0.0\n", f"version: 1.0.0\n{_ANNA.replace('2026-11-20', '2026-11-26')}")

    found = checked(text.encode(), on=TODAY)

    [told] = [each.line("ankle.yaml") for each in found.findings]
    assert told.startswith("ankle.yaml:4:")
    assert (
        "The day of the approval, 2026-11-26, has not come yet. Write the day on which it was approved"
        in told
    )
    assert found.programme is None
