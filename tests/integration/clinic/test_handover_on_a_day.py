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

    for page in (text(anne.get(one)), text(anne.get(HERE))):
        assert "Ikke flyttet på dagen" in page
        assert "forløbet er sat i bero" in page
        assert "Aftalt til en dag" not in page
    assert "Afsenderen har stadig ansvaret" in text(anne.get(one))
    english = text(bo.get(one))
    assert "has not, since the programme is on hold" in english
    assert "Was to move on" in english
    assert "Responsible now" in english
    assert "Undo our yes" in english


def test_of_one_whose_day_is_past_all_read_that_it_has_not_moved_and_both_sides_see_it_red(
    episode: str,
) -> None:
    anne, bo = at_work("anne"), at_work("bo")
    one = send(anne, episode, starts=(now().date() + timedelta(days=4)).isoformat())["Location"].partition(
        "?"
    )[0]
    bo.post(one, {"step": "accept"})
    task = stored(f"Task/{one.rpartition('/')[2]}")
    yesterday = now().date() - timedelta(days=1)
    store({**task, "restriction": {"period": {"start": yesterday.isoformat()}}})

    assert "prøves igen hvert kvarter" in text(anne.get(one))
    for reader in (anne, bo):
        for tab in ("handovers", "act"):
            assert "Overdragelse, der ikke flyttede" in text(reader.get(f"/worklist?tab={tab}")), tab
    assert "ikke flyttet</b>" in text(anne.get("/patient/poul"))
    assert "men er ikke flyttet" in text(anne.get("/patient/poul/plan"))


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
