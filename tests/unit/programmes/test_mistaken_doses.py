"""Each way in which target doses can be wrong is told with its line, in words, and with what to do."""

from datetime import date

import pytest

from sharedcare.programmes.checking import Finding, checked
from tests.unit.programmes.small import SMALL

TODAY = date(2026, 11, 25)
_DRUGS = (
    "drugs: [{key: pain, title: {da: Smerte, en: Pain}, atc: [N02BE], use: treatment, target-doses: [%s]}]\n"
)
_DOSE = "{atc: N02BE01, per-day: 4, unit: g}"
_GOAL = "{kind: dose, drugs: [pain], percent: 100%s}"


@pytest.mark.parametrize(
    ("doses", "more", "says"),
    [
        ("{atc: N02BE01, per-day: 4, unit: gram}", "", "`gram` is not a unit of UCUM. Did you mean `g`?"),
        ("{atc: N02BE01, per-day: 4, unit: g/d}", "", "`g/d` is not how much of a drug there is. Write an amount such as `mg`: that it is in a day is meant already."),
        ("{atc: N02BE01, per-day: 4, unit: '%'}", "", "`%` is not how much of a drug there is."),
        ("{atc: M01AE01, per-day: 4, unit: g}", "", "`M01AE01` is no drug of `pain`, which is N02BE. Put it into the group"),
        ("{atc: N02BE, per-day: 4, unit: g}", "", "`N02BE` cannot be used as `atc`."),
        ("{atc: N02BE01, per-day: 0, unit: g}", "", "`per-day` must be more than 0. Write a larger number."),
        (f"{_DOSE}, {_DOSE}", "", "This target dose of `N02BE01` never counts: the one before it is for every patient. Put the one with `applies-if` first, or remove one of them."),
        (_DOSE, ", at-least: 2", "`lighter` asks for 2 groups of drugs and names 1. Write 1 or less, or name more under `drugs`."),
    ],
)  # fmt: skip
def test_a_target_dose_that_no_patient_can_be_held_against_is_a_mistake(
    doses: str, more: str, says: str
) -> None:
    target = SMALL[SMALL.index("{kind: value, measurement: weight, value") :].partition("\n")[0]
    text = SMALL.replace(target, _GOAL % more) + _DRUGS % doses

    found = checked(text.encode(), on=TODAY)

    told = [_sentence(each) for each in found.findings if not each.is_warning]
    assert len(told) == 1, told
    assert told[0].startswith(says)
    line = text.splitlines()[found.findings[0].place.line - 1]
    assert line.startswith("drugs:") or "kind: dose" in line


def test_a_goal_of_target_doses_that_nothing_tells_is_warned_of() -> None:
    target = SMALL[SMALL.index("{kind: value, measurement: weight, value") :].partition("\n")[0]
    text = SMALL.replace(target, _GOAL % "") + _DRUGS % ""

    [found] = checked(text.encode(), on=TODAY).findings

    assert found.is_warning
    assert _sentence(found) == (
        "Nothing says what the target doses of `pain` are, so only a person can say that `lighter` is reached. "
        "Write them under `target-doses` of that group."
    )


def _sentence(found: Finding) -> str:
    return f"{found.says} {found.remedy}"
