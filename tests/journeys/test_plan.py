"""Two people in two browsers at one plan, and a hand-over from the one to the other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_accessible, assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

PLAN = "/patient/demo-poul/plan"
TASK = "Vurdér ICD ved ny ekko"


@pytest.fixture
def two(browser: Browser, demo: Running) -> Iterator[tuple[Page, Page]]:
    """Anne of the clinic, and Bo, who is his general practitioner."""
    with browser.new_context(locale="da-DK") as hers, browser.new_context(locale="da-DK") as his:
        anne, bo = hers.new_page(), his.new_page()
        sign_in(anne, demo, username="anne")
        sign_in(bo, demo, username="bo")
        yield anne, bo


def open_task(page: Page, demo: Running) -> None:
    page.goto(address(demo, PLAN))
    # One of these tests puts it so far ahead that it is folded.
    page.locator("details.tile").evaluate_all("all => all.forEach(one => one.open = true)")
    press(page, page.get_by_role("link", name=TASK))
    expect(page.get_by_role("heading", name=TASK)).to_be_visible()


def save(page: Page) -> None:
    press(page, page.get_by_role("button", name="Gem"))


def test_no_save_overwrites_what_the_other_has_written(two: tuple[Page, Page], demo: Running) -> None:
    anne, bo = two
    # Given that both have the same task open
    open_task(anne, demo)
    open_task(bo, demo)
    expect(bo.get_by_text("Anne Hjertholm redigerer også planen nu.")).to_be_visible()

    # When they change different fields, both count
    anne.get_by_label("Senest").fill("2027-03-01")
    save(anne)
    bo.get_by_label("Hvorfor ændres det?").fill("Efter samtale med Poul")
    bo.get_by_label("Hvad", exact=True).fill(f"{TASK}, når svaret er her")
    save(bo)
    expect(bo.get_by_label("Senest")).to_have_value("2027-03-01")

    # When they change the same field, the second is asked, and nothing is lost
    anne.get_by_label("Senest").fill("2027-04-01")
    bo.get_by_label("Senest").fill("2027-05-01")
    save(bo)
    save(anne)
    expect(anne.get_by_role("alert")).to_contain_text("Bo Lægaard")
    expect(anne.get_by_text("Mit: 01.04.2027")).to_be_visible()
    assert_accessible(anne)
    anne.locator("label.tick", has_text="01.05.2027").click()
    save(anne)
    expect(anne.get_by_label("Senest")).to_have_value("2027-05-01")
    expect(anne.get_by_label("Hvad", exact=True)).to_have_value(f"{TASK}, når svaret er her")

    # Then a change is undone by a button, and the rest stays
    press(anne, anne.get_by_role("button", name="Fortryd Bo Lægaard").first)
    expect(anne.get_by_label("Senest")).to_have_value("2027-03-01")
    expect(anne.get_by_label("Hvad", exact=True)).to_have_value(f"{TASK}, når svaret er her")


def test_who_comes_while_one_writes_is_told_of(
    browser: Browser, two: tuple[Page, Page], demo: Running
) -> None:
    anne, _ = two
    anne.clock.install()
    open_task(anne, demo)
    expect(anne.locator("[data-present]")).not_to_contain_text("Kim Rask")

    with browser.new_context(locale="da-DK") as his:
        kim = his.new_page()
        sign_in(kim, demo, username="kim")
        kim.goto(address(demo, PLAN))
    anne.clock.run_for(13_000)

    expect(anne.locator("[data-present]")).to_contain_text("Kim Rask")


def test_a_hand_over_is_asked_about_answered_and_accepted(two: tuple[Page, Page], demo: Running) -> None:
    anne, bo = two
    # Given that Anne has asked Bo to take over, which waits on the overview
    bo.goto(address(demo, "/patient/demo-poul"))
    press(bo, bo.locator("a.handover"))
    assert_accessible(bo)

    # When Bo asks and Anne answers
    bo.locator("summary", has_text="Spørg, før du svarer").click()
    bo.get_by_label("Hvad vil du vide?").fill("Hvornår er kalium taget sidst?")
    press(bo, bo.locator("button", has_text="Spørg, før du svarer"))
    anne.goto(bo.url.partition("?")[0])
    anne.get_by_label("Dit svar").fill("I går: 5,4")
    press(anne, anne.locator("button", has_text="Svar på spørgsmålet"))
    expect(anne.locator(".now")).to_contain_text("Anne Hjertholm")

    # Then responsibility moves when Bo accepts, and not before
    bo.reload()
    press(bo, bo.get_by_role("button", name="Ja, vi overtager ansvaret"))
    expect(bo.locator(".now")).to_contain_text("Bo Lægaard")
    anne.reload()
    expect(anne.get_by_text("Overtaget").first).to_be_visible()


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_pages(browser: Browser, demo: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, demo, username="kim")
        for path in (
            PLAN,
            f"{PLAN}/new/target",
            f"{PLAN}/changes",
            f"{PLAN}/print",
            "/patient/demo-poul/handover",
            "/patient/demo-poul/questionnaires",
            "/patient/demo-poul/questionnaires/hf.symptoms",
        ):
            page.goto(address(demo, f"{path}?lang={language}"))
            assert_everybody_can_use(page, language)


def test_the_patients_page_is_one_of_a4_however_the_browser_prints_it(
    browser: Browser, demo: Running
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, demo, username="kim")
        page.goto(address(demo, f"{PLAN}/print?for=patient"))
        expect(page.locator(".sheet .ill li").first).to_be_visible()
        assert b"/Count 1\n" in page.pdf(prefer_css_page_size=True)


def test_the_patient_can_use_the_own_plan(browser: Browser, demo: Running) -> None:
    with browser.new_context(locale="da-DK", viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        sign_in(page, demo, username="poul")
        page.goto(address(demo, "/my/plan"))
        assert_accessible(page)
