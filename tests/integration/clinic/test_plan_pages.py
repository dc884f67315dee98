"""The plan on its pages, without JavaScript: read, changed, merged, asked about and undone."""

import re
from typing import Any

import pytest
from django.test import Client

from sharedcare.care.plan import fhir
from sharedcare.kernel.clock import now
from tests.integration.access.care import HEART, store
from tests.integration.care.handing import in_care, sectors
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import at_work

pytestmark = pytest.mark.django_db
HERE = "/patient/poul/plan"


@pytest.fixture
def anne() -> Client:
    sectors()
    in_care("poul")
    return at_work("anne")


def a_task(client: Client, **more: str) -> str:
    """The address of a new task."""
    answer = client.post(f"{HERE}/new/task", {"text": "Mål blodtryk", "due": "2099-03-10", **more})
    assert answer.status_code == 302
    found = re.search(rf'href="({HERE}/Task/[^"]+)"', text(client.get(HERE)))
    assert found is not None
    return found[1]


def save(client: Client, task: str, base: int, **fields: str) -> Any:
    whole = {"text": "Mål blodtryk", "due": "2099-03-10", "start": "", "status": "requested"}
    return client.post(task, {**whole, "base": str(base), **fields})


def test_everything_is_on_one_page_and_says_what_is_missing(anne: Client) -> None:
    anne.post(f"{HERE}/new/wish", {"text": "Gå i skoven", "attainment": "0"})
    anne.post(f"{HERE}/new/target", {"text": "Vægt 80-84 kg", "low": "80", "high": "84", "measure": "weight"})
    anne.post(f"{HERE}/new/agreement", {"topic": "Vand", "text": "Højst 1,5 liter"})
    a_task(anne)

    page = text(anne.get(HERE))

    for said in (
        "Gå i skoven",
        "Vægt 80-84 kg",
        "Vand: Højst 1,5 liter",
        "Mål blodtryk",
        "Ingen tilbud endnu",
    ):
        assert said in page
    assert "Ingen mål endnu" not in page


def test_numbers_are_written_and_read_as_the_reader_writes_them(anne: Client) -> None:
    aim = {"text": "LDL 1,4-1,8", "low": "1,4", "high": "1,8", "measure": "ldl", "due": "", "attainment": ""}
    assert anne.post(f"{HERE}/new/target", aim).status_code == 302
    [goal] = trees("Goal?patient=poul")
    assert goal["target"][0]["detailRange"]["low"]["value"] == 1.4

    page = f"{HERE}/Goal/{goal['id']}"
    shown = text(anne.get(page))
    assert 'name="high" value="1,8"' in shown
    assert 'value="1,8" inputmode="decimal" class="short" maxlength="200"> mmol/L</span>' in shown
    assert 'name="high" value="1.8"' in text(anne.get(f"{page}?lang=en"))


def test_where_a_followed_programme_cannot_be_read_nobody_decides_and_the_page_says_why(anne: Client) -> None:
    store(
        {
            "resourceType": "EpisodeOfCare",
            "id": "poul-unread",
            "status": "active",
            "type": [{"coding": [{"system": "urn:sharedcare:programme", "code": HEART, "version": "9.9.9"}]}],
            "patient": {"reference": "Patient/poul"},
            "period": {"start": "2026-01-01"},
            "careManager": {"reference": "PractitionerRole/anne-role"},
        }
    )
    assert f"Forløbet {HEART} 9.9.9 kan ikke læses her" in text(anne.get(HERE))
    answer = anne.post(f"{HERE}/new/task", {"text": "Mål blodtryk", "due": "2099-03-10"})
    assert answer["Location"].endswith("done=proposed")


