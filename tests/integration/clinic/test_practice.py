"""What a practice sees of its patients as a whole: its own reviews, and of others nothing but counts that tell of nobody."""

from datetime import timedelta

import orjson
import pytest
from django.test import Client

from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.publishing.actions import publish
from sharedcare.worklist.figures import Group, figures
from sharedcare.worklist.reviews import holds_reviews
from tests.integration.access.care import CLINIC, enrolled, organisation, store, team
from tests.integration.access.clients import NOON, trail
from tests.integration.clinic.browsing import browser, text
from tests.integration.records.store import find, put
from tests.integration.worklist.world import ANNE, nurse, patient, weight
from tests.unit.programmes.small import SMALL

pytestmark = pytest.mark.django_db
ANKLE = "sprained-ankle"


def ankle(name: str, value: float | None, *, ours: bool) -> None:
    patient(name)
    if not ours:
        store(team(name, "Organization/town"), enrolled(name))
    store(enrolled(name, ANKLE, **({"careManager": {"reference": ANNE}} if ours else {})))
    if value is not None:
        store(weight(f"w-{name}", name, value, NOON - timedelta(days=30)))


@pytest.fixture
def anne() -> Actor:
    by = nurse()
    publish(raw=SMALL.encode(), by=operator("programme publish"), at=NOON)
    return by


def test_others_are_counted_from_five_on_and_nobody_of_them_is_told_of(anne: Actor) -> None:
    ankle("ours", 70, ours=True)
    for number in range(4):
        ankle(f"other{number}", 80 + number, ours=False)
    [few] = figures(by=anne, at=NOON)
    assert (few.measure.key, few.ours, few.others) == ("weight", Group(1, 1, None), None)

    ankle("other4", 84, ours=False)
    before = len(trail())
    [enough] = figures(by=anne, at=NOON)

    assert enough.others == Group(5, 5, 82)
    assert [entry["patients"] for entry in trail()[before:]] == [None]


def test_a_programme_that_was_tampered_with_takes_nothing_from_the_page(anne: Actor) -> None:
    newer = SMALL.encode().replace(b"version: 1.0.0", b"version: 1.1.0", 1)
    publish(raw=newer, by=operator("programme publish"), at=NOON)
    wanted = f"PlanDefinition?identifier=urn:sharedcare:programme|{ANKLE}&version=1.1.0"
    [stored] = find(wanted).matches
    tree = orjson.loads(stored.content or b"")
    tree["relatedArtifact"][0]["document"]["data"] = "Z" + tree["relatedArtifact"][0]["document"]["data"][1:]
    put(tree)
    assert figures(by=anne, at=NOON) == []


def test_only_a_practice_has_the_page() -> None:
    client: Client = browser(scopes="user/*.cruds")
    patient("poul")
    assert client.get("/worklist/practice").status_code == 404

    store(organisation(CLINIC, "general-practice", part_of="hospital"))

    found = text(client.get("/worklist/practice"))
    assert "Prøve Poul" in found
    assert "12.12.1945" in found


def test_a_ward_of_a_hospital_holds_no_reviews(anne: Actor) -> None:
    assert not holds_reviews(anne)
