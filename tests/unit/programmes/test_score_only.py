"""A questionnaire of which only the score is entered is asked of who enters it, and of nobody who could not know it."""

from datetime import date

import pytest

from sharedcare.programmes.checking import checked
from tests.unit.programmes.small import SMALL

TODAY = date(2026, 11, 25)


def test_one_whose_score_somebody_enters_has_no_mistakes() -> None:
    assert checked(_answered_by("therapist").encode(), on=TODAY).findings == ()


@pytest.mark.parametrize(
    ("by", "more", "says"),
    [
        ("patient", "", "Nobody enters the score of `cat`: its text is not here"),
        ("therapist", "    schedule: home\n", "The text of `cat` is not here, so the patient is not asked"),
    ],
)
def test_of_what_the_patient_cannot_be_asked_it_is_told_that_nobody_is(by: str, more: str, says: str) -> None:
    (found,) = checked((_answered_by(by) + more).encode(), on=TODAY).findings

    assert found.is_warning
    assert found.says.startswith(says)


def test_a_task_that_only_a_form_without_its_text_would_show_to_be_done_is_told_of() -> None:
    brought = SMALL[: SMALL.index("    questions:")].replace("licence: bundled", "licence: bring-your-own")
    waits = brought.replace(
        "{kind: measured, measurements: [weight]}", "{kind: answered, questionnaire: pain}"
    )

    found = [each for each in checked(waits.encode(), on=TODAY).findings if "`walk` is done" in each.says]

    assert [each.is_warning for each in found] == [True]


def _answered_by(role: str) -> str:
    """The small programme with CAT as its questionnaire, whose score a role enters."""
    text = (
        SMALL[: SMALL.index("    questions:")]
        .replace("key: pain", "key: cat")
        .replace("bundled", "score-only")
    )
    before, form = text.split("questionnaires:")
    return f"{before}questionnaires:{form.replace('by: [patient]', f'by: [{role}]')}"
