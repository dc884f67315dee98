"""What the plan says of what was measured and of what has changed in it."""

import re
from typing import Any

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.care import HEART, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import in_care, sectors, stored
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import at_work
from tests.integration.clinic.test_plan_pages import HERE, a_task, save
from tests.unit.programmes.judging.patients import shipped

pytestmark = pytest.mark.django_db
UCUM = "http://unitsofmeasure.org"


def loinc(code: str) -> dict[str, Any]:
    return {"coding": [{"system": "http://loinc.org", "code": code}]}


@pytest.fixture
def anne() -> Client:
    sectors()
    in_care("poul")
    return at_work("anne")


def test_a_goal_of_which_somebody_has_said_that_it_fell_short_is_not_called_reached(anne: Client) -> None:
    attained = {"url": "urn:sharedcare:goal-attainment", "valueInteger": -1}
    goal = {
        "resourceType": "Goal",
        "id": "pillars",
        "lifecycleStatus": "active",
        "category": [{"coding": [{"system": "urn:sharedcare:goal", "code": "other"}]}],
        "description": {"text": "Alle fire slags medicin"},
        "subject": {"reference": "Patient/poul"},
        "achievementStatus": {"coding": [{"code": "achieved"}]},
    }
    store(goal)
    assert "Nået" in text(anne.get(HERE))

    store({**goal, "extension": [attained]})

    page = text(anne.get(HERE))
    assert "Alle fire slags medicin" in page
    assert "Nået" not in page


def test_a_goal_for_the_lower_pressure_says_what_that_is_now(anne: Client) -> None:
    patient = {"subject": {"reference": "Patient/poul"}}

    def of(code: str, value: int) -> dict[str, Any]:
        return {"code": loinc(code), "valueQuantity": {"value": value, "code": "mm[Hg]", "system": UCUM}}

    store(
        {
            "resourceType": "Observation",
            "id": "pressure",
            "status": "final",
            "code": loinc("85354-9"),
            "effectiveDateTime": "2026-03-01T08:00:00+01:00",
            "component": [of("8480-6", 128), of("8462-4", 76)],
            **patient,
        },
        {
            "resourceType": "Goal",
            "id": "lower",
            "lifecycleStatus": "active",
            "description": {"text": "Diastolisk under 80"},
            "target": [{"measure": loinc("8462-4"), "detailRange": {"high": {"value": 80, "unit": "mmHg"}}}],
            **patient,
        },
    )

    page = text(anne.get(HERE))

    assert "nu 76 mmHg" in page
    assert "ikke målt" not in page


def test_what_changed_between_two_moments_is_told_the_newest_first(anne: Client) -> None:
    a_task(anne)
    anne.post(f"{HERE}/new/note", {"topic": "Vand", "text": "Drikker mere"})

    page = text(anne.get(f"{HERE}/changes"))

    assert "Tilføjet" in page
    assert page.index("Drikker mere") < page.index("Mål blodtryk")
    assert "forstås ikke" in text(anne.get(f"{HERE}/changes?from=i+går"))
    assert "Byt om" in text(anne.get(f"{HERE}/changes?from=2026-03-02T08:00&to=2026-03-01T08:00"))
    assert anne.get(f"{HERE}/changes?from=2026-03-02T08:00&to=2026-03-01T08:00").status_code == 422


def test_a_note_stands_and_who_set_a_goal_is_not_said_to_have_it(anne: Client) -> None:
    anne.post(f"{HERE}/new/note", {"topic": "Vand", "text": "Drikker mere"})
    aim = {"text": "Vægt 80-84 kg", "low": "80", "high": "84", "measure": "weight", "owner": ""}
    assert anne.post(f"{HERE}/new/target", aim).status_code == 302

    page = text(anne.get(HERE))

    assert "sat af " in page
    note = re.search(rf'href="({HERE}/Communication/[^"]+)"', page)
    assert note is not None
    assert '<option value="completed" selected>Gælder</option>' in text(anne.get(note[1]))


