"""Somebody signs in where their own organisation has them, and out again: at a real OpenID provider, in a real browser."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running, free_port, run, serving
from tests.journeys.conftest import assert_accessible
from tests.journeys.test_signing_in import address
from tests.openid.real import SECRET, client, running

_PEOPLE = {
    "karen": {"cpr": "0304529994"},
    "stranger": {"organization": "1", "authorization": "0"},
    "rikke": {},
}
_PROVIDERS = {"seb": ("SEB", "staff"), "mitid": ("MitID", "patients")}


@pytest.fixture(scope="module")
def site(demo: Running) -> Iterator[Running]:
    """The demonstration with two providers: one for staff, one for patients."""
    port = free_port()
    here = f"http://127.0.0.1:{port}"
    clients = [
        client(
            here,
            name,
            backchannel_logout_uri=f"{here}/sign-in/with/{name}/ended",
            backchannel_logout_session_required=True,
        )
        for name in _PROVIDERS
    ]
    with running(clients=clients, people=_PEOPLE) as issuer:
        said = [
            {
                "name": name,
                "label": label,
                "serves": serves,
                "issuer": issuer,
                "client_id": f"shared-care-{name}",
                "client_secret": SECRET,
                "scopes": "openid person",
            }
            for name, (label, serves) in _PROVIDERS.items()
        ]
        more = {"SHAREDCARE_OPENID": json.dumps(said), "SHAREDCARE_DEMO": "1"}
        run("user", "add", "rikke", "--role-id", "demo-rikke-role", "--no-password", home=demo.home)
        run("user", "link", "rikke", "--provider", "seb", "--subject", "rikke", home=demo.home, **more)
        with serving("serve", home=demo.home, port=port, **more) as running_site:
            yield running_site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in Danish. Of what the browser complains about here, the provider's own pages are the cause."""
    with browser.new_context(locale="da-DK", viewport={"width": 1440, "height": 760}) as context:
        yield context.new_page()


@pytest.fixture
def second(browser: Browser) -> Iterator[Page]:
    """Another browser of the same person."""
    with browser.new_context(locale="da-DK") as context:
        yield context.new_page()


def sign_in_there(page: Page, login: str) -> None:
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill("any")
    page.locator("[type=submit]").click()


def test_staff_come_in_by_their_own_organisations_sign_in_and_land_at_the_patient(
    page: Page, site: Running
) -> None:
    page.goto(address(site, "/patient/demo-poul"))
    assert_accessible(page)
    page.get_by_role("link", name="Log ind med SEB").click()
    sign_in_there(page, "rikke")

    expect(page).to_have_url(address(site, "/patient/demo-poul"))


def test_who_is_unknown_is_told_whom_to_ask(page: Page, site: Running) -> None:
    page.goto(address(site, "/sign-in"))
    page.get_by_role("link", name="Log ind med SEB").click()
    sign_in_there(page, "stranger")

    expect(page.get_by_role("heading", level=1)).to_have_text("Vi kender dig ikke her endnu")
    assert_accessible(page)


def test_who_signs_out_there_is_signed_out_here_too(page: Page, second: Page, site: Running) -> None:
    page.goto(address(site, "/sign-in"))
    page.get_by_role("link", name="Log ind med SEB").click()
    sign_in_there(page, "rikke")
    expect(page).to_have_url(address(site, "/worklist"))
    second.goto(address(site, "/sign-in/with/seb"))
    sign_in_there(second, "rikke")
    expect(second).to_have_url(address(site, "/worklist"))

    page.locator("button.me").click()
    page.get_by_role("button", name="Log ud", exact=True).click()
    page.get_by_role("button", name="Yes, sign me out").click()

    expect(page).to_have_url(address(site, "/sign-in"))
    second.goto(address(site, "/patients"))
    expect(second.get_by_role("heading", level=1)).to_have_text("Log ind")


def test_a_patient_comes_in_and_sees_nothing_of_the_clinic(page: Page, site: Running) -> None:
    page.goto(address(site, "/sign-in?next=/patients"))
    page.get_by_role("link", name="Log ind med MitID").click()
    sign_in_there(page, "karen")

    expect(page).to_have_url(address(site, "/my"))
    assert_accessible(page)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.goto(address(site, "/patient/demo-karen"))
    expect(page).to_have_url(address(site, "/my"))
