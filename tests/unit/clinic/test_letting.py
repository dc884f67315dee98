"""What a role may not change is not offered, and the page says who may."""

from datetime import UTC, date, datetime

import msgspec

from sharedcare.care.mandates.rules import CHANGE_PLAN, WRITE, Mandate
from sharedcare.care.plan.types import FIELDS, Kind
from sharedcare.clinic.enrolment.letting import who_may_agree
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.clinic.enrolment.words import WORDS as ENROLMENT
from sharedcare.clinic.plan.letting import fixed, who_decides
from sharedcare.clinic.plan.words import WORDS
from sharedcare.programmes.types.people import Role
from sharedcare.ui.moments import Calendar
from tests.unit.programmes.judging.patients import shipped
from tests.unit.programmes.small import small

WRITES = frozenset({WRITE})


def test_who_only_writes_says_how_far_a_goal_is_and_what_became_of_their_own_task() -> None:
    assert fixed(Kind.TARGET, WRITES, is_own=False) == set(FIELDS[Kind.TARGET]) - {"attainment"}
    assert fixed(Kind.TASK, WRITES, is_own=True) == {"text", "owner", "start", "due"}
    assert fixed(Kind.TASK, WRITES, is_own=False) == set(FIELDS[Kind.TASK])
    assert not fixed(Kind.TASK, WRITES | {CHANGE_PLAN}, is_own=False)


def test_who_has_no_right_at_all_changes_nothing_not_even_their_own() -> None:
    assert fixed(Kind.TASK, (), is_own=True) == set(FIELDS[Kind.TASK])


def test_who_decides_is_said_by_the_titles_of_the_programme() -> None:
    role = msgspec.convert(
        {
            "key": "chief",
            "title": {"da": "Overlæge", "en": "Consultant"},
            "profession": "doctor",
            "may": [CHANGE_PLAN],
        },
        Role,
    )
    programme = msgspec.structs.replace(small(), roles=(role,))

    said = {
        language: who_decides(Kind.TASK, None, [programme], WORDS[language], language)
        for language in ("da", "en")
    }

    assert said["da"] == "Det afgør efter forløbsprogrammet: Overlæge."
    assert said["en"] == "By the programme this is decided by: Consultant."
    assert who_decides(Kind.TASK, None, [], WORDS["da"], "da") == ""


def test_a_value_is_agreed_on_by_those_whom_it_names_and_the_others_are_told_who_they_are() -> None:
    heart = shipped("heart-failure")
    [dry_weight] = heart.references
    voice = Voice(ENROLMENT["da"], "da", Calendar(datetime(2026, 11, 26, tzinfo=UTC), UTC, "da"), {}, {})
    nurse, dietitian = (Mandate(code, "hospital", date(2026, 11, 26)) for code in ("nurse", "dietitian"))

    assert who_may_agree(heart, dry_weight, nurse, voice) == ""
    assert "Hjertesvigtsygeplejerske" in who_may_agree(heart, dry_weight, dietitian, voice)