def test_every_entry_of_the_changes_says_who_when_and_why_also_of_who_has_left_the_team(anne: Client) -> None:
    publish_shipped(HEART)
    store({"resourceType": "Practitioner", "id": "of-alma-role", "name": [{"text": "Alma Afløser"}]})
    alma = at_work("alma")
    task = a_task(alma)
    save(alma, task, 1, text="Mål to gange", why="Svinger meget")
    alma.post(f"{HERE}/new/wish", {"text": "Gå i skoven", "attainment": "0"})
    source = {
        "url": "urn:sharedcare:source",
        "valueCanonical": "urn:sharedcare:activity:heart-failure:visit|1.0.0",
    }
    by_programme = {
        "resourceType": "Task",
        "id": "visit",
        "status": "requested",
        "intent": "order",
        "description": "Besøg",
        "for": {"reference": "Patient/poul"},
        "requester": {"reference": "PractitionerRole/alma-role"},
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": "programme-task"}]},
        "extension": [source],
    }
    store(by_programme, at=now())
    store({**stored("PractitionerRole/alma-role"), "active": False}, at=now())

    page = text(anne.get(f"{HERE}/changes"))

    entries = page.partition('class="differences"')[2].split('<li class="tile')[1:]
    assert len(entries) == 3
    for entry in entries:
        assert "Alma Afløser" in entry
        assert "<time" in entry
    said = {name: next(one for one in entries if name in one) for name in ("Mål to gange", "Besøg")}
    assert "Svinger meget" in said["Mål to gange"]
    assert "Efter programmet hjertesvigt (HFrEF)" in said["Besøg"]


def entry_of(client: Client, text_of_it: str) -> str:
    entries = text(client.get(f"{HERE}/changes")).partition('class="differences"')[2].split('<li class="tile')
    return next(one for one in entries if text_of_it in one)


@pytest.mark.parametrize(
    ("language", "added", "out", "done", "changed"),
    [
        ("da", "Tilføjet", "Taget ud", "Gjort", "Ændret"),
        ("en", "Added", "Taken out", "Done", "Changed"),
    ],
)
def test_what_came_and_is_over_again_says_how_and_who_ended_it(
    language: str, added: str, out: str, done: str, changed: str
) -> None:
    sectors()
    in_care("poul")
    for name in ("anne", "bo"):
        store({"resourceType": "Practitioner", "id": f"of-{name}-role", "name": [{"text": f"{name} Navn"}]})
    anne, bo = at_work("anne", language), at_work("bo")
    for one in ("A", "B", "C"):
        a_task(anne, text=f"Opgave {one}")
    page = text(anne.get(HERE))
    taken, ready, open_still = (
        re.findall(r'href="([^"]+)"', page.partition(f"Opgave {one}<")[0])[-1] for one in ("A", "B", "C")
    )
    save(bo, taken, 1, text="Opgave A", status="cancelled", because="Dobbelt")
    # What somebody puts right afterwards is not what ended it.
    save(anne, taken, 2, text="Opgave A", status="cancelled", because="Stod dobbelt")
    save(bo, ready, 1, text="Opgave B", status="completed")
    save(bo, open_still, 1, text="Opgave C", due="2099-03-20")
    anne.post(f"{HERE}/new/note", {"topic": "Vand", "text": "Drikker mere"})

    told = {name: entry_of(anne, name) for name in ("Opgave A", "Opgave B", "Opgave C", "Drikker mere")}

    for name, ends in (("Opgave A", out), ("Opgave B", done), ("Opgave C", changed)):
        first, _, last = told[name].partition('<p class="made"><strong>')
        assert added in first
        assert (f"{added} · {ends}" in first) is (ends != changed)
        assert "anne Navn" in first
        assert last.startswith(f"{ends}</strong>: bo Navn")
    assert 'gone"' in told["Opgave A"]
    assert 'added"' in told["Opgave B"]
    assert done not in told["Drikker mere"]


