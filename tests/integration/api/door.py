"""The FHIR door as tests knock at it."""

from typing import Any

import orjson
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.clients import token

JSON = "application/fhir+json"
CPR = ("0101701234", "010170-1234")


class Door:
    """A system client at the door, with a token of these scopes (None: without a token)."""

    def __init__(self, scope: str | None = "system/*.cruds", client: str = "laboratory") -> None:
        headers = {} if scope is None else {"authorization": f"Bearer {token(scope, client, at=now())}"}
        self._client = Client(headers=headers, raise_request_exception=True)

    def send(self, method: str, path: str, body: Any = None, content_type: str = JSON, **headers: str) -> Any:
        """Ask for an address below `/fhir`. A dict goes as JSON; headers are written with underscores."""
        data = b"" if body is None else body if isinstance(body, bytes) else orjson.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.generic(method, f"/fhir{path}", data, content_type=content_type, headers=named)

    def get(self, path: str, **headers: str) -> Any:
        return self.send("GET", path, **headers)

    def put(self, resource: dict[str, Any], **headers: str) -> Any:
        return self.send("PUT", f"/{resource['resourceType']}/{resource['id']}", resource, **headers)

    def post(self, resource: dict[str, Any], **headers: str) -> Any:
        return self.send("POST", f"/{resource['resourceType']}", resource, **headers)

    def bundle(self, kind: str, *entries: dict[str, Any], **headers: str) -> Any:
        return self.send("POST", "", {"resourceType": "Bundle", "type": kind, "entry": entries}, **headers)


def entry(method: str, url: str, resource: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """An entry of a transaction or batch; `fullUrl` stands beside, all else belongs to the request."""
    full_url = {"fullUrl": more.pop("fullUrl")} if "fullUrl" in more else {}
    told = {**full_url, "request": {"method": method, "url": url, **more}}
    return told if resource is None else {**told, "resource": resource}


def patient(logical_id: str, **members: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "id": logical_id, **members}


def weight(logical_id: str, of: str, **members: Any) -> dict[str, Any]:
    code = {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]}
    subject = {"reference": f"Patient/{of}"}
    return {
        "resourceType": "Observation",
        "id": logical_id,
        "status": "final",
        "code": code,
        "subject": subject,
        **members,
    }


def issues(response: Any) -> list[dict[str, Any]]:
    """The issues of the OperationOutcome that every refusal is."""
    told = orjson.loads(response.content)
    assert response["Content-Type"].startswith(JSON)
    assert told["resourceType"] == "OperationOutcome"
    found: list[dict[str, Any]] = told["issue"]
    return found


def names(response: Any, mode: str = "match") -> list[str]:
    """What a searchset holds, as `Type/id`."""
    found = orjson.loads(response.content)
    entries = [one["resource"] for one in found.get("entry", []) if one["search"]["mode"] == mode]
    return [f"{one['resourceType']}/{one.get('id')}" for one in entries]


def links(response: Any) -> dict[str, str]:
    """The links of a bundle, without the address of the door."""
    found = orjson.loads(response.content).get("link", [])
    return {one["relation"]: one["url"].partition("/fhir")[2] for one in found}


def refused(response: Any) -> int:
    """The status, after checking that it is the client's fault and told as it should be."""
    assert 400 <= response.status_code < 500, response.content[:300]
    assert issues(response)
    for number in CPR:
        assert number.encode() not in response.content
        assert number not in str(response.headers)
    return int(response.status_code)
