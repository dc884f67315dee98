"""SHAREDCARE_OPENID: what is taken, and what is said of what cannot be used."""

import json
from typing import Any

import pytest

from sharedcare.access.openid.types import ClaimNames, Serves
from sharedcare.config.environment import EnvironmentIsWrong, read_environment
from sharedcare.config.providers import providers

SEB = {
    "name": "seb",
    "label": "SEB",
    "serves": "staff",
    "issuer": "https://login.example",
    "client_id": "us",
    "client_secret": "hidden",
}


def test_without_it_there_is_none() -> None:
    assert providers("") == ()


def test_the_least_that_has_to_be_said() -> None:
    (found,) = providers(json.dumps([SEB]))

    assert (found.name, found.serves, found.scopes) == ("seb", Serves.STAFF, "openid")
    assert found.claims == ClaimNames()


def test_claims_and_organisations_have_the_names_that_the_provider_gives_them() -> None:
    more = {"claims": {"organization": "cvr"}, "organizations": {"29190909": ["1", "2"]}}
    (found,) = providers(json.dumps([{**SEB, **more}]))

    assert found.claims.organization == "cvr"
    assert found.organizations["29190909"] == ("1", "2")


def test_no_secret_is_shown() -> None:
    assert "hidden" not in repr(read_environment({"SHAREDCARE_OPENID": json.dumps([SEB])}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "SEB 1"}, "in small letters"),
        ({"label": ""}, "must tell the label"),
        ({"client_secret": None}, "must tell the client_secret"),
        ({"serves": "all"}, "staff or patients"),
        ({"issuer": "http://login.example"}, "begins with https://"),
        ({"scopes": "profile"}, "must have openid among the scopes"),
        ({"claims": {"name": "x"}}, "must map some of cpr"),
        ({"claims": []}, "must map some of cpr"),
        ({"organizations": {"1": "2"}}, "arrays of SOR codes"),
        ({"organizations": []}, "arrays of SOR codes"),
        ({"secret": "x"}, "no setting of an OpenID provider: secret"),
    ],
)
def test_what_cannot_be_used_is_said_without_the_secret(change: dict[str, Any], said: str) -> None:
    with pytest.raises(EnvironmentIsWrong, match=said) as refused:
        read_environment({"SHAREDCARE_OPENID": json.dumps([{**SEB, **change}])})

    assert "hidden" not in refused.value.message


@pytest.mark.parametrize("text", ["x", "{}", "[1]"])
def test_what_is_no_array_of_objects_is_said_to_be_none(text: str) -> None:
    with pytest.raises(EnvironmentIsWrong, match="SHAREDCARE_OPENID must be a JSON array"):
        read_environment({"SHAREDCARE_OPENID": text})


def test_two_providers_cannot_share_a_name() -> None:
    with pytest.raises(EnvironmentIsWrong, match="a name of its own"):
        read_environment({"SHAREDCARE_OPENID": json.dumps([SEB, SEB])})
