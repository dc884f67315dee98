"""Finding patients by what people know of them, through the gate."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from sharedcare.access import gate, looks
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse as document
from sharedcare.records.finding import CPR, MOST, Found, Sought
from sharedcare.records.indexing.strings import fold
from sharedcare.records.types import Update
from tests.integration.access.accounts import staff
from tests.integration.access.care import treated
from tests.integration.access.clients import NOON, actor, trail

pytestmark = pytest.mark.django_db


def put(*resources: dict[str, Any]) -> None:
    changes = [Update(document(orjson.dumps(one)), one["id"]) for one in resources]
    gate.act(by=actor(client="filler"), changes=changes, at=NOON)


def patient(name: str, given: str, family: str, **more: Any) -> dict[str, Any]:
    names = [{"given": [given], "family": family}]
    return {"resourceType": "Patient", "id": name, "name": names, **more}


def episode(of: str, programme: str, status: str = "active") -> dict[str, Any]:
    return {
        "resourceType": "EpisodeOfCare",
        "id": f"{of}-{programme}",
        "status": status,
        "type": [{"text": programme}],
        "patient": {"reference": f"Patient/{of}"},
        "managingOrganization": {"display": "Klinik"},
    }


def some_people() -> None:
    put(
        patient("poul", "Poul Erik", "Jensen", birthDate="1945-12-12", identifier=[cpr("1212459991")]),
        patient("aage", "Åge", "Østergård", birthDate="1945-03-01"),
        patient("karen", "Karen", "Hjort-Nielsen", birthDate="1952-04-03"),
        patient("jens", "Jens", "Poulsen", birthDate="1945"),
        episode("poul", "hjertesvigt"),
        episode("poul", "kol", status="finished"),
    )
    treated("poul", "aage", "karen", "jens")


def cpr(number: str) -> dict[str, str]:
    return {"system": CPR, "value": number}


def find(by: Actor, *words: str, **known: Any) -> Found:
    sought = Sought(words=tuple(map(fold, words)), **known)
    return looks.find(by=by, sought=sought, at=NOON)


def ids(found: Found) -> set[str]:
    return {one.patient.id for one in found.patients}


YEAR_1945 = (datetime(1944, 12, 31, 23, tzinfo=UTC), datetime(1945, 12, 31, 22, 59, 59, 999999, tzinfo=UTC))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("poul",), {"poul", "jens"}),
        (("jen", "pou"), {"poul", "jens"}),
        (("jensen", "poul"), {"poul"}),
        (("erik",), {"poul"}),
        (("nielsen", "karen"), {"karen"}),
        (("hjort-n",), {"karen"}),
        (("ostergard",), {"aage"}),
        (("Østergaard", "aage"), {"aage"}),
        (("åge",), {"aage"}),
        (("oul",), set()),
        (("poul", "karen"), set()),
    ],
)
def test_every_word_begins_a_word_of_the_name_whatever_their_order_and_accents(
    words: tuple[str, ...], found: set[str]
) -> None:
    some_people()

    assert ids(find(staff(), *words)) == found


def test_a_birth_date_narrows_the_name_and_has_to_be_known_as_exactly() -> None:
    some_people()
    by = staff()

    assert ids(find(by, "poul", born=(YEAR_1945,))) == {"poul", "jens"}
    day = (datetime(1945, 12, 11, 23, tzinfo=UTC), datetime(1945, 12, 12, 22, 59, 59, 999999, tzinfo=UTC))
    assert ids(find(by, "poul", born=(day,))) == {"poul"}
    assert ids(find(by, born=(day, YEAR_1945))) == {"poul", "aage", "jens"}


def test_a_number_finds_whose_it_is_and_nobody_with_the_same_digits_elsewhere() -> None:
    some_people()
    put(patient("other", "Bo", "Bo", identifier=[{"system": "urn:other", "value": "1212459991"}]))

    assert ids(find(staff(), number="1212459991")) == {"poul"}


def test_who_is_found_comes_with_the_programmes_that_are_under_way() -> None:
    some_people()

    [one] = find(staff(), "jensen", "poul").patients

    assert {each.id for each in one.programmes} == {"poul-hjertesvigt", "poul-in-heart-failure"}


def test_whoever_may_not_see_programmes_is_shown_none() -> None:
    some_people()

    [one] = find(staff(scopes="user/Patient.rs"), "jensen", "poul").patients

    assert one.programmes == ()


def test_whoever_may_not_search_patients_finds_nobody_and_the_trail_says_so() -> None:
    some_people()

    with pytest.raises(NotPermitted):
        find(staff(scopes="user/Patient.r user/EpisodeOfCare.rs"), "poul")

    assert trail()[-1]["refusal"]


def test_too_many_are_said_and_nobody_of_them_is_shown_or_traced() -> None:
    put(*(patient(f"p{n}", "Poul", f"Nummer{n}") for n in range(MOST + 1)))
    treated(*(f"p{n}" for n in range(MOST + 1)))

    assert find(staff(), "poul") == Found((), too_many=True)
    assert trail()[-1]["patients"] is None
    assert len(ids(find(staff("bo"), "poul", "nummer1"))) == 11


def test_the_trail_tells_who_was_shown_and_by_what_but_never_the_words() -> None:
    some_people()

    find(staff(), "jensen", "poul", born=(YEAR_1945,))

    entry = trail()[-1]
    assert (entry["what"], entry["patients"]) == ("birthdate,name", [key64("Patient/poul")])


def test_whom_one_does_not_treat_is_not_found_nor_counted() -> None:
    put(*(patient(f"p{n}", "Poul", f"Nummer{n}") for n in range(MOST + 1)))
    treated("p7")

    assert ids(find(staff(), "poul")) == {"p7"}
    assert ids(looks.cards(by=staff("bo"), ids=["p7", "p8"], at=NOON)) == {"p7"}


def test_cards_are_of_those_who_are_there() -> None:
    some_people()

    found = looks.cards(by=staff(), ids=["poul", "karen", "nobody"], at=NOON)

    assert ids(found) == {"poul", "karen"}
    assert trail()[-1]["what"] == "_id"
