"""From another system to the same patient here, in one step, in a real browser."""

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from sharedcare.region.organisations import ORGANISATIONS
from tests.integration.config.commands import Running, run
from tests.journeys.conftest import assert_everybody_can_use
from tests.journeys.test_signing_in import address

_CLINIC = ORGANISATIONS["solsund-heart-failure"].sor


@pytest.fixture(scope="module")
def bearer(demo: Running) -> str:
    """The token of the hospital's own system."""
    words = ("token", "--client", "emr", "--scope", "launch", "--organization", _CLINIC)
    return run(*words, home=demo.home).stdout.strip()


def link(demo: Running, bearer: str) -> str:
    """What the hospital's system gets when Anne presses its button."""
    body = json.dumps({"staff": {"account": "anne"}, "patient": {"cpr": "121245-9991"}}).encode()
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
    request = urllib.request.Request(address(demo, "/launch"), data=body, headers=headers)
    with urllib.request.urlopen(request) as answer:
        told: dict[str, Any] = json.load(answer)
    return str(told["address"])


def test_one_press_of_a_button_there_and_one_is_at_the_patient_here(
    page: Page, demo: Running, bearer: str
) -> None:
    page.goto(link(demo, bearer))

    expect(page).to_have_url(address(demo, "/patient/demo-poul"))
    expect(page.locator("button.me")).to_contain_text("Anne Hjertholm")


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_link_that_is_over_leads_to_the_same_patient_by_the_ordinary_sign_in(
    browser: Browser, demo: Running, bearer: str, language: str
) -> None:
    used = link(demo, bearer)
    with browser.new_context() as first:
        first.new_page().goto(used)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{used}?lang={language}")
        assert_everybody_can_use(page, language)

        page.locator(".tile .button").click()
        page.locator(".cast button").first.click()

        expect(page).to_have_url(address(demo, "/patient/demo-poul"))
