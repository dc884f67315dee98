"""A browser without JavaScript at the pages, as tests use it."""

from typing import Any

import orjson
from django.test import Client

from sharedcare.access import gate
from sharedcare.records.document import parse as document
from sharedcare.records.types import Update
from tests.integration.access.accounts import PASSWORD, account
from tests.integration.access.care import clinic, treated
from tests.integration.access.clients import NOON, actor

CPR = "1212459991"


def browser(username: str = "anne", *, scopes: str = "user/*.rs", language: str = "da") -> Client:
    """A browser in which somebody has signed in."""
    account(username, scopes=scopes)
    clinic()
    client = Client(headers={"accept-language": language})
    sign_in(client, username=username)
    return client


def sign_in(client: Client, *, username: str = "anne", password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in", {"username": username, "password": password, **more})


def poul(**more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": "poul",
        "name": [{"family": "Jensen", "given": ["Poul"]}],
        "gender": "male",
        "birthDate": "1945-12-12",
        "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": CPR}],
        "address": [{"city": "Demoby"}],
        **more,
    }


def put(*resources: dict[str, Any]) -> None:
    """Store these; whoever is a patient is treated by the clinic."""
    changes = [Update(document(orjson.dumps(one)), one["id"]) for one in resources]
    gate.act(by=actor(client="filler"), changes=changes, at=NOON)
    treated(*(one["id"] for one in resources if one["resourceType"] == "Patient"))


def text(answer: Any) -> str:
    found: str = answer.content.decode()
    return found
