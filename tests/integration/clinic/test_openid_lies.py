"""What a provider, or somebody in its place, could bring back: every token that is not exactly right is refused."""

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from django.test import Client
from pytest_django import Settings

from sharedcare.access.accounts.identities.actions import link
from sharedcare.access.actors import operator
from sharedcare.access.openid import discovery
from sharedcare.access.openid.types import Provider, Serves
from sharedcare.access.types import Action
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import account
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import sign_in, text
from tests.openid.lying import KEY, KID, OTHER_KEY, Liar, lying, signed

pytestmark = pytest.mark.django_db
US = "shared-care"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def liar(settings: Settings, clock: time_machine.Traveller) -> Iterator[Liar]:
    discovery.forget()
    with lying(client_id=US, now=NOON.timestamp()) as liar:
        settings.SHAREDCARE_OPENID = {
            "seb": Provider(
                name="seb",
                label="SEB",
                serves=Serves.STAFF,
                issuer=liar.issuer,
                client_id=US,
                client_secret="secret",
            )
        }
        account()
        link(username="anne", system=liar.issuer, value="anne", by=operator("user link"), at=NOON)
        yield liar


def brought_back(liar: Liar, browser: Client | None = None, /, **more: str) -> Any:
    """Somebody was at the provider and comes back with a code."""
    browser = browser or Client(headers={"accept-language": "en"})
    away = urlsplit(browser.get("/sign-in/with/seb").headers["Location"])
    query = {name: value for name, (value,) in parse_qs(away.query).items()}
    liar.nonce = liar.nonce or query["nonce"]
    back = {"code": "code", "state": query["state"], "iss": liar.issuer, **more}
    return browser.get("/sign-in/with/seb/back", {name: said for name, said in back.items() if said})


def refusal() -> str:
    sql = "SELECT refusal FROM access_trail WHERE action = %s ORDER BY id DESC LIMIT 1"
    found = run(raw_connection(), sql, [Action.SIGN_IN]).fetchone()
    return str(found[0]) if found else ""


def unsigned(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, "", algorithm="none", headers={"kid": KID})


def signed_with_the_public_key_as_a_secret(claims: dict[str, Any]) -> str:
    """An old trick: who takes the algorithm from the token takes the public key for the secret of an HMAC."""
    pem = KEY.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in ({"alg": "HS256", "typ": "JWT", "kid": KID}, claims)
    ]
    import hashlib
    import hmac

    mac = hmac.new(pem, b".".join(parts), hashlib.sha256).digest()
    return b".".join([*parts, base64.urlsafe_b64encode(mac).rstrip(b"=")]).decode()


def changed_after_signing(claims: dict[str, Any]) -> str:
    head, _, signature = signed({**claims, "sub": "somebody"}).split(".")
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


def test_an_honest_token_lets_in(liar: Liar) -> None:
    assert brought_back(liar).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("sign", "why"),
    [
        (unsigned, "not signed by a key pair"),
        (signed_with_the_public_key_as_a_secret, "not signed by a key pair"),
        (lambda claims: signed(claims, key=OTHER_KEY), "InvalidSignatureError"),
        (lambda claims: signed(claims, key=OTHER_KEY, kid="other"), "a key that the provider does not have"),
        (lambda claims: signed(claims, algorithm="PS256"), "a key that the provider does not have"),
        (changed_after_signing, "InvalidSignatureError"),
        (lambda _: "", "cannot be read"),
        (lambda _: "no.token.this", "cannot be read"),
        (lambda _: "....", "cannot be read"),
    ],
)
def test_a_token_that_the_provider_did_not_sign_is_refused(liar: Liar, sign: Any, why: str) -> None:
    liar.sign = sign

    answer = brought_back(liar)

    assert answer.status_code == 400
    assert "You were not signed in" in text(answer)
    assert why in refusal()


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"aud": "somebody-else"}, "InvalidAudienceError"),
        ({"aud": None}, "MissingRequiredClaimError"),
        ({"aud": [US, "another"]}, "made for another party"),
        ({"azp": "another"}, "made for another party"),
        ({"iss": "https://evil.example"}, "InvalidIssuerError"),
        ({"iss": None}, "MissingRequiredClaimError"),
        ({"nonce": "of another sign-in"}, "its nonce is not ours"),
        ({"nonce": None}, "its nonce is not ours"),
        ({"exp": int(NOON.timestamp()) - 61}, "has expired"),
        ({"exp": None}, "MissingRequiredClaimError"),
        ({"exp": "later"}, "a time that is no number"),
        ({"iat": int(NOON.timestamp()) + 3600}, "from the future"),
        ({"nbf": int(NOON.timestamp()) + 3600}, "from the future"),
        ({"sub": None}, "MissingRequiredClaimError"),
        ({"sub": 7}, "InvalidSubjectError"),
    ],
)
def test_a_token_that_is_not_for_us_and_now_and_this_sign_in_is_refused(
    liar: Liar, claims: dict[str, Any], why: str
) -> None:
    liar.claims = claims

    assert brought_back(liar).status_code == 400
    assert why in refusal()


