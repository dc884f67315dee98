"""The page of a programme says that a newer version is there and what it would change, and moves the patient."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from sharedcare.access.actors import operator
from sharedcare.care.enrolment.moving import move
from tests.integration.access.care import HEART, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import poul_enrolled, publish_shipped, record
from tests.integration.care.enrolment.test_moving import LATER, a_newer_version
from tests.integration.clinic.browsing import browser, poul, put, sign_in, text
from tests.integration.clinic.test_limits_and_pause_pages import EPISODE

pytestmark = pytest.mark.django_db
PLAN = "/patient/poul/plan"
PAGE = f"/patient/poul/programmes/{HEART}"


@pytest.mark.parametrize(
    ("language", "says"), [("da", "Flyt patienten til version 1.1.0"), ("en", "Move the patient")]
)
def test_a_newer_version_is_shown_with_what_it_changes_and_followed_once_somebody_says_why(
    language: str, says: str
) -> None:
    publish_shipped(HEART)
    client = browser(language=language)
    put(poul())
    store(EPISODE)
    assert says not in text(client.get(PAGE))
    a_newer_version()
    page = text(client.get(PAGE))
    assert says in page
    assert "1.1.0" in page
    # What a limit is called in the file is for those who write it.
    assert "weight-rise-3-days" not in page
    assert client.post(PAGE, {"do": "move", "to": "1.1.0", "why": " "}).status_code == 422
    assert client.post(PAGE, {"do": "move", "to": "1.1.0", "why": "Ny version"}).status_code == 302
    assert says not in text(client.get(PAGE))


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "da",
            (
                "Patienten følger version 1.0.0. Her står, hvad der ændrer sig for patienten ved at følge version 1.1.0 i stedet.",
                "Kommer med i planen",
                "Opgave, fra ",
                "Måling, hver uge",
                "Måling Vægt, hjemme, grænse »Vægten er steget på tre dage: det kan være væske«: gul: ≥1 kg → ≥0,8 kg.",
            ),
        ),
        (
            "en",
            (
                "The patient follows version 1.0.0. This is what changes for the patient by following version 1.1.0 instead.",
                "Comes into the plan",
                "at the latest · Hospital",
                "Measurement, every week",
                "Measurement Waist was added. Measured by: Patient; schedule: every week; unit: cm.",
            ),
        ),
    ],
)
def test_what_changes_is_said_with_what_it_is_when_and_where_and_a_new_rhythm_with_what_it_is_for(
    language: str, says: tuple[str, ...]
) -> None:
    publish_shipped(HEART)
    client = browser(language=language)
    put(poul())
    store(EPISODE)
    waist = (
        "\nmeasurements:\n  - key: waist\n    title: {citizen: {da: Liv, en: Waist}, clinician: {da: Liv, en: Waist}}\n"
        "    codes: [{system: loinc, code: 8280-0}]\n    unit: cm\n    by: [patient]\n    schedule: weekly\n    sources: [D]\n"
    )
    weekly = (
        "\nschedules:\n  - key: weekly\n    starts: day 0 after enrolment\n    steps: [{every: every week}]\n"
        "    ends-with: programme\n    sources: [D]\n"
    )
    a_newer_version(**{"\nmeasurements:\n": waist, "\nschedules:\n": weekly})

    page = text(client.get(PAGE))

    for each in says:
        assert each in page, each
    assert "Rytme (" not in page
    assert "Schedule (" not in page


def test_who_is_moved_by_the_operator_reads_by_whom_and_why_and_nothing_as_new_that_only_follows_another_version() -> (
    None
):
    poul_enrolled()
    client = Client(headers={"accept-language": "da"})
    sign_in(client)
    a_newer_version()
    before = plan_things()
    move(patient="poul", programme=HEART, to="1.1.0", why="New guideline", by=operator("test"), at=LATER)
    changed = {name: one for name, one in plan_things().items() if before.get(name) != one}
    kept = [name for name in changed if name in before and changed[name] == before[name] + 1]
    assert len(kept) > 5, "most of the plan only follows another version"

    with time_machine.travel(LATER + timedelta(minutes=5), tick=False):
        since = f"{PLAN}/changes?from={NOON + timedelta(minutes=1):%Y-%m-%dT%H:%M}Z"
        page = text(client.get(since))
        of_all = text(client.get(f"{PLAN}/changes?from=2026-01-01T00:00"))
        plan, programme = text(client.get(PLAN)), text(client.get(PAGE))
        goal = next(name for name in kept if name.startswith("Goal/"))
        told_of_goal = text(client.get(f"{PLAN}/{goal}"))

    [added] = re.findall(r'<li class="tile added">(.*?)</li>', page, re.S)
    assert "Driften" in added
    assert "Anne" not in page.partition('class="differences"')[2].partition("</main>")[0]
    follows, cancelled = re.findall(r'<li class="tile changed">(.*?)</li>', page, re.S)
    assert "Driften" in cancelled
    for says in ("Følger version 1.1.0 siden", "New guideline", "Driften", "1.0.0"):
        assert says in follows
    # What stood before is told as of when it came, by whoever it came by.
    was_added = [one for one in of_all.split('<li class="tile ') if one.startswith("added")]
    assert sum(one.count("<a ") for one in was_added) > 5
    assert [one.count("Ændret: Driften") for one in was_added if "Driften" in one] == [0]
    assert says_who_took_out(of_all)
    assert "Følger version 1.1.0 siden" in plan
    assert "New guideline" in plan
    assert "New guideline (Driften)" in programme
    assert "Ikke oplyst af hvem" not in told_of_goal


def says_who_took_out(page: str) -> bool:
    """Whether what came and is over again says so, by whom both were."""
    tiles = re.findall(r'<li class="tile [^>]*>(.*?)</li>', page, re.S)
    [told] = [one for one in tiles if "Taget ud" in one]
    return all(says in told for says in ("Tilføjet", "heart-clinic", "Driften", "New guideline"))


def plan_things() -> dict[str, int]:
    return {
        f"{one['resourceType']}/{one['id']}": record().version(one)
        for kind in ("Goal", "Task")
        for one in record().of(kind)
    }
