"""SHAREDCARE_OPENID: the OpenID providers that people can sign in at, from JSON to what `access.openid` takes."""

import re
from typing import Any

import orjson

from sharedcare.access.openid.types import ClaimNames, Provider, Serves
from sharedcare.access.openid.wire import is_safe

_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}\Z")
_NEEDED = ("name", "label", "serves", "issuer", "client_id", "client_secret")
_MORE = {*_NEEDED, "scopes", "claims", "organizations"}


def providers(text: str) -> tuple[Provider, ...]:
    """The providers in a JSON array. Raises ValueError, whose text goes on after the name of the variable."""
    if not text:
        return ()
    try:
        listed = orjson.loads(text)
    except ValueError:
        raise ValueError("must be a JSON array of OpenID providers") from None
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ValueError("must be a JSON array of OpenID providers, an object each")
    found = tuple(_provider(one) for one in listed)
    if len({one.name for one in found}) != len(found):
        raise ValueError("must give each OpenID provider a name of its own")
    return found


def _provider(said: dict[str, Any]) -> Provider:
    missing = [name for name in _NEEDED if not isinstance(said.get(name), str) or not said[name]]
    if missing:
        raise ValueError(f"must tell the {missing[0]} of each OpenID provider")
    name = said["name"]
    if not _NAME.match(name):
        raise ValueError(
            "must name each OpenID provider in small letters, since the name stands in addresses"
        )
    unknown = sorted(said.keys() - _MORE)
    if unknown:
        raise ValueError(f"has something in {name} that is no setting of an OpenID provider: {unknown[0]}")
    if said["serves"] not in list(Serves):
        raise ValueError(f"must say in {name} whom it serves: staff or patients")
    if not is_safe(said["issuer"]):
        raise ValueError(f"must have an issuer in {name} that begins with https://")
    scopes = said.get("scopes", "openid")
    if "openid" not in str(scopes).split():
        raise ValueError(f"must have openid among the scopes in {name}")
    return Provider(
        **{key: said[key] for key in _NEEDED if key != "serves"},
        serves=Serves(said["serves"]),
        scopes=str(scopes),
        claims=_claims(name, said.get("claims", {})),
        organizations=_organizations(name, said.get("organizations", {})),
    )


def _claims(name: str, said: Any) -> ClaimNames:
    known = {"cpr", "organization", "authorization"}
    if not isinstance(said, dict) or not known >= said.keys() or not _are_texts(said.values()):
        raise ValueError(f"must map some of cpr, organization and authorization to claims in {name}")
    return ClaimNames(**said)


def _organizations(name: str, said: Any) -> dict[str, tuple[str, ...]]:
    wrong = f"must map organisations of {name} to arrays of SOR codes"
    if not isinstance(said, dict):
        raise ValueError(wrong)  # noqa: TRY004 - every fault of a setting is a ValueError
    for codes in said.values():
        if not isinstance(codes, list) or not _are_texts(codes):
            raise ValueError(wrong)
    return {key: tuple(codes) for key, codes in said.items()}


def _are_texts(values: Any) -> bool:
    return all(isinstance(value, str) and value for value in values)
