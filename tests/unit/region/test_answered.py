"""The region's patients answer what their programmes ask: most of them of late, some not, and nothing that cannot wait."""

from datetime import timedelta

import pytest

from sharedcare.programmes.answering import outcome
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.shipping import as_shipped
from sharedcare.region import region
from sharedcare.region.answered import Given, answers
from sharedcare.region.enrolled import episodes
from tests.unit.region.looking import UNTIL

SEED = 1


@pytest.fixture(scope="module")
def everybody() -> dict[str, tuple[set[str], list[Given]]]:
    """Of each: the questionnaires that are asked of them by a schedule, and what they answered."""
    return {
        chart.citizen.id: (
            {
                one.key
                for programme in episodes(chart)
                for one in as_shipped(programme).questionnaires
                if one.schedule and one.questions
            },
            answers(chart, seed=SEED, until=UNTIL),
        )
        for chart in region.charts(seed=SEED, until=UNTIL, patients=60)
    }


def test_most_have_answered_of_late_and_some_have_not(
    everybody: dict[str, tuple[set[str], list[Given]]],
) -> None:
    asked = [given for forms, given in everybody.values() if forms]
    of_late = [given for given in asked if any(one.at > UNTIL - timedelta(days=2) for one in given)]

    assert len(asked) / 2 < len(of_late) < len(asked)
    assert any(len({one.at.date() for one in given}) > 2 for given in asked)


def test_each_answers_in_order_of_time_all_that_is_asked_and_nothing_that_cannot_wait(
    everybody: dict[str, tuple[set[str], list[Given]]],
) -> None:
    forms = {
        one.key: form_of(one)
        for key in ("heart-failure", "copd", "type-2-diabetes")
        for one in as_shipped(key).questionnaires
    }
    for asked, given in everybody.values():
        assert [one.at for one in given] == sorted(one.at for one in given)
        for one in given:
            form = forms[one.questionnaire]
            assert form is not None
            found = outcome(form, one.answers)
            assert (one.questionnaire in asked, found.missing, found.at_once) == (True, (), ())
