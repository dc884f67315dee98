"""An agreement from draft to end, as those see it whom it is about. It has a region of its own, since it shuts people out."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.integration.config.regions import demonstration
from tests.journeys.conftest import assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

BENT = "/patient/demo-bent"
OF_COPD = "/office/agreements/agreement-copd"
Enter = Callable[[str], Page]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A demonstration whose agreements may be ended."""
    with demonstration(tmp_path_factory, "agreements") as running:
        yield running


@pytest.fixture
def enter(browser: Browser, region: Running) -> Iterator[Enter]:
    """Somebody signs in, each in a browser of their own; nothing the browsers complain about is let pass."""
    contexts, complaints = [], []

    def entered(username: str) -> Page:
        context = browser.new_context(locale="da-DK", viewport={"width": 1440, "height": 760})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        sign_in(page, region, username=username)
        return page

    yield entered
    for context in contexts:
        context.close()
    assert not complaints


def go(page: Page, region: Running, path: str) -> int:
    answer = page.goto(address(region, path))
    assert answer is not None
    return answer.status


def write_draft(page: Page, region: Running) -> str:
    """An agreement on COPD between hospital and municipality; its address."""
    go(page, region, "/office/agreements")
    page.get_by_role("link", name="Skriv en ny aftale").click()
    page.get_by_label("Aftalens navn").fill("KOL på ny")
    page.get_by_label("Forløb", exact=True).select_option(label="KOL")
    for name, part in (("Solsund Universitetshospital", "behandler"), ("Rosenfjord Kommune", "plejer")):
        page.get_by_role("checkbox", name=name).check()
        page.get_by_label(f"Hvad {name} gør").fill(part)
    page.get_by_label("Første dag").fill("2026-01-01")
    page.get_by_role("button", name="Gem kladden").click()
    expect(page.get_by_role("status")).to_have_text("Det er gjort.")
    return page.url.partition("?")[0].removeprefix(address(region, ""))


def send(page: Page) -> None:
    """What the draft lacks is told at once, and mended where the link leads."""
    page.get_by_role("button", name="Send til underskrift").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Skriv aftalens tekst").click()
    expect(page.get_by_label("Aftalens tekst")).to_be_focused()
    page.keyboard.type("Vi hjælper hinanden.")
    press(page, page.get_by_role("button", name="Gem kladden"))
    press(page, page.get_by_role("button", name="Send til underskrift"))
    expect(page.locator(".lead")).to_contain_text("Venter på underskrift")


def sign(page: Page, region: Running) -> None:
    go(page, region, "/office")
    press(page, page.get_by_role("link", name="KOL på ny"))
    page.get_by_role("checkbox", name="Jeg har læst aftalen").check()
    press(page, page.get_by_role("button", name="Skriv under"))


def end_at_once(page: Page) -> None:
    page.get_by_role("radio", name="Straks").check()
    if (knows := page.get_by_role("checkbox", name="kan ingen åbne bagefter")).count():
        knows.check()
    page.get_by_label("Hvorfor?").fill("Vi begynder forfra på en anden måde")
    page.get_by_role("button", name="Afslut aftalen").click()
    expect(page.locator(".lead")).to_contain_text("Afsluttet før tid")


def test_a_nurse_opens_a_patient_while_an_agreement_is_in_force_and_not_after(
    enter: Enter, region: Running
) -> None:
    nurse, owner = enter("mette"), enter("ulla")

    # Given that there is no agreement on COPD any more
    assert go(nurse, region, BENT) == 200
    go(owner, region, f"{OF_COPD}/end")
    expect(owner.get_by_text("ingen organisation, som kan åbne journalen")).to_be_visible()
    end_at_once(owner)
    assert go(nurse, region, BENT) == 404

    # When one is drafted, sent and signed by both parties
    made = write_draft(owner, region)
    send(owner)
    sign(enter("karin"), region)
    assert go(nurse, region, BENT) == 404
    boss = enter("jens")
    sign(boss, region)

    # Then it is in force, and the nurse sees her patient
    expect(boss.locator(".lead")).to_contain_text("I kraft")
    assert go(nurse, region, BENT) == 200

    # And when it is ended, in the same moment she does not
    go(boss, region, f"{made}/end")
    end_at_once(boss)
    assert go(nurse, region, BENT) == 404
    go(owner, region, made)
    expect(owner.get_by_text("Jens Fjordby, Sundhedschef").first).to_be_visible()


def test_a_nurse_is_told_whom_to_ask_about_the_office(enter: Enter, region: Running) -> None:
    nurse = enter("anne")

    assert go(nurse, region, "/office") == 403
    expect(nurse.get_by_text("spørg den, der passer kontiene")).to_be_visible()


def test_it_takes_no_javascript(browser: Browser, region: Running) -> None:
    with browser.new_context(locale="da-DK", java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, region, username="ulla")
        press(page, page.get_by_role("link", name="Samarbejdsaftale: Forebyggelse af fald"))
        press(page, page.get_by_role("button", name="Forny aftalen"))
        press(page, page.get_by_role("button", name="Gem kladden"))

        expect(page.get_by_role("heading", name="Hvad kan du gøre?")).to_be_visible()
        expect(page.get_by_role("button", name="Send til underskrift")).to_be_visible()


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_pages_about_agreements(
    browser: Browser, region: Running, language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, region, username="jens")
        for path in (
            "/office",
            "/office/agreements",
            "/office/agreements/new",
            "/office/agreements/agreement-low-back-pain",
            "/office/agreements/agreement-fall-prevention/end",
        ):
            page.goto(address(region, f"{path}?lang={language}"))
            assert_everybody_can_use(page, language)
