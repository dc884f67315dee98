"""What a patient decides: consent, its withdrawal, and blocks (sundhedsloven §§ 41-42 b)."""

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.scopes import parse as scopes
from sharedcare.access.types import Actor, Citizen, Ground
from sharedcare.access.wishes import actions, queries
from sharedcare.access.wishes.errors import BadBlock, NoSuchWish, NotYours
from sharedcare.access.wishes.types import Block
from sharedcare.kernel.ids import key64
from tests.integration.access.accounts import staff
from tests.integration.access.care import CLINIC, HEART, clinic, enrolled, store, team, treated
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, of_clinic, opens
from tests.integration.records.store import observation

pytestmark = pytest.mark.django_db


def the_patient(name: str = "anna") -> Actor:
    held = scopes("user/*.rs", level="user")
    citizen = Citizen(key64(f"Patient/{name}"))
    return Actor(-2, name, None, held, Ground.OWN_RECORD, account=8, citizen=citizen)


def a_relative(level: str) -> Actor:
    store(
        {
            "resourceType": "RelatedPerson",
            "id": "inge",
            "patient": {"reference": "Patient/anna"},
            "extension": [{"url": "urn:sharedcare:proxy-level", "valueCode": level}],
        }
    )
    held = scopes("user/*.rs", level="user")
    citizen = Citizen(None, (key64("RelatedPerson/inge"),))
    return Actor(-2, "inge", None, held, Ground.RELATIVE, account=9, citizen=citizen)


def agree(by: Actor) -> str:
    return actions.give_consent(patient="anna", programme=HEART, text="Hjertesvigt", by=by, at=NOON)


def waiting_for_consent() -> Actor:
    anna()
    by = staff()
    store(enrolled("anna"), team("anna", f"Organization/{CLINIC}"))
    return by


def test_a_consent_opens_the_record_and_its_withdrawal_closes_it_at_once() -> None:
    by = waiting_for_consent()
    assert opens(by) is None

    consent = agree(the_patient())
    assert opens(by) is Ground.TREATMENT

    actions.withdraw(patient="anna", consent=consent, by=the_patient(), at=NOON)
    assert opens(by) is None
    with pytest.raises(NoSuchWish):
        actions.withdraw(patient="anna", consent=consent, by=the_patient(), at=NOON)


def test_staff_write_down_a_consent_given_on_paper_if_they_have_an_agreement_about_the_programme() -> None:
    by = waiting_for_consent()

    agree(by)

    [wish] = queries.wishes(patient="anna", by=the_patient(), at=NOON)
    assert (wish.programme, wish.by) == (HEART, "PractitionerRole/demo-anne-role")
    actions.withdraw(patient="anna", consent=wish.id, by=the_patient(), at=NOON)
    with pytest.raises(NotYours):
        actions.give_consent(patient="anna", programme="copd", text="KOL", by=by, at=NOON)


@pytest.mark.parametrize(("level", "may"), [("see", False), ("measure", False), ("write", True)])
def test_a_relative_decides_for_the_patient_only_with_the_right_to_write(level: str, may: bool) -> None:
    waiting_for_consent()
    by = a_relative(level)

    if may:
        agree(by)
        [wish] = queries.wishes(patient="anna", by=the_patient(), at=NOON)
        assert wish.by == "RelatedPerson/inge"
    else:
        with pytest.raises(NotYours):
            agree(by)


def test_one_organisation_is_blocked_and_the_block_lifted_again() -> None:
    by = waiting_for_consent()
    agree(the_patient())

    blocked = actions.block(
        patient="anna", what=Block(organizations=("hospital",)), by=the_patient(), at=NOON
    )
    assert opens(by) is None

    actions.withdraw(patient="anna", consent=blocked, by=the_patient(), at=NOON)
    assert opens(by) is Ground.TREATMENT


@pytest.mark.parametrize(
    ("what", "hidden"),
    [
        (Block(entries=("Observation/w",)), {"w"}),
        (Block(kinds=("Observation",)), {"w", "later"}),
        (Block(organizations=("hospital",), entries=("Observation/w",)), {"w"}),
        (Block(organizations=("town",), entries=("Observation/w",)), set()),
    ],
)
def test_one_entry_or_a_kind_of_entries_is_kept_back(what: Block, hidden: set[str]) -> None:
    by = waiting_for_consent()
    agree(the_patient())

    actions.block(patient="anna", what=what, by=the_patient(), at=NOON)
    store(observation("later", "anna"))

    for name in ("w", "later"):
        seen = looks.read(by=by, type="Observation", id=name, at=NOON)
        assert (seen is None) == (name in hidden)
        assert looks.read(by=the_patient(), type="Observation", id=name, at=NOON) is not None
        assert looks.read(by=operator("test"), type="Observation", id=name, at=NOON) is not None
    assert opens(by) is Ground.TREATMENT


def test_nobody_decides_about_somebody_else() -> None:
    anna()
    clinic()
    for by in (the_patient("bo"), staff(), of_clinic()):
        with pytest.raises(NotYours):
            actions.block(patient="anna", what=Block(organizations=("town",)), by=by, at=NOON)


@pytest.mark.parametrize(
    "what", [Block(), Block(kinds=("Nonsense",)), Block(entries=("Observation/w",), kinds=("Task",))]
)
def test_a_block_says_what_is_kept_from_whom(what: Block) -> None:
    anna()
    treated("anna")

    with pytest.raises(BadBlock):
        actions.block(patient="anna", what=what, by=the_patient(), at=NOON)
