"""Every kind of limit of the programmes that ship, on an example that a clinician can reckon by hand."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sharedcare.programmes.facts import Reading
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.types import Agreed, Colour, OwnLimit, Unjudged, Unread
from sharedcare.programmes.types.words import Band
from tests.unit.programmes.judging.patients import (
    ENROLLED,
    NOW,
    answers,
    course,
    known,
    reading,
    told,
)

RED, YELLOW = Colour.RED, Colour.YELLOW
GIVEN: dict[str, Any] = {"colour-changed": "yes", "breathless": "more", "cough": "no"}
LATER = NOW + timedelta(hours=2)


def test_two_kilos_in_three_days_are_red_and_say_why() -> None:
    found = told(
        course("heart-failure"), known(weight=[reading(84.1, 3, minutes=-20), reading(86.1)]), at=LATER
    )
    red = found["weight:weight-rise-3-days"]
    assert (red.colour, red.says.da, red.says.en) == (
        RED,
        "Vægt +2,0 kg på 3 dage",
        "Weight +2.0 kg in 3 days",
    )
    assert red.limit is not None
    assert red.limit.da == "grænse +2,0 kg på 3 dage; Hjertesvigt (HFrEF)"
    assert red.evidence == ("Observation/86.1-0-0", "Observation/84.1-3--20")
    assert red.action is not None
    assert red.action.clinician.en.startswith("Call the same day")


def test_less_than_the_limit_and_longer_ago_is_green() -> None:
    assert not told(course("heart-failure"), known(weight=[reading(85.2, 3), reading(86.1)]), at=LATER)
    assert not told(course("heart-failure"), known(weight=[reading(84.9, 4), reading(86.1)]), at=LATER)


def test_a_weight_that_creeps_up_too_slowly_for_three_days_is_found_against_its_own_mean() -> None:
    creeping = [reading(round(84 + (16 - ago) * 0.2, 1), ago) for ago in range(16, -1, -1)]
    steady = [reading(84.0, ago) for ago in range(16, 2, -1)]

    found = told(course("heart-failure"), known(weight=creeping), at=LATER)
    level = told(course("heart-failure"), known(weight=[*steady, reading(84.9)]), at=LATER)

    assert set(found) == {"weight:weight-trend"}
    assert found["weight:weight-trend"].colour is YELLOW
    assert not level


def test_a_red_one_from_home_waits_an_hour_for_the_second_measurement() -> None:
    one, series = course("heart-failure"), [reading(84.1, 3), reading(86.3)]
    waiting = told(one, known(weight=series))["weight:weight-rise-3-days"]
    assert (waiting.colour, waiting.ask_again) == (YELLOW, NOW + timedelta(hours=1))
    assert waiting.says.en.endswith("past the red limit: the patient is asked to measure again within 1 hour")
    assert waiting.says.da.endswith("forbi den røde grænse: patienten er bedt om at måle igen inden 1 time")
    assert waiting.limit is not None
    assert "+2.0 kg" in waiting.limit.en, "the limit that it has passed, and not the yellow one"
    assert waiting.technique is not None
    assert "Weigh yourself again" in waiting.technique.en
    assert told(one, known(weight=series), at=LATER)["weight:weight-rise-3-days"].colour is RED
    again = [*series, reading(84.6, minutes=20)]
    assert not told(one, known(weight=again), at=LATER)
    confirmed = told(one, known(weight=[*series, reading(86.2, minutes=20)]), at=NOW + timedelta(minutes=20))
    assert confirmed["weight:weight-rise-3-days"].says.da == "Vægt +2,1 kg på 3 dage"
    at_the_clinic = [reading(84.1, 3), reading(86.3, at_home=False)]
    assert told(one, known(weight=at_the_clinic))["weight:weight-rise-3-days"].colour is RED


def test_an_answer_on_the_same_occasion_makes_a_yellow_fall_red() -> None:
    one, series = course("heart-failure"), [reading(86.0, 6), reading(84.0)]
    assert told(one, known(weight=series))["weight:weight-fall-week"].colour is YELLOW
    dizzy = answers("hf.symptoms", -0.005, dizzy="a-bit")
    assert told(one, known([dizzy], weight=series), at=LATER)["weight:weight-fall-week"].colour is RED


def test_a_week_above_the_dry_weight_counts_and_a_few_days_do_not() -> None:
    agreed = course("heart-failure", agreed=(Agreed("dry-weight", 80.0, ENROLLED),))
    days = [reading(82.5, day) for day in range(9)]
    found = told(agreed, known(weight=days), at=LATER)["weight:weight-above-dry"]
    assert found.colour is YELLOW
    assert found.says.da == "Vægt +2,5 kg mod tørvægt (referencevægt) i 1 uge"
    assert len(found.evidence) == 9
    assert not told(agreed, known(weight=days[:5]), at=LATER)
    broken = [*days[:3], reading(81.9, 3), *days[4:]]
    assert "weight:weight-above-dry" not in told(agreed, known(weight=broken), at=LATER)


def test_without_an_agreed_value_it_is_said_that_nothing_can_be_judged() -> None:
    record = known(weight=[reading(86.1)])
    found = judgements(course("heart-failure"), record, since=NOW - timedelta(days=1), at=NOW)
    [unjudged] = [each for each in found if each.rule == "weight:weight-above-dry"]
    assert (unjudged.colour, unjudged.unjudged) == (Colour.NOT_JUDGED, Unjudged.NO_REFERENCE)


def test_what_is_red_only_together_with_dizziness_is_not_said_to_be_past_the_red_limit() -> None:
    one, series = course("heart-failure"), [reading(86.0, 6), reading(84.0)]
    dizzy = answers("hf.symptoms", -0.005, dizzy="a-bit")
    found = told(one, known([dizzy], weight=series))["weight:weight-fall-week"]
    assert found.ask_again is not None
    assert found.says.en == "Weight \N{MINUS SIGN}2.0 kg in 1 week"


def test_saturation_is_judged_against_what_is_usual_and_with_oxygen_by_a_limit_of_its_own() -> None:
    usual = (Agreed("usual-saturation", 95.0, ENROLLED),)
    lungs = course("copd", agreed=usual)
    series = known(saturation=[reading(91.0)])
    found = told(lungs, series, at=LATER)
    assert found["saturation:saturation-below-usual"].colour is RED
    assert (
        found["saturation:saturation-below-usual"].says.da == "SpO2 i hvile \N{MINUS SIGN}4 % mod vanlig SpO2"
    )
    assert found["saturation:saturation-low"].colour is YELLOW
    oxygen = known(saturation=[reading(89.0)], facts={"judged": {"home-oxygen": True}})
    assert not told(lungs, oxygen, at=LATER)


@pytest.mark.parametrize(("value", "colour"), [(5.5, None), (5.6, YELLOW), (6.1, RED)])
def test_potassium(value: float, colour: Colour | None) -> None:
    found = told(course("heart-failure"), known(potassium=[reading(value, at_home=False)]))
    assert (
        found.get("potassium:potassium-high") is None
        if colour is None
        else found["potassium:potassium-high"].colour is colour
    )


def test_a_mean_of_three_days_forgives_one_high_value() -> None:
    days = [reading(value, day) for day, value in enumerate((150.0, 120.0, 119.0))]
    assert not told(course("type-2-diabetes"), known(systolic=days))
    higher = [reading(value, day) for day, value in enumerate((150.0, 128.0, 127.0))]
    found = told(course("type-2-diabetes"), known(systolic=higher))["systolic:systolic-high"]
    assert (found.colour, len(found.evidence)) == (YELLOW, 3)
    assert found.says.en == "Systolic blood pressure 135 mmHg, mean of 3 days"


def test_three_of_three_waits_for_the_third() -> None:
    high = [reading(11.0, day / 10) for day in range(3)]
    assert told(course("type-2-diabetes"), known(glucose=high))["glucose:glucose-high"].colour is YELLOW
    assert not told(course("type-2-diabetes"), known(glucose=high[:2]))
    assert not told(course("type-2-diabetes"), known(glucose=[*high[:1], reading(8.0, 0.1), *high[2:]]))


def test_a_limit_counts_only_on_its_condition() -> None:
    series: dict[str, Any] = {"glucose": [reading(16.0)]}
    assert "glucose:glucose-high-and-ill" not in told(course("type-2-diabetes"), known(**series))
    vomiting = answers("dm.symptoms", vomiting="yes")
    assert (
        told(course("type-2-diabetes"), known([vomiting], **series))["glucose:glucose-high-and-ill"].colour
        is RED
    )


def test_a_loss_is_told_in_percent() -> None:
    found = told(course("copd"), known(weight=[reading(70.0, 28), reading(67.2)]))["weight:weight-loss-month"]
    assert (found.colour, found.says.da) == (YELLOW, "Vægt \N{MINUS SIGN}4,0 % på 1 måned")


def test_answers_are_judged_by_themselves_and_together() -> None:
    form = answers("kol.symptoms", **GIVEN)
    found = told(course("copd"), known([form]))
    assert found["kol.symptoms:breathless"].colour is YELLOW
    assert found["combination:anthonisen"].colour is RED
    assert "kol.symptoms:cough" not in found


def test_what_the_patient_was_told_at_once_leads_what_is_recommended_of_all_the_same_answers() -> None:
    given = {"breathless": "at-rest", "lie-flat": "a-bit", "ankles": "a-bit"}
    form = replace(answers("hf.symptoms"), answers=tuple(given.items()))
    pulse = [reading(104.0, 0.5)]
    found = told(course("heart-failure"), known([form], pulse=pulse), at=LATER)

    for rule in ("hf.symptoms:breathless", "hf.symptoms:lie-flat", "combination:two-yellows"):
        action = found[rule].action
        assert action is not None
        assert action.clinician.en.startswith("Contact the patient now, who was told on answering: “Call 112")
        assert action.citizen.da == "Ring 112 nu. Vent ikke på, at nogen ser dit svar."
    alone = told(course("heart-failure"), known(pulse=[reading(104.0)]))["pulse:pulse-outside"].action
    assert alone is not None
    assert "112" not in alone.clinician.da


def test_an_answer_is_told_of_in_one_sentence_also_where_the_question_is_no_question() -> None:
    found = told(course("heart-failure"), known([answers("phq-9", harm="several-days")]), at=LATER)

    assert found["phq-9:harm"].says.en.endswith("some way: Several days")
    asked = told(course("heart-failure"), known([answers("hf.symptoms", ankles="a-bit")]), at=LATER)
    assert "? " in asked["hf.symptoms:ankles"].says.da


def test_two_yellow_ones_within_a_day_are_red_together() -> None:
    pulse, weight = [reading(104.0, 0.5)], [reading(85.0, 3), reading(86.2)]
    found = told(course("heart-failure"), known(pulse=pulse, weight=weight))["combination:two-yellows"]
    assert found.colour is RED
    assert found.says.da == "Puls 104 /min og Vægt +1,2 kg på 3 dage"
    assert "combination:two-yellows" not in told(
        course("heart-failure"), known(pulse=[reading(104, 3)], weight=weight)
    )


def test_a_score_has_limits_like_a_value() -> None:
    scored = known()
    facts = replace(scored.facts, scores={"who-5": (Reading(32.0, NOW, "Observation/s"),)})
    found = told(course("heart-failure"), replace(scored, facts=facts))["who-5:who-5-low"]
    assert found.colour is RED


def test_a_limit_of_the_patients_own_goes_first_from_when_it_was_set_until_it_expires() -> None:
    own = OwnLimit(
        "weight:weight-rise-3-days",
        Band(at_least=1.5),
        Band(at_least=3.0),
        NOW - timedelta(days=1),
        "Anne Holm",
    )
    one, series = course("heart-failure", own=(own,)), known(weight=[reading(84.0, 3), reading(86.1)])
    found = told(one, series, at=LATER)["weight:weight-rise-3-days"]
    assert found.colour is YELLOW
    assert found.limit is not None
    assert found.limit.da == "grænse +1,5 kg på 3 dage, sat af Anne Holm 24.11.2026"
    expired = course("heart-failure", own=(replace(own, until=NOW),))
    assert told(expired, series, at=LATER)["weight:weight-rise-3-days"].colour is RED
    yesterday = known(weight=[reading(84.0, 5), reading(86.1, 2)])
    assert told(one, yesterday, days=3, at=LATER)["weight:weight-rise-3-days"].colour is RED


def test_what_cannot_be_judged_says_so_and_why() -> None:
    record = known(weight=[reading(86.0, -2)])
    unread = Unread("pulse", NOW, "Observation/p", Unjudged.OTHER_UNIT, "70 [xyz]")
    found = told(course("heart-failure"), replace(record, unread=(unread,)))
    assert found["weight:wrong-clock"].unjudged is Unjudged.WRONG_CLOCK
    assert found["pulse:other-unit"].says.da == "Puls 70 [xyz] kan ikke vurderes: enheden kan ikke omregnes"
    [no_limit] = judgements(
        course("heart-failure"), known(diastolic=[reading(80.0)]), since=NOW - timedelta(hours=1), at=NOW
    )
    assert no_limit.unjudged is Unjudged.NO_LIMIT


def test_what_was_before_the_programme_is_not_judged_by_it() -> None:
    old = known(pulse=[reading(150.0, 300)])
    assert judgements(course("heart-failure"), old, since=NOW - timedelta(days=400), at=NOW) == ()