def test_what_another_system_writes_at_the_same_moment_is_told_and_not_overwritten(
    anne: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, applied = a_task(anne), fhir.applied
    name = task.rpartition("/")[2]

    def meanwhile_written(tree: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        store({**tree, "id": name, "priority": "urgent"})
        return applied(tree, *args, **kwargs)

    monkeypatch.setattr(fhir, "applied", meanwhile_written)
    answer = save(anne, task, 1, text="Mål to gange")

    assert answer.status_code == 409
    assert "Intet af dit er gemt endnu" in text(answer)
    assert "Mål to gange" in text(answer)


def test_different_fields_merge_and_the_same_one_is_asked_about(anne: Client) -> None:
    mette, task = at_work("mette"), a_task(anne)
    save(anne, task, 1, due="2099-03-20")

    assert save(mette, task, 1, text="Mål to gange").status_code == 302
    clash = save(mette, task, 1, due="2099-03-12", text="Mål to gange")

    assert clash.status_code == 409
    assert "Intet er gemt endnu" in text(clash)
    assert 'name="pick-due"' in text(clash)
    assert 'name="base" value="3"' in text(clash)
    again = {"due": "2099-03-12", "text": "Mål to gange", "asked": "due"}
    assert save(mette, task, 3, **again).status_code == 422
    assert save(mette, task, 3, **again, **{"pick-due": "theirs"}).status_code == 302
    assert "2099-03-20" in text(anne.get(task))
    assert save(mette, task, 3, **again, **{"pick-due": "mine"}).status_code == 302
    assert 'value="2099-03-12"' in text(anne.get(task))


def test_a_change_says_why_and_is_undone(anne: Client) -> None:
    task = a_task(anne)
    save(anne, task, 1, due="2099-03-20", why="Han rejser")

    assert "Han rejser" in text(anne.get(task))
    anne.post(task, {"base": "2", "undo": "1"})

    assert 'value="2099-03-10"' in text(anne.get(task))


@pytest.mark.parametrize("base", ["²", "٣", "9" * 40, "-1", ""])
def test_what_is_no_version_is_not_found(anne: Client, base: str) -> None:
    task = a_task(anne)
    assert anne.post(task, {"base": base, "text": "Mål", "status": "requested"}).status_code == 404


def test_two_see_that_the_other_is_there(anne: Client) -> None:
    bo = at_work("bo")
    anne.post(f"{HERE}/present", {"writes": "1"})

    assert "redigerer også planen nu" in text(bo.get(HERE))
    assert "har også planen åben nu" in anne.post(f"{HERE}/present").json()["says"]


def test_who_does_not_treat_writes_nothing_and_a_stranger_finds_nothing(anne: Client) -> None:
    task, sofie, far = a_task(anne), at_work("sofie"), at_work("far")

    assert far.get(HERE).status_code == far.get(task).status_code == 404
    assert far.post(f"{HERE}/present").status_code == 404
    assert "Gem</button>" not in text(sofie.get(task))
    assert save(sofie, task, 1, due="2099-03-20").status_code in (403, 404)
    assert anne.get(f"{HERE}/Task/other").status_code == 404
    assert anne.get(f"{HERE}/new/thing").status_code == 404


def test_a_note_about_a_task_is_read_by_the_others_with_who_and_when(anne: Client) -> None:
    task, mette = a_task(anne), at_work("mette")
    store({"resourceType": "Practitioner", "id": "of-anne-role", "name": [{"text": "Anne Hjertholm"}]})

    assert anne.post(f"{task}/note", {"text": "Ringet, tager ikke telefonen"})["Location"].startswith(task)

    page = text(mette.get(task))
    assert "Ringet, tager ikke telefonen" in page
    assert "Anne Hjertholm" in page
    assert "Mål blodtryk: Ringet, tager ikke telefonen" in text(mette.get(HERE))
    empty = anne.post(f"{task}/note", {"text": " "})["Location"]
    assert "Skriv noget i notatet" in text(anne.get(empty))
    sofie = at_work("sofie")
    assert f"{task}/note" not in text(sofie.get(task))
    assert sofie.post(f"{task}/note", {"text": "Hej"}).status_code == 403


def test_nobody_is_offered_as_whose_it_is_whom_the_page_cannot_name(anne: Client) -> None:
    # A nurse of the clinic, who is not named on the team.
    form = text(at_work("alma").get(f"{HERE}/new/task"))

    assert 'value="PractitionerRole/alma-role" selected>' in form
    assert ">PractitionerRole/" not in form
    task = a_task(anne, owner="PractitionerRole/anne-role")
    gone = {**trees("Task?patient=poul")[0], "owner": {"reference": "PractitionerRole/nobody"}}
    store(gone, at=now())
    shown = text(anne.get(task))
    assert "En, der ikke er på teamet længere" in shown
    assert ">PractitionerRole/" not in shown


def test_the_way_to_enrol_stands_where_it_is_looked_for(anne: Client) -> None:
    for page in ("/patient/poul", HERE):
        assert 'href="/patient/poul/enrol"' in text(anne.get(page))