@pytest.mark.parametrize(("language", "by"), [("da", "foreslået af "), ("en", "proposed by ")])
def test_what_is_proposed_says_who_proposed_it_and_when_also_where_it_is_somebody_elses(
    language: str, by: str
) -> None:
    sectors()
    in_care("poul")
    store({"resourceType": "Practitioner", "id": "of-alma-role", "name": [{"text": "Alma Afløser"}]})
    given = {"authoredOn": "2026-02-26T23:30:00Z", "requester": {"reference": "PractitionerRole/alma-role"}}
    draft = {
        "resourceType": "Task",
        "status": "draft",
        "intent": "plan",
        "for": {"reference": "Patient/poul"},
        "owner": {"reference": "PractitionerRole/bo-role"},
    }
    store({**draft, **given, "id": "named", "description": "Mål puls"})
    store({**draft, "id": "unnamed", "description": "Mål vægt", "authoredOn": "2026-02-20"})
    store({**stored("PractitionerRole/alma-role"), "active": False})

    page = text(at_work("anne", language).get(HERE)).partition('aria-labelledby="proposals"')[2]

    rows = page.partition("</section>")[0].split("<li")[1:]
    named, unnamed = (next(one for one in rows if name in one) for name in ("Mål puls", "Mål vægt"))
    said = named.partition(by)[2]
    assert "Alma Afløser" in said
    # The day here: in Denmark it was past midnight.
    assert 'datetime="2026-02-27' in said
    assert by not in unnamed
    assert 'datetime="2026-02-20' in unnamed.partition(by.split()[0])[2]


def test_a_wish_that_somebody_writes_down_is_proposed_by_them(anne: Client) -> None:
    store({"resourceType": "Practitioner", "id": "of-bo-role", "name": [{"text": "Bo Navn"}]})
    bo = at_work("bo")
    bo.post(f"{HERE}/new/wish", {"text": "Gå i skoven", "attainment": "0"})
    wish = re.findall(rf'href="({HERE}/Goal/[^"]+)"', text(bo.get(HERE)))[0]
    bo.post(wish, {"text": "Gå i skoven", "status": "proposed", "base": "1", "attainment": "0"})

    proposals = text(anne.get(HERE)).partition('aria-labelledby="proposals"')[2].partition("</section>")[0]

    assert "foreslået af Bo Navn" in proposals.replace("<b>", "").replace("</b>", "")


def of_programme(name: str, key: str, **more: Any) -> dict[str, Any]:
    """A task that the heart failure programme asks for."""
    source = {
        "url": "urn:sharedcare:source",
        "valueCanonical": f"urn:sharedcare:activity:heart-failure:{key}|1.0.0",
    }
    return {
        "resourceType": "Task",
        "id": name,
        "status": "requested",
        "intent": "order",
        "description": name,
        "for": {"reference": "Patient/poul"},
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": "programme-task"}]},
        "extension": [source],
        **more,
    }


@pytest.mark.parametrize(
    ("language", "before", "after", "by"),
    [
        (
            "da",
            "Undervisning i denne fase (",
            "({}, {} noteret som holdt)",
            "Hjertesvigtsygeplejerske følger op",
        ),
        ("en", "Teaching in this phase (", "({}, {} recorded as held)", "Heart failure nurse follows up"),
    ],
)
def test_what_is_taught_in_the_phase_says_who_follows_it_up_and_what_a_done_task_shows_was_held(
    anne: Client, language: str, before: str, after: str, by: str
) -> None:
    publish_shipped(HEART)
    page = f"{HERE}?lang={language}"
    programme = shipped(HEART)
    [carrier] = [one for one in programme.tasks if "hf.salt-fluid" in one.education]
    now_taught = {one.key for one in programme.education if one.phase == "titration"}

    untold = text(anne.get(page))
    store(of_programme("undervisning", carrier.key, status="completed"), at=now())
    told = text(anne.get(page))

    assert before in untold
    assert by in untold
    assert after.format(len(now_taught), len(now_taught & set(carrier.education))) in told
    assert f'href="{HERE}/Task/undervisning"' in told
