"""What follows from a key that could not be read is not told beside it: the cause says what to do."""

from datetime import date

import pytest

from sharedcare.programmes.checking import checked
from tests.unit.programmes.small import SMALL

_YELLOW, _RED = "yellow: {at-least: 1.0}", "red: {at-least: 2.0}"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({_YELLOW: "yelow: {at-least: 1.0}", _RED: ""}, ["`yelow` is not known in entry 1 of `limits`. Did you mean `yellow`?"]),
        ({_YELLOW: "yellow: {atleast: 1.0}"}, ["`atleast` is not known in `yellow`. Did you mean `at-least`?"]),
        ({"every 2 weeks, ends-with: phase": "every 2 weeks, ends-wiht: phase"}, ["`ends-wiht` is not known in `repeat`. Did you mean `ends-with`?"]),
    ],
)  # fmt: skip
def test_the_cause_is_told_alone(changes: dict[str, str], says: list[str]) -> None:
    text = SMALL
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)

    found = checked(text.encode(), on=date(2026, 11, 25))

    assert [f"{each.says} {each.remedy}" for each in found.findings] == says
    assert found.programme is None


def test_another_mistake_in_the_same_part_is_told_all_the_same() -> None:
    text = SMALL.replace(_YELLOW, "yelow: {at-least: 1.0}").replace(_RED, "red: {at-least: 2.0, above: 2}")

    told = [each.says for each in checked(text.encode(), on=date(2026, 11, 25)).findings]

    assert told == [
        "`yelow` is not known in entry 1 of `limits`.",
        "`above` and `at-least` both say where this band ends.",
    ]
