"""What did not come: when it is missing, when it is red, and when nobody waits for it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sharedcare.programmes.facts import Facts
from sharedcare.programmes.judging.adjusting import Handled, to_adjust
from sharedcare.programmes.judging.missing import missing
from sharedcare.programmes.judging.reminding import Comes, reminder
from sharedcare.programmes.judging.saying import missing_said
from sharedcare.programmes.judging.types import Colour, Judgement, Known, Pause
from sharedcare.programmes.types.words import Text
from tests.unit.programmes.judging.patients import ENROLLED, NOW, answers, course, known, reading


def _of(record: Known, *, at: datetime = NOW) -> dict[str, Judgement]:
    one = course("heart-failure")
    facts = replace(record.facts, at=at, events={"tele-start": (ENROLLED,), "enrolment": (ENROLLED,)})
    return {each.rule: each for each in missing(one, replace(record, facts=facts), at=at)}


def _all(days_ago: float) -> Known:
    """Everything that is measured at home, last so many days ago."""
    one = [reading(80.0, days_ago)]
    return known([answers("hf.symptoms", days_ago)], weight=one, systolic=one, diastolic=one, pulse=one)


def test_twice_a_week_is_missing_three_days_after_it_was_due_and_red_after_seven() -> None:
    assert not _of(_all(6))
    found = _of(_all(6.6))["weight:missing"]
    assert (found.colour, found.says.en) == (
        Colour.MISSING,
        "Weight missing for 7 days, last on 18 November 2026",
    )
    assert found.limit is not None
    assert found.limit.da.startswith("aftalt 2 gange om ugen")
    red = _of(_all(7))["weight:missing"]
    assert red.colour is Colour.RED
    assert red.key == "heart-failure:weight:missing:2026-11-25"
    assert _of(_all(9))["weight:missing"].key == "heart-failure:weight:missing:2026-11-23"


def test_what_is_not_measured_by_everybody_is_not_missing() -> None:
    assert "saturation:missing" not in _of(_all(20))


def test_nothing_is_missing_in_a_pause_and_the_time_begins_anew_after_it() -> None:
    away = replace(_all(30), pauses=(Pause(NOW - timedelta(days=29)),))
    assert not _of(away)
    back = replace(_all(30), pauses=(Pause(NOW - timedelta(days=29), NOW - timedelta(days=2)),))
    assert not _of(back)
    assert _of(replace(back, pauses=(Pause(NOW - timedelta(days=29), NOW - timedelta(days=8)),)))


def test_nothing_is_missing_before_it_has_begun() -> None:
    assert not list(missing(course("heart-failure"), known(), at=NOW))


def test_what_a_programme_says_nothing_of_is_to_be_asked_for_and_says_since_when_it_is_due() -> None:
    one = course("type-2-diabetes")
    facts = Facts(NOW, events={"enrolment": (ENROLLED,)})
    weight = reading(80.0, 20)
    record = Known(replace(facts, readings={"weight": (weight,)}), (answers("dm.symptoms", 40),))
    found = {each.rule: each for each in missing(one, record, at=NOW)}

    measured = found["weight:missing"].action
    assert measured is not None
    assert measured.clinician == Text(
        da="Spørg patienten, om noget er i vejen, og mind om at måle. Ventet siden 12.11.2026.",
        en="Ask the patient whether anything is in the way, and remind them to measure. Due since 12 November 2026.",
    )
    assert measured.citizen.da == (
        "Vi har ventet på vægt fra dig siden 12.11.2026. Vil du måle og sende det, når du har mulighed for det?"
    )
    answered = found["dm.symptoms:missing"].action
    assert answered is not None
    assert "and remind them to answer. Due since" in answered.clinician.en
    assert answered.citizen.en.startswith("We have been waiting for your answers to “How are you?” since")
    assert "dine svar på »" in answered.citizen.da


def test_what_those_who_treat_take_is_to_be_ordered_and_not_to_be_asked_of_the_patient() -> None:
    potassium = next(
        each for each in course("heart-failure").programme.measurements if each.key == "potassium"
    )
    taken = reminder(potassium.title, Comes.TAKEN, due=NOW)

    assert taken.clinician.en == (
        "Order it or arrange it, or enter it if it has been taken. Due since 25 November 2026."
    )
    assert taken.citizen.da == (
        "Det har været tid til kalium i blodet siden 25.11.2026. Vi aftaler med dig, hvornår det kan være."
    )


@pytest.mark.parametrize(
    "key", ["heart-failure", "type-2-diabetes", "copd", "pregnancy", "ischaemic-heart-disease"]
)
def test_nothing_is_missing_without_what_to_do_about_it(key: str) -> None:
    one = course(key)
    anchors = {each.starts.anchor for each in one.programme.schedules}
    facts = Facts(NOW, events=dict.fromkeys(anchors, (NOW - timedelta(days=150),)))
    found = list(missing(one, Known(facts), at=NOW))

    assert found
    assert all(each.action is not None for each in found)


def test_three_reds_in_a_row_that_needed_nothing_ask_for_another_limit() -> None:
    handled = [Handled("a:b", NOW - timedelta(days=day), "false-alarm") for day in range(3)]
    assert to_adjust(handled, at=NOW) == ("a:b",)
    assert to_adjust(handled[:2], at=NOW) == ()
    assert to_adjust([*handled[1:], Handled("a:b", NOW, "contacted")], at=NOW) == ()
    technique = [*handled, Handled("a:b", NOW, "technique-error")]
    assert to_adjust(technique, at=NOW) == ("a:b",)
    assert to_adjust(handled, at=NOW + timedelta(days=40)) == ()


def test_of_what_never_came_no_days_are_counted() -> None:
    said = missing_said(Text(da="Symptomer", en="Symptoms"), None, 6101)

    assert (said.da, said.en) == (
        "Symptomer mangler: er ikke kommet endnu",
        "Symptoms missing: none has come yet",
    )


def test_what_never_came_is_due_from_when_it_was_asked_for_here_and_not_from_years_ago() -> None:
    facts = replace(known().facts, at=NOW, events={"tele-start": (ENROLLED,), "enrolment": (ENROLLED,)})
    asked = {"weight": NOW - timedelta(days=8), "pulse": NOW - timedelta(days=5)}
    one = course("heart-failure", asked=asked, planned=NOW - timedelta(days=40))

    found = {each.rule: each for each in missing(one, replace(known(), facts=facts), at=NOW)}

    assert found["weight:missing"].at == NOW - timedelta(days=1)
    assert "pulse:missing" not in found
    # Questionnaires are ordered by nobody: they are asked for since there has been a plan here.
    assert ENROLLED < NOW - timedelta(days=40) < found["hf.symptoms:missing"].at
