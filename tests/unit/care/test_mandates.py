"""Who may decide what: by the programme's roles, the kind of organisation that answers that day, and the platform's rights."""

from datetime import date

import msgspec
import pytest

from sharedcare.care.mandates.rules import (
    ACCEPT,
    CHANGE_PLAN,
    CLOSE,
    HAND_OVER,
    PROPOSE,
    SET_GOALS,
    SET_LIMITS,
    WRITE,
    Mandate,
)
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Period, Responsibility, Role
from sharedcare.programmes.types.words import Text
from tests.unit.programmes.small import small

BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)
_NAME = Text(da="Navn", en="Name")
DECISIONS = (SET_GOALS, SET_LIMITS, CHANGE_PLAN, HAND_OVER, ACCEPT, CLOSE)


def _role(key: str, profession: str, responsibility: str | None, *may: str) -> Role:
    return msgspec.convert(
        {"key": key, "title": {"da": key, "en": key}, "profession": profession, "may": list(may)}
        | ({"responsibility": responsibility} if responsibility else {}),
        Role,
    )


PROGRAMME: Programme = msgspec.structs.replace(
    small(),
    responsibilities=(
        Responsibility(
            key="clinic", title=_NAME, periods=(Period(organisation="hospital", since=date(2020, 1, 1)),)
        ),
        Responsibility(
            key="practice",
            title=_NAME,
            periods=(Period(organisation="general-practice", since=date(2020, 1, 1)),),
        ),
        Responsibility(
            key="training",
            title=_NAME,
            periods=(
                Period(organisation="municipality", since=date(2020, 1, 1), until=BEFORE),
                Period(organisation="hospital", since=AFTER),
            ),
        ),
    ),
    roles=(
        _role("patient", "patient", None, "see", "measure", WRITE, PROPOSE, SET_GOALS),
        _role(
            "hospital-nurse", "nurse", "clinic", WRITE, SET_GOALS, SET_LIMITS, CHANGE_PLAN, HAND_OVER, ACCEPT
        ),
        _role("practice-nurse", "nurse", "practice", WRITE, PROPOSE),
        _role("doctor", "doctor", "practice", WRITE, PROPOSE, *DECISIONS),
        _role("trainer", "physiotherapist", "training", WRITE, PROPOSE, ACCEPT, SET_LIMITS),
        _role("clerk", "secretary", "clinic", WRITE, CHANGE_PLAN),
    ),
)


@pytest.mark.parametrize(
    ("who", "sector", "today", "may"),
    [
        ("nurse", "hospital", BEFORE, {WRITE, SET_GOALS, SET_LIMITS, CHANGE_PLAN, HAND_OVER, ACCEPT}),
        # The same profession in a practice is another role.
        ("nurse", "general-practice", BEFORE, {WRITE, PROPOSE}),
        ("doctor", "general-practice", BEFORE, {WRITE, PROPOSE, *DECISIONS}),
        # A role that the programme does not name there writes and proposes, and decides nothing.
        ("doctor", "hospital", BEFORE, {WRITE, PROPOSE}),
        ("nurse", "municipality", BEFORE, {WRITE, PROPOSE}),
        # Nobody says what kind of organisation it is.
        ("nurse", "", BEFORE, {WRITE, PROPOSE}),
        # The responsibility moves with the law.
        ("physiotherapist", "municipality", BEFORE, {WRITE, PROPOSE, ACCEPT, SET_LIMITS}),
        ("physiotherapist", "municipality", AFTER, {WRITE, PROPOSE}),
        ("physiotherapist", "hospital", AFTER, {WRITE, PROPOSE, ACCEPT, SET_LIMITS}),
        # The platform is the outer bound: neither a patient nor an office decides by any programme.
        ("patient", "", BEFORE, {WRITE, PROPOSE}),
        ("secretary", "hospital", BEFORE, set()),
        ("", "hospital", BEFORE, set()),
    ],
)
def test_a_role_may_what_the_programme_gives_it_in_the_kind_of_organisation_that_answers(
    who: str, sector: str, today: date, may: set[str]
) -> None:
    assert Mandate(who, sector, today).rights([PROGRAMME]) == may


@pytest.mark.parametrize(
    ("who", "sector", "names", "right", "is_let"),
    [
        ("nurse", "hospital", ["hospital-nurse"], SET_LIMITS, True),
        ("nurse", "general-practice", ["hospital-nurse"], SET_LIMITS, False),
        # Named, but the role may set no limits at all.
        ("nurse", "general-practice", ["practice-nurse"], SET_LIMITS, False),
        ("nurse", "general-practice", ["practice-nurse"], None, True),
        ("doctor", "general-practice", [], SET_LIMITS, False),
        ("secretary", "hospital", ["clerk"], None, False),
        ("", "hospital", ["hospital-nurse"], None, False),
    ],
)
def test_what_names_its_setters_is_set_by_those_alone(
    who: str, sector: str, names: list[str], right: str | None, is_let: bool
) -> None:
    assert Mandate(who, sector, BEFORE).is_named(PROGRAMME, names, right) is is_let


def test_where_no_programme_says_it_the_rights_of_the_platform_hold() -> None:
    assert Mandate("nurse", "hospital", BEFORE).rights([]) == {WRITE, PROPOSE, *DECISIONS}
    assert Mandate("secretary", "hospital", BEFORE).rights([]) == set()
    assert Mandate("patient", "", BEFORE).rights([]) == {WRITE, PROPOSE}


def test_of_two_programmes_each_gives_what_it_says() -> None:
    other = msgspec.structs.replace(PROGRAMME, roles=(_role("any", "nurse", "practice", CLOSE),))
    assert Mandate("nurse", "general-practice", BEFORE).rights([PROGRAMME, other]) == {WRITE, PROPOSE, CLOSE}


def test_of_a_followed_programme_that_cannot_be_read_nobody_has_more_than_to_write_and_propose() -> None:
    doctor = Mandate("doctor", "hospital", AFTER, unread=("heart-failure 9.9.9",))
    assert doctor.rights([]) == {PROPOSE, WRITE}
    assert SET_GOALS in Mandate("doctor", "hospital", AFTER).rights([])
    assert Mandate("secretary", "hospital", AFTER, unread=("heart-failure 9.9.9",)).rights([]) == frozenset()
