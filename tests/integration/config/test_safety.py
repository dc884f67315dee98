"""What browsers are told with every page there is."""

from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from pytest_django import Settings

from tests.integration.clinic.browsing import browser, poul, put

pytestmark = pytest.mark.django_db

JOURNAL = "https://journal.example"
INSIDE = {"sec-fetch-dest": "iframe"}


@pytest.fixture(autouse=True)
def one_step(settings: Settings) -> None:
    settings.SHAREDCARE_SECOND_FACTOR = False


def addresses() -> list[str]:
    """Every address that leads anywhere, with something made up in each hole; not the FHIR door, which has tests of its own."""

    def below(found: URLResolver | URLPattern, before: str) -> list[str]:
        place = before + str(found.pattern)
        if isinstance(found, URLResolver):
            return [one for each in found.url_patterns for one in below(each, place)]
        return [] if "fhir" in place else ["/" + _filled(place)]

    return [one for each in get_resolver().url_patterns for one in below(each, "")]


def _filled(place: str) -> str:
    for hole in ("<int:look>", "<int:version>"):
        place = place.replace(hole, "1")
    while "<" in place:
        place = place[: place.index("<")] + "x" + place[place.index(">") + 1 :]
    return place


def test_no_page_runs_what_stands_in_it_is_kept_or_is_shown_inside_another() -> None:
    anne = browser("anne")
    put(poul())

    wrong = {}
    for address in [*addresses(), "/patient/poul", "/nothing"]:
        for client in (anne, Client()):
            answer = client.get(address, secure=True)
            if not _is_safe(answer):
                wrong[address] = dict(answer.headers)

    assert not wrong


def _is_safe(answer: Any) -> bool:
    policy = answer["Content-Security-Policy"]
    return (
        "unsafe" not in policy
        and "default-src 'none'" in policy
        and "frame-ancestors 'none'" in policy
        and answer["X-Frame-Options"] == "DENY"
        and answer["X-Content-Type-Options"] == "nosniff"
        and answer["Strict-Transport-Security"] == "max-age=31536000"
        # The front page and those for what cannot be answered hold nothing of anybody; assets neither.
        and (answer["Cache-Control"] in ("no-store", "no-cache") or "immutable" in answer["Cache-Control"])
        and all(cookie["secure"] and cookie["httponly"] for cookie in answer.cookies.values())
    )


@pytest.mark.parametrize("path", ["/patient/poul", "/patients", "/my-sign-in"])
def test_what_is_about_a_person_is_kept_nowhere(path: str) -> None:
    anne = browser("anne")
    put(poul())

    assert anne.get(path)["Cache-Control"] == "no-store"


def test_the_fhir_door_says_the_same_for_itself() -> None:
    answer = Client().get("/fhir/metadata", secure=True)

    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Strict-Transport-Security"] == "max-age=31536000"


def test_only_a_system_that_is_named_may_show_our_pages_inside_its_own(settings: Settings) -> None:
    settings.SHAREDCARE_FRAMES = (JOURNAL, "https://praksis.example")

    for path in ("/sign-in", "/", "/nothing", "/patient/x"):
        answer = Client().get(path, secure=True)
        assert f"frame-ancestors {JOURNAL} https://praksis.example" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer


def test_inside_a_named_system_a_cookie_comes_back_there_and_nowhere_else(settings: Settings) -> None:
    settings.SHAREDCARE_FRAMES = (JOURNAL,)

    inside = Client().get("/sign-in", secure=True, headers=INSIDE).cookies["csrf"].OutputString()
    alone = Client().get("/sign-in", secure=True).cookies["csrf"].OutputString()

    assert "SameSite=None; Partitioned" in inside
    assert "Secure" in inside
    assert "SameSite=Lax" in alone
    assert "Partitioned" not in alone


def test_where_no_system_is_named_cookies_stay_lax_whatever_the_browser_says() -> None:
    cookie = Client().get("/sign-in", secure=True, headers=INSIDE).cookies["csrf"].OutputString()

    assert "SameSite=Lax" in cookie


def test_over_http_nothing_promises_https() -> None:
    answer = Client().get("/sign-in")

    assert "Strict-Transport-Security" not in answer
    assert not answer.cookies["csrf"]["secure"]


def test_a_form_from_another_page_is_refused_inside_a_frame_too(settings: Settings) -> None:
    settings.SHAREDCARE_FRAMES = (JOURNAL,)
    client = Client(enforce_csrf_checks=True)
    token = client.get("/sign-in", secure=True, headers=INSIDE).cookies["csrf"].value
    told = {"username": "anne", "password": "x", "csrfmiddlewaretoken": token}

    elsewhere = client.post("/sign-in", told, secure=True, headers={**INSIDE, "origin": JOURNAL})
    without = client.post(
        "/sign-in", {"username": "anne"}, secure=True, headers={"origin": "https://testserver"}
    )

    assert elsewhere.status_code == 403
    assert without.status_code == 403
