"""Who has the record, and what a decision of the patient's would change, shown before it is made."""

from datetime import timedelta

import pytest

from sharedcare.access.errors import NotVisible
from sharedcare.access.wishes import actions, effects
from sharedcare.access.wishes.types import Block
from tests.integration.access.care import CLINIC, HEART, agreement, consent, enrolled, store, team
from tests.integration.access.clients import NOON
from tests.integration.access.test_wishes import a_relative, agree, the_patient, waiting_for_consent

pytestmark = pytest.mark.django_db


def lost(consequence: object) -> list[str]:
    return [one.name for one in consequence.lose]  # type: ignore[attr-defined]


def test_who_treats_is_told_with_programme_and_since_when() -> None:
    waiting_for_consent()
    assert effects.treating(patient="anna", by=the_patient(), at=NOON) == []
    agree(the_patient())

    [one] = effects.treating(patient="anna", by=the_patient(), at=NOON)

    assert (one.id, one.sector, one.programme, one.since) == ("hospital", "hospital", HEART, NOON)


def test_who_has_no_agreement_in_force_has_nothing_to_lose() -> None:
    waiting_for_consent()
    agreed = agree(the_patient())
    ended = {"end": (NOON - timedelta(days=1)).date().isoformat()}
    store(agreement("heart-agreement", "hospital", "town", applies=ended))

    assert effects.treating(patient="anna", by=the_patient(), at=NOON) == []
    assert lost(effects.of_ending(patient="anna", consent=agreed, by=the_patient(), at=NOON)) == []


def test_giving_withdrawing_and_blocking_tell_who_gets_and_who_loses() -> None:
    waiting_for_consent()
    given = effects.of_giving(patient="anna", programme=HEART, by=the_patient(), at=NOON)
    assert ([one.name for one in given.get], given.lose) == (["hospital"], ())
    agreed = agree(the_patient())

    assert lost(effects.of_ending(patient="anna", consent=agreed, by=the_patient(), at=NOON)) == ["hospital"]
    for named in ("hospital", CLINIC):
        blocked = effects.of_blocking(patient="anna", organization=named, by=the_patient(), at=NOON)
        assert lost(blocked) == ["hospital"]
    assert not effects.of_blocking(patient="anna", organization="town", by=the_patient(), at=NOON).lose


def test_lifting_a_block_opens_the_record_again() -> None:
    waiting_for_consent()
    agree(the_patient())
    what = Block(organizations=("hospital",))
    blocked = actions.block(patient="anna", what=what, by=the_patient(), at=NOON)

    lifted = effects.of_ending(patient="anna", consent=blocked, by=the_patient(), at=NOON)

    assert ([one.name for one in lifted.get], lifted.lose) == (["hospital"], ())


def test_who_treats_by_another_programme_too_does_not_lose_the_record() -> None:
    waiting_for_consent()
    agreed = agree(the_patient())
    store(agreement("copd-agreement", "hospital", "town", programme="copd"), enrolled("anna", "copd"))
    store(team("anna", f"Organization/{CLINIC}"), consent("anna", "copd"))

    assert lost(effects.of_ending(patient="anna", consent=agreed, by=the_patient(), at=NOON)) == []


def test_nobody_else_is_told() -> None:
    waiting_for_consent()
    with pytest.raises(NotVisible):
        effects.treating(patient="anna", by=the_patient("bo"), at=NOON)
    assert effects.treating(patient="anna", by=a_relative("see"), at=NOON) == []
