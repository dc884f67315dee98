"""The plan as several sectors write in it."""

from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files

import pytest

from sharedcare import programmes
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.types import Actor
from sharedcare.care.enrolment.queries import known_beside
from sharedcare.care.plan import actions, comparing, queries
from sharedcare.care.plan.errors import Amiss, Clashing, NotAmongThem, NotYours
from sharedcare.care.plan.types import Addition, Edit, Kind
from sharedcare.programmes.checking import checked
from sharedcare.programmes.types import Programme
from tests.integration.access.care import CLINIC, role, store
from tests.integration.access.clients import NOON
from tests.integration.access.test_two_at_once import meanwhile
from tests.integration.care.handing import in_care, people, sectors, someone, stored

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
TASK = {"text": "Mål blodtryk", "due": "2026-03-10", "owner": "PractitionerRole/mette-role"}


@pytest.fixture
def them() -> dict[str, Actor]:
    sectors()
    in_care("poul")
    return people()


def add(by: Actor, kind: Kind = Kind.TASK, **values: str) -> str:
    return actions.add(patient="poul", addition=Addition(kind, values or TASK, "Aftalt"), by=by, at=NOON)


def change(by: Actor, reference: str, base: int = 1, why: str = "", **values: str) -> int:
    return actions.change(patient="poul", edit=Edit(reference, base, values, why), by=by, at=LATER)


def fields(reference: str, by: Actor) -> dict[str, str]:
    return queries.thing_of(patient="poul", reference=reference, by=by, at=LATER).fields


def test_each_change_says_who_when_and_why(them: dict[str, Actor]) -> None:
    task = add(them["anne"])
    change(them["mette"], task, status="completed", shown="142/81 hjemme", why="Målt i dag")

    thing = queries.thing_of(patient="poul", reference=task, by=them["bo"], at=LATER)
    newest, first = queries.history(thing=thing, by=them["bo"], at=LATER)

    assert (newest.by, newest.why, newest.at) == ("PractitionerRole/mette-role", "Målt i dag", LATER)
    assert (newest.before["status"], newest.after["status"]) == ("requested", "completed")
    assert (first.by, first.why, first.before) == ("PractitionerRole/anne-role", "Aftalt", {})