def test_a_token_for_several_parties_of_which_we_are_the_one_lets_in(liar: Liar) -> None:
    liar.claims = {"aud": [US, "another"], "azp": US}

    assert brought_back(liar).status_code == 302


@pytest.mark.parametrize(
    ("brought", "why"),
    [
        ({"state": "another"}, "its state is not ours"),
        ({"state": ""}, "its state is not ours"),
        ({"iss": "https://evil.example"}, "from another provider"),
        ({"iss": ""}, "from another provider"),
        ({"code": ""}, "holds no code"),
        ({"error": "server_error"}, "The provider refuses"),
    ],
)
def test_an_answer_that_is_not_to_our_question_is_refused(
    liar: Liar, brought: dict[str, str], why: str
) -> None:
    assert brought_back(liar, **brought).status_code == 400
    assert why in refusal()


def test_who_breaks_off_is_told_so(liar: Liar) -> None:
    answer = brought_back(liar, error="access_denied")

    assert "Signing in at SEB was broken off." in text(answer)


def test_what_takes_too_long_counts_no_more(liar: Liar, clock: time_machine.Traveller) -> None:
    browser = Client()
    away = urlsplit(browser.get("/sign-in/with/seb").headers["Location"])
    (state,) = parse_qs(away.query)["state"]
    clock.shift(timedelta(minutes=16))

    back = browser.get("/sign-in/with/seb/back", {"code": "x", "state": state, "iss": liar.issuer})

    assert back.status_code == 400
    assert "It took too long." in refusal()


def test_who_is_vouched_for_by_the_token_is_not_somebody_else_at_userinfo(liar: Liar) -> None:
    # The token lacks organisation and authorisation, so the provider is asked for them: and tells of another.
    liar.userinfo = "somebody else"

    assert brought_back(liar).status_code == 400
    assert "somebody else than the token" in refusal()


@pytest.mark.parametrize(
    "description",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": ""},
    ],
)
def test_a_provider_that_describes_itself_wrongly_is_not_gone_to(
    liar: Liar, description: dict[str, Any]
) -> None:
    liar.description = description

    answer = Client(headers={"accept-language": "en"}).get("/sign-in/with/seb")

    assert answer.status_code == 502
    assert "SEB does not answer" in text(answer)


def test_a_provider_that_is_down_is_said_to_be(settings: Settings, liar: Liar) -> None:
    from dataclasses import replace

    settings.SHAREDCARE_OPENID = {
        "seb": replace(settings.SHAREDCARE_OPENID["seb"], issuer="http://127.0.0.1:1")
    }

    assert Client().get("/sign-in/with/seb").status_code == 502


def test_a_provider_may_change_its_keys_and_is_asked_for_them_at_most_once_a_minute(
    liar: Liar, clock: time_machine.Traveller
) -> None:
    assert brought_back(liar).status_code == 302
    liar.sign = lambda claims: signed(claims, key=OTHER_KEY, kid="new")
    liar.keys = [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OTHER_KEY.public_key())), "kid": "new"}]
    liar.nonce = ""
    assert brought_back(liar).status_code == 400
    assert liar.asked_for_keys == 1

    clock.shift(timedelta(minutes=2))
    liar.nonce = ""
    assert brought_back(liar).status_code == 302
    assert liar.asked_for_keys == 2


def _logout(liar: Liar, **claims: Any) -> dict[str, Any]:
    honest = {
        "iss": liar.issuer,
        "aud": US,
        "iat": int(NOON.timestamp()),
        "exp": int(NOON.timestamp()) + 120,
        "jti": "1",
        "sub": "anne",
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
    }
    return {name: value for name, value in {**honest, **claims}.items() if value is not None}


def test_the_provider_can_end_all_sessions_of_a_person(liar: Liar) -> None:
    browser, other = Client(), Client()
    brought_back(liar, browser)
    sign_in(other)

    answer = Client().post("/sign-in/with/seb/ended", {"logout_token": signed(_logout(liar))})

    assert answer.status_code == 200
    assert browser.get("/patients").status_code == 302
    assert other.get("/patients").status_code == 302


@pytest.mark.parametrize(
    "claims",
    [
        {"events": None},
        {"events": {}},
        {"nonce": "an ID token"},
        {"aud": "another"},
        {"iat": int(NOON.timestamp()) - 301, "exp": None},
        {"jti": None},
    ],
)
def test_nobody_else_can_end_them(liar: Liar, claims: dict[str, Any]) -> None:
    browser = Client()
    brought_back(liar, browser)
    token = signed(_logout(liar, **claims))

    assert Client().post("/sign-in/with/seb/ended", {"logout_token": token}).status_code == 400
    assert browser.get("/patients").status_code == 200


def test_a_logout_token_is_no_id_token(liar: Liar) -> None:
    liar.sign = lambda claims: signed({**_logout(liar), "exp": claims["exp"]})

    assert brought_back(liar).status_code == 400
