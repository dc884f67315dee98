"""What a patient decides is sent twice at once, by a double click or from two windows: it is one decision, and told."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.db.transaction import atomic
from django.test import Client

from sharedcare.access.actors import operator
from sharedcare.access.proxies.queries import relatives
from sharedcare.access.wishes.queries import wishes
from tests.integration.access.care import HEART
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import sign_in, text
from tests.integration.portal.citizens import a_relative, the_patient
from tests.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
CONSENT = f"poul-agrees-to-{HEART}"
WANTED = {"name": "Bo Jensen", "relation": "Søn", "phone": "", "level": "2", "months": "3"}


def twice(path: str, **sent: str) -> list[Any]:
    """Both answers: the second is sent while the transaction of the first is open."""
    browsers = [Client(headers={"accept-language": "da"}) for _ in range(2)]
    for one in browsers:
        sign_in(one, username="poul")
    answers: list[Any] = []

    def other() -> None:
        try:
            answers.append(browsers[1].post(path, sent))
        finally:
            connections.close_all()

    thread = threading.Thread(target=other)
    with atomic():
        answers.append(browsers[0].post(path, sent))
        thread.start()
        thread.join(timeout=1.5)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    return answers


def stands(has: Callable[[Any], object]) -> int:
    found = wishes(patient="poul", by=operator("test"), at=NOON)
    return len([one for one in found if has(one)])


def test_a_withdrawal_that_is_sent_twice_at_once_is_told_to_be_done() -> None:
    the_patient()

    first, second = twice("/my/sharing", what="end", consent=CONSENT)

    assert first["Location"] == "/my/sharing?done=end"
    assert second.status_code == 422
    assert "Det er lavet om, siden du åbnede siden." in text(second)
    assert not stands(lambda one: one.programme == HEART)


def test_a_consent_that_is_given_twice_at_once_is_one_and_one_withdrawal_ends_it() -> None:
    patient = the_patient()
    patient.post("/my/sharing", {"what": "end", "consent": CONSENT})

    first, second = twice("/my/sharing", what="give", programme=HEART)

    assert first["Location"] == "/my/sharing?done=give"
    assert second["Location"] == "/my/sharing?done=already"
    assert "Det var allerede gemt." in text(patient.get(second["Location"]))
    assert stands(lambda one: one.programme == HEART) == 1


def test_a_block_that_is_made_twice_at_once_is_one_and_lifted_twice_at_once_is_gone() -> None:
    the_patient()

    _, second = twice("/my/sharing", what="block", organization="hospital")

    assert second["Location"] == "/my/sharing?done=already"
    [block] = [one.id for one in wishes(patient="poul", by=operator("test"), at=NOON) if one.block]
    first, second = twice("/my/sharing", what="end", consent=block)
    assert (first.status_code, second.status_code) == (302, 422)
    assert not stands(lambda one: one.block)


def test_a_relative_who_is_let_in_twice_at_once_is_one() -> None:
    patient = the_patient()

    first, second = twice("/my/relatives/new", **WANTED)

    assert first["Location"] == "/my/relatives?done=added"
    assert second["Location"] == "/my/relatives?done=already"
    assert "har allerede adgang" in text(patient.get(second["Location"]))
    assert len(relatives(patient="poul", by=operator("test"), at=NOON)) == 1


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/my/relatives/inge", {"level": "1", "months": "1"}),
        ("/my/relatives/inge/renewal", {}),
        ("/my/relatives/inge/ending", {}),
    ],
)
def test_what_is_decided_about_a_relative_twice_at_once_is_told(path: str, sent: dict[str, str]) -> None:
    the_patient()
    a_relative("see")

    first, second = twice(path, **sent)

    assert first.status_code == 302
    assert second.status_code == 422
    assert "Det er lavet om, siden du åbnede siden." in text(second)
