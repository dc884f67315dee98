"""What goes with a hand-over, and from which day it moves, as the pages say it."""

from datetime import timedelta

import pytest

from sharedcare.kernel.clock import now
from tests.integration.access.care import store
from tests.integration.care.handing import in_care, responsible, sectors, stored
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import HERE, at_work, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def episode() -> str:
    sectors()
    return in_care("poul")


def test_both_read_from_which_day_it_moves_wherever_they_look(episode: str) -> None:
    anne, bo = at_work("anne"), at_work("bo", "en")
    monday = now().date() + timedelta(days=4)
    da, en = f"{monday:%d.%m.%Y}", f"{monday.day} {monday:%b} {monday.year}"
    one = send(anne, episode, starts=monday.isoformat())["Location"].partition("?")[0]
    assert en in text(bo.get(one)).partition("If you say yes, you take over on")[2][:300]

    assert bo.post(one, {"step": "accept"}).status_code == 302

    assert responsible(episode) == "anne"
    assert "You have said yes: you take over on" in text(bo.get(f"{one}?done=accept"))
    assert "Undo our yes" in text(bo.get(one))
    assert "Det flytter af sig selv" in text(anne.get(one))
    assert da in text(anne.get(one))
    assert f"fra {monday:%d.%m}:" in text(anne.get("/patient/poul"))
    assert f"fra {monday:%d.%m}: " in text(anne.get("/patient/poul/plan"))
    assert "ansvaret flytter" in text(anne.get("/worklist?tab=handovers"))
    assert "responsibility moves" in text(bo.get("/worklist?tab=handovers"))
    assert "allerede undervejs" in text(send(anne, episode))
    assert bo.post(one, {"step": "decline", "text": "Vi kan ikke alligevel"}).status_code == 302
    assert "fra " not in text(anne.get("/patient/poul/plan")).partition("responsibles")[2][:400]


def test_of_a_programme_on_hold_both_read_that_it_moves_when_it_goes_on(episode: str) -> None:
    anne, bo = at_work("anne"), at_work("bo", "en")
    day = now().date() + timedelta(days=4)
    one = send(anne, episode, starts=day.isoformat())["Location"].partition("?")[0]
    bo.post(one, {"step": "accept"})
    task = stored(f"Task/{one.rpartition('/')[2]}")
    yesterday = (now().date() - timedelta(days=1)).isoformat()
    store({**task, "restriction": {"period": {"start": yesterday}}}, {**stored(episode), "status": "onhold"})

    assert "forløbet er sat i bero" in text(anne.get(one))
    assert "the programme is on hold" in text(bo.get(one))
    assert "Undo our yes" in text(bo.get(one))


def test_the_patients_own_tasks_stay_and_those_of_others_go_only_where_they_are_ticked(episode: str) -> None:
    for name, owner in (
        ("ours", "PractitionerRole/anne-role"),
        ("theirs", "Organization/practice"),
        ("own", "Patient/poul"),
    ):
        store(
            {
                "resourceType": "Task",
                "id": name,
                "status": "requested",
                "intent": "order",
                "description": f"Opgave {name}",
                "for": {"reference": "Patient/poul"},
                "owner": {"reference": owner},
            }
        )
    anne = at_work("anne")

    form = text(anne.get(HERE))

    labels = [one.partition("</label>")[0] for one in form.split('<label class="tick">')[1:]]
    ticks = {name: " checked" in one for one in labels for name in ("ours", "theirs", "own") if name in one}
    assert ticks == {"ours": True, "theirs": False}
    assert "Opgave theirs, hos practice" in form
    assert "Patientens egen opgave (1) følger ikke med" in form