@pytest.mark.parametrize("most", [300, 2])
def test_what_was_looked_at_with_all_that_programmes_ask_about_tells_the_same_plan(
    most: int, them: dict[str, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(queries.MOST, "Task", most)
    for number in range(3):
        add(them["anne"], text=f"Nummer {number}", due="2026-03-10")
    add(them["anne"], Kind.WISH, text="Gå i skoven")
    add(them["anne"], Kind.NOTE, text="Talt om vand")

    known, resources = known_beside(patient="poul", most=queries.MOST, by=them["anne"], at=LATER)

    things = queries.things_among(resources)
    assert things == queries.things(patient="poul", by=them["anne"], at=LATER)
    assert [one.kind for one in things].count(Kind.TASK) == min(most, 3)
    # What programmes ask about is not cut short with it.
    assert len(known.of("Task")) == 3


@pytest.mark.parametrize(
    ("owner", "is_among_them"),
    [
        ("", True),
        ("Patient/poul", True),
        ("RelatedPerson/inge", True),
        ("PractitionerRole/mette-role", True),
        ("PractitionerRole/alma-role", True),
        ("Organization/town", True),
        ("Organization/home-care", True),
        ("Patient/other", False),
        ("RelatedPerson/others", False),
        ("RelatedPerson/nobody", False),
        ("PractitionerRole/far-role", False),
        ("Organization/far-clinic", False),
        ("PractitionerRole/nobody", False),
        ("PractitionerRole/gone-role", False),
    ],
)
def test_what_is_to_be_done_is_the_patients_a_relatives_or_of_those_who_treat(
    them: dict[str, Actor], owner: str, *, is_among_them: bool
) -> None:
    in_care("other")
    store(role("gone-role", CLINIC, period={"start": "2020-01-01", "end": "2025-12-31"}))
    for name, patient in (("inge", "poul"), ("others", "other")):
        store({"resourceType": "RelatedPerson", "id": name, "patient": {"reference": f"Patient/{patient}"}})
    task = add(them["anne"], text="Mål blodtryk", owner="PractitionerRole/mette-role")
    if is_among_them:
        assert add(them["anne"], text="Ring", owner=owner)
        assert change(them["anne"], task, owner=owner) >= 1
        return
    for does in (
        lambda: add(them["anne"], text="Ring", owner=owner),
        lambda: change(them["anne"], task, owner=owner),
    ):
        with pytest.raises(NotAmongThem, match="Choose one of those") as refused:
            does()
        assert refused.value.fields == ("owner",)
    assert fields(task, them["anne"])["owner"] == "PractitionerRole/mette-role"


def test_what_is_added_is_in_the_plan(them: dict[str, Actor]) -> None:
    store(
        {
            "resourceType": "CarePlan",
            "id": "plan",
            "status": "active",
            "intent": "plan",
            "subject": {"reference": "Patient/poul"},
        }
    )
    task = add(them["anne"])
    wish = add(them["mette"], Kind.WISH, text="Gå i skoven", attainment="0")
    add(them["bo"], Kind.AGREEMENT, topic="Vand", text="Højst 1,5 liter om dagen")

    plan = stored("CarePlan/plan")
    assert plan["activity"] == [{"reference": {"reference": task}}]
    assert plan["goal"] == [{"reference": wish}]
    found = queries.things(patient="poul", by=them["bo"], at=LATER)
    assert {one.kind for one in found} == {Kind.TASK, Kind.WISH, Kind.AGREEMENT}


def test_two_who_change_different_fields_both_count(them: dict[str, Actor]) -> None:
    task = add(them["anne"])
    change(them["bo"], task, due="2026-03-20")
    change(them["mette"], task, base=1, text="Mål blodtryk to gange")

    assert fields(task, them["anne"]) == {
        **dict.fromkeys(("start", "because", "shown"), ""),
        "text": "Mål blodtryk to gange",
        "due": "2026-03-20",
        "owner": TASK["owner"],
        "status": "requested",
    }


def test_the_same_field_is_asked_about_and_neither_is_lost(them: dict[str, Actor]) -> None:
    task = add(them["anne"])
    change(them["bo"], task, due="2026-03-20", text="Mål")

    with pytest.raises(Clashing) as raised:
        change(them["mette"], task, base=1, due="2026-03-12")

    [clash] = raised.value.clashes
    assert (clash.mine, clash.theirs) == ("2026-03-12", "2026-03-20")
    assert (raised.value.version, raised.value.who) == (2, "PractitionerRole/bo-role")
    assert fields(task, them["anne"])["due"] == "2026-03-20"
    assert change(them["mette"], task, base=2, due="2026-03-12") == 3
    assert fields(task, them["anne"])["text"] == "Mål"


def test_undoing_leaves_what_came_since(them: dict[str, Actor]) -> None:
    task = add(them["anne"])
    change(them["bo"], task, due="2026-03-20")
    change(them["mette"], task, base=2, text="Mål to gange")

    actions.undo(patient="poul", edit=Edit(task, 2, {}, "Forkert dag"), by=them["bo"], at=LATER)

    assert fields(task, them["anne"])["due"] == TASK["due"]
    assert fields(task, them["anne"])["text"] == "Mål to gange"
    thing = queries.thing_of(patient="poul", reference=task, by=them["bo"], at=LATER)
    assert thing.version == 4
    actions.undo(patient="poul", edit=Edit(task, 1, {}, "Skulle ikke være her"), by=them["bo"], at=LATER)
    assert fields(task, them["anne"])["status"] == "cancelled"


def test_undoing_gives_back_all_that_the_version_said_translations_too(them: dict[str, Actor]) -> None:
    task = add(them["anne"])
    english = {
        "url": "http://hl7.org/fhir/StructureDefinition/translation",
        "extension": [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "Measure"}],
    }
    done = {"status": "completed", "executionPeriod": {"end": "2026-02-20T08:00:00+01:00"}}
    as_it_was = {**stored(task), "_description": {"extension": [english]}, **done}
    store(as_it_was, at=NOON)

    change(them["bo"], task, base=2, text="Mål to gange", status="requested")
    assert "_description" not in stored(task)
    assert "executionPeriod" not in stored(task)
    actions.undo(patient="poul", edit=Edit(task, 3, {}, "Forkert"), by=them["bo"], at=LATER)

    back = stored(task)
    assert back.pop("meta")["versionId"] == "4"
    assert datetime.fromisoformat(back.pop("lastModified")) == LATER
    assert back == {name: one for name, one in as_it_was.items() if name != "meta"}


def test_what_somebody_worded_since_keeps_their_words_when_an_older_change_is_undone(
    them: dict[str, Actor],
) -> None:
    task = add(them["anne"])
    translated = {**stored(task), "_description": {"extension": [{"url": "urn:x", "valueString": "Measure"}]}}
    store(translated, at=NOON)
    change(them["bo"], task, base=2, due="2026-03-20")
    change(them["mette"], task, base=3, text="Mål to gange")

    actions.undo(patient="poul", edit=Edit(task, 3, {}, "Forkert dag"), by=them["bo"], at=LATER)

    assert (stored(task)["description"], "_description" in stored(task)) == ("Mål to gange", False)
    assert fields(task, them["anne"])["due"] == TASK["due"]


def test_any_two_moments_compare(them: dict[str, Actor]) -> None:
    task = add(them["anne"])
    change(them["bo"], task, due="2026-03-20")
    note = actions.add(
        patient="poul",
        addition=Addition(Kind.NOTE, {"text": "Ringet"}),
        by=them["mette"],
        at=NOON + timedelta(hours=2),
    )

    before = queries.things(patient="poul", by=them["bo"], at=LATER, as_of=NOON + timedelta(minutes=1))
    after = queries.things(patient="poul", by=them["bo"], at=LATER, as_of=NOON + timedelta(hours=3))
    came, other = comparing.differences(before, after)

    assert (came.thing.reference, came.before) == (note, None)
    assert (other.thing.reference, other.fields) == (task, ("due",))


def test_who_decides_follows_the_programme(them: dict[str, Actor]) -> None:
    programme = _heart_failure()

    def wish(name: str) -> str:
        made = actions.add(
            patient="poul",
            addition=Addition(Kind.WISH, {"text": "Sove"}),
            programmes=[programme],
            by=them[name],
            at=NOON,
        )
        return fields(made, them["bo"])["status"]

    assert wish("bo") == "active"
    assert wish("mette") == "proposed"
    task = add(them["anne"])
    edit = Edit(task, 1, {"due": "2026-04-01"}, "")
    with pytest.raises(NotYours):
        actions.change(patient="poul", edit=edit, programmes=[programme], by=them["mette"], at=LATER)
    done = Edit(task, 1, {"status": "completed"}, "")
    assert actions.change(patient="poul", edit=done, programmes=[programme], by=them["mette"], at=LATER) == 2


def test_who_may_not(them: dict[str, Actor]) -> None:
    task = add(them["anne"])

    with pytest.raises(NotPermitted):
        change(them["sofie"], task, due="2026-03-20")
    with pytest.raises(NotVisible):
        change(them["far"], task, due="2026-03-20")
    with pytest.raises(Amiss):
        change(them["bo"], task, due="snart")
    with pytest.raises(Amiss):
        add(them["bo"], Kind.TARGET, text="Vægt")


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_the_same_moment_both_count() -> None:
    sectors()
    in_care("poul")
    anne, bo = map(someone, ("anne", "bo"))
    task = add(anne)

    raised = meanwhile(
        partial(_changes, anne, task, text="Mål"), partial(_changes, bo, task, due="2026-03-20")
    )

    assert raised == []
    assert (fields(task, bo)["text"], fields(task, bo)["due"]) == ("Mål", "2026-03-20")


def _changes(by: Actor, reference: str, **values: str) -> None:
    actions.change(patient="poul", edit=Edit(reference, 1, values), by=by, at=LATER)


def _heart_failure() -> Programme:
    raw = (files(programmes) / "shipped" / "heart-failure.yaml").read_bytes()
    found = checked(raw, on=NOON.date()).programme
    assert found is not None
    return found
