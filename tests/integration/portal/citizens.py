"""A browser without JavaScript at the portal: Poul, his daughter Inge, and the clinic that treats him."""

from typing import Any

from django.test import Client

from sharedcare.access.models import Account
from tests.integration.access.accounts import PASSWORD
from tests.integration.access.care import clinic, store
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import poul, put, sign_in


def citizen(username: str, *, language: str = "da", **who: Any) -> Client:
    """A browser in which a patient (`patient_id`) or a relative (`persons`) has signed in."""
    made = Account(username=username, display=username.title(), created_at=NOON, **who)
    made.set_password(PASSWORD)
    made.save()
    client = Client(headers={"accept-language": language})
    sign_in(client, username=username)
    return client


def the_patient(**more: Any) -> Client:
    """Poul, whom the clinic treats."""
    clinic()
    put(poul())
    return citizen("poul", patient_id="poul", **more)


def a_relative(level: str, **period: str) -> Client:
    """Inge, whom Poul lets in so far."""
    store(
        {
            "resourceType": "RelatedPerson",
            "id": "inge",
            "patient": {"reference": "Patient/poul"},
            "name": [{"text": "Inge Jensen"}],
            "relationship": [{"text": "Datter"}],
            "extension": [{"url": "urn:sharedcare:proxy-level", "valueCode": level}],
            **({"period": period} if period else {}),
        }
    )
    return citizen("inge", persons=["inge"])
