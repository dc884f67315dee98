"""A code that means something else than the measurement is called would put its values under a wrong name everywhere."""

from datetime import date

import pytest

from sharedcare.programmes.checking import checked
from tests.unit.programmes.small import SMALL, line_of
from tests.unit.programmes.test_how_to import as_the_page_says

TODAY = date(2026, 11, 25)
_CALLED = "clinician: {da: Vægt, en: Weight}}"


@pytest.mark.parametrize(
    ("code", "title", "told"),
    [
        (
            "{system: loinc, code: 29463-7}",
            "{da: Højde, en: Height}",
            "`29463-7` is “Weight” to all other systems, and this measurement is called “Height”. If it is another thing, give it another code.",
        ),
        (
            "{system: own, code: training-sessions}",
            "{da: Lægmål, en: Calf}",
            "`training-sessions` is “Training sessions attended” here, and this measurement is called “Calf”. If it is another thing, give it another code.",
        ),
    ],
)
def test_a_code_that_means_something_else_than_the_measurement_is_called_is_a_warning_at_the_code(
    code: str, title: str, told: str
) -> None:
    text = SMALL.replace(_CALLED, f"clinician: {title}}}").replace("{system: loinc, code: 29463-7}", code)
    text = text.replace("unit: kg", "unit: '1'") if "own" in code else text

    found = checked(text.encode(), on=TODAY)

    assert [(f"{each.says} {each.remedy}", each.is_warning) for each in found.findings] == [(told, True)]
    assert found.findings[0].place.line == line_of("    codes:")


def test_a_title_that_is_blank_is_told_of_once_and_as_an_error() -> None:
    text = SMALL.replace(_CALLED, 'clinician: {da: " ", en: " "}}')

    findings = checked(text.encode(), on=TODAY).findings

    assert findings
    assert not [each.says for each in findings if each.is_warning]


def test_what_the_page_for_writers_shows_is_called_as_its_codes_are() -> None:
    first, _ = as_the_page_says()
    copied = first.replace("Waist circumference", "Calf circumference").replace("Taljemål", "Lægmål")

    assert not [
        each.says
        for each in checked(first.encode(), on=TODAY).findings
        if "to all other systems" in each.says
    ]
    assert [
        each.says
        for each in checked(copied.encode(), on=TODAY).findings
        if "to all other systems" in each.says
    ] == ["`8280-0` is “Waist” to all other systems, and this measurement is called “Calf circumference”."]


def test_an_own_code_is_not_warned_of_since_nobody_else_could_know_it() -> None:
    text = SMALL.replace("{system: loinc, code: 29463-7}", "{system: own, code: ankle-girth}")

    assert checked(text.encode(), on=TODAY).findings == ()
