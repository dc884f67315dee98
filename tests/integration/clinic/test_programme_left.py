"""That the patient has left a programme is told with the changes of the plan: who said so, and why, for the programme's own page is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from sharedcare.care.enrolment.actions import enrol, leave
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    HEART,
    PAPER,
    SUGAR,
    chosen,
    citizen,
    sectors,
    someone,
)
from tests.integration.clinic.browsing import sign_in, text

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("language", "left", "title"),
    [("da", "Har forladt", "Type 2-diabetes"), ("en", "Has left", "Type 2 diabetes")],
)
def test_the_changes_tell_who_let_the_patient_leave_and_why_and_call_what_was_left_by_its_name(
    language: str, left: str, title: str
) -> None:
    sectors(HEART, SUGAR)
    citizen("poul", HEART)
    anne, henrik = someone("anne"), someone("henrik")
    enrol(patient="poul", programme=HEART, choices=chosen(), by=anne, at=NOON)
    second = chosen(anchors={}, levels={}, judged={})
    enrol(patient="poul", programme=SUGAR, choices=replace(second, consent=PAPER), by=anne, at=NOON)
    leave(patient="poul", programme=SUGAR, why="Flytter til egen læge", by=henrik, at=LATER)
    client = Client(headers={"accept-language": language})
    sign_in(client)

    with time_machine.travel(LATER + timedelta(minutes=5), tick=False):
        since = f"{NOON + timedelta(minutes=1):%Y-%m-%dT%H:%M}Z"
        page = text(client.get(f"/patient/poul/plan/changes?from={since}"))
        every = text(
            client.get(f"/patient/poul/plan/changes?from={NOON - timedelta(minutes=1):%Y-%m-%dT%H:%M}Z")
        )
        before = text(client.get(f"/patient/poul/plan/changes?to={since}"))

    told = page.partition('class="differences"')[2]
    first = told.partition("</li>")[0]
    for says in (left, title, "Flytter til egen læge"):
        assert says in first
    assert "href" not in first
    assert "doctor, heart-clinic" in first
    assert SUGAR not in told
    # All of it came and went between the two moments: who let the patient leave took it out, and it says so.
    out = {"da": "Taget ud", "en": "Taken out"}[language]
    gone = [one for one in every.split("</li>")[1:] if f"<strong>{out}</strong>" in one]
    asked_for = [one for one in every.split('<li class="tile')[2:] if title.casefold() in one.casefold()]
    goals = {"da": "Mål (", "en": "Goals ("}[language]
    assert any(f"<span>{goals}" in one for one in asked_for)
    assert all(f"<strong>{out}</strong>" in one for one in asked_for), "nothing stands as if it went on"
    for one in gone:
        assert "doctor, heart-clinic" in one.partition(f"<strong>{out}</strong>")[2]
    assert left not in before.partition('class="differences"')[2]


def test_who_has_nobody_to_look_at_any_more_is_led_to_their_own_page() -> None:
    sectors(HEART)
    citizen("poul", HEART)
    alone = chosen(responsible="PractitionerRole/henrik-role")
    enrol(patient="poul", programme=HEART, choices=alone, by=someone("henrik"), at=NOON)
    client = Client()
    sign_in(client, username="henrik")

    with time_machine.travel(LATER, tick=False):
        sent = client.post(f"/patient/poul/programmes/{HEART}", {"do": "leave", "why": "Flytter"})

    assert sent["Location"] == "/"
