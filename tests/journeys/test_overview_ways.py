"""What one does with the one screen: open, look closer, look back, with a mouse, with keys, and without JavaScript."""

import gzip
import re

import pytest
from playwright.sync_api import Browser, Response, expect

from sharedcare.ui.shelf import shelf
from tests.journeys.conftest import assert_accessible
from tests.journeys.screen import found, opened


@pytest.mark.parametrize("javascript", [True, False])
def test_what_a_tile_has_no_room_for_opens_and_closes_again(browser: Browser, *, javascript: bool) -> None:
    with opened(browser, "fullest", javascript=javascript) as page:
        last = page.locator("#t3 .problems li").last
        expect(last).to_be_hidden()

        page.locator("#t3").get_by_role("link", name=re.compile(r"^\+\d+ til$")).click()
        expect(last).to_be_visible()

        page.locator("#t3").get_by_role("link", name="Luk").click()
        expect(last).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_number_of_the_person_is_shown_when_asked_for(browser: Browser, *, javascript: bool) -> None:
    with opened(browser, "main", javascript=javascript) as page:
        rest = page.locator(".cpr").get_by_text("1237", exact=True)
        expect(rest).to_be_hidden()

        page.locator(".cpr summary").click()

        expect(rest).to_be_visible()


def test_every_value_leads_to_its_graph_and_to_where_it_came_from(browser: Browser) -> None:
    with opened(browser, "main") as page:
        weight = page.locator("#t4 .target").first

        assert (
            weight.get_by_role("link", name="Vægt").first.get_attribute("href")
            == "/patient/0199c0de-0001/measure/weight"
        )
        source = weight.locator(".origin")
        assert source.get_attribute("href") == "/patient/0199c0de-0001/source/Observation/weight-1/1"
        assert "Poul Jensen" in (source.get_attribute("aria-label") or "")


def test_what_is_new_tells_who_what_and_when(browser: Browser) -> None:
    with opened(browser, "main") as page:
        page.get_by_role("button", name="4 nye siden").click()

        news = page.locator("#news")
        expect(news).to_contain_text("Klinisk Biokemi OUH")
        expect(news).to_contain_text("Kalium 5,4 mmol/L")


def test_why_something_needs_action_is_told_with_the_limit_and_whose_it_is(browser: Browser) -> None:
    with opened(browser, "main") as page:
        page.get_by_role("button", name="Hvorfor?").click()

        expect(page.locator("#why")).to_contain_text("Grænsen er sat af klinikken")


def test_an_earlier_moment_is_marked_and_one_click_from_now(browser: Browser) -> None:
    with opened(browser, "earlier") as page:
        expect(page.get_by_text("Du ser journalen, som den var 14.11.2026 kl. 15:00")).to_be_visible()
        expect(page.get_by_role("link", name="Tilbage til nu").first).to_have_attribute(
            "href", "/patient/0199c0de-0001"
        )
        expect(page.locator(".find")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "said", "close"),
    [("da", "blev ikke forstået", "Luk"), ("en", "was not understood", "Close")],
)
@pytest.mark.parametrize("size", [(1440, 760), (1024, 768), (390, 844)])
def test_a_moment_that_is_not_understood_is_told_whole_and_now_is_one_click_away(
    browser: Browser, language: str, said: str, close: str, size: tuple[int, int]
) -> None:
    with opened(browser, "main", size=size, query=f"at=garbage&lang={language}") as page:
        notice = page.locator(".top").get_by_role("status")
        expect(notice).to_contain_text(said)
        assert found(page) == []
        assert notice.locator("span").evaluate("it => it.scrollWidth <= it.clientWidth")
        assert_accessible(page)

        notice.get_by_role("link", name=close).click()
        expect(page.locator(".find")).to_have_count(1)


def test_without_the_slider_the_time_machine_still_leads_to_a_moment(browser: Browser) -> None:
    with opened(browser, "main") as page:
        # The line is down as the drawer is opened.
        page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('The line is down.')); }")
        page.get_by_role("button", name="Tidsmaskine").click()

        expect(page.get_by_role("link", name="For en uge siden")).to_be_visible()
        expect(page.locator(".slide")).to_be_hidden()


def test_a_name_that_is_cut_is_read_whole_without_pointing_at_it(browser: Browser) -> None:
    with opened(browser, "fullest", javascript=False) as page:
        page.get_by_role("heading", level=1).get_by_role("button").focus()
        page.keyboard.press("Enter")

        expect(page.locator("#about")).to_contain_text(
            "Wilhelmine Christiane Elisabeth Kjærsgaard-Schiødte Mortensen"
        )


@pytest.mark.parametrize(
    ("key", "opens"), [("3", "#t3"), ("4", "#t4"), ("m", "#t4"), ("t", "#t5"), ("o", "#t6"), ("b", "#t8")]
)
def test_a_key_opens_a_tile_and_escape_closes_it(browser: Browser, key: str, opens: str) -> None:
    with opened(browser, "main") as page:
        shut = page.locator(f"{opens} .shut")

        page.keyboard.press(key)
        expect(shut).to_be_visible()

        page.keyboard.press("Escape")
        expect(shut).to_be_hidden()
        expect(page.locator(f"{opens} .head h2 a")).to_be_focused()


@pytest.mark.parametrize(("key", "opens"), [("n", "#news"), ("?", "#keys")])
def test_a_key_opens_a_drawer(browser: Browser, key: str, opens: str) -> None:
    with opened(browser, "main") as page:
        page.keyboard.press(key)

        expect(page.locator(opens)).to_be_visible()


def test_keys_do_nothing_while_one_types(browser: Browser) -> None:
    with opened(browser, "main") as page:
        page.keyboard.press("/")
        page.keyboard.type("n4m?")

        expect(page.get_by_label("Find patient")).to_have_value("n4m?")
        expect(page.locator("#news")).to_be_hidden()
        expect(page.locator("#t4 .shut")).to_be_hidden()


def test_keys_can_be_switched_off_and_stay_so(browser: Browser) -> None:
    with opened(browser, "main", query="keys=off") as page:
        page.goto(page.url.partition("?")[0])

        page.keyboard.press("4")

        expect(page.locator("#t4 .shut")).to_be_hidden()


def test_paper_carries_what_matters_and_when_it_was_printed(browser: Browser) -> None:
    with opened(browser, "main") as page:
        page.emulate_media(media="print")

        expect(page.get_by_text("Udskrevet 22.11.2026 kl. 14:02")).to_be_visible()
        expect(page.locator(".top")).to_be_hidden()
        assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") in (1, 2)


def test_paper_carries_every_row_since_it_cannot_be_opened(browser: Browser) -> None:
    with opened(browser, "fullest") as page:
        page.emulate_media(media="print")

        for rows in (".tile .row", ".target", ".wish", ".course", ".pill"):
            assert page.locator(rows).count() == page.locator(f"{rows}:visible").count() > 0
        expect(page.locator(".count-of-others")).to_be_hidden()
        assert page.locator(".quote .cut").evaluate_all(
            "all => all.every(one => one.scrollWidth <= one.clientWidth)"
        )


def test_the_past_on_paper_says_which_moment_it_is_on_top_and_in_the_foot(browser: Browser) -> None:
    with opened(browser, "earlier") as page:
        expect(page.locator(".seen-as")).to_be_hidden()
        page.emulate_media(media="print")

        expect(page.locator(".seen-as")).to_contain_text("Journalen, som den var 14.11.2026")
        expect(page.locator(".printed")).to_contain_text("Journalen, som den var 14.11.2026")
        expect(page.locator(".printed")).to_contain_text("Udskrevet")
        assert page.evaluate("getComputedStyle(document.body, '::after').display") == "none"


def test_the_first_visit_weighs_little(browser: Browser) -> None:
    answers: list[Response] = []
    with opened(browser, "fullest") as page:
        # What the first load still asks for is no part of the second.
        page.wait_for_load_state("networkidle")
        page.on("response", lambda response: answers.append(response))
        page.reload(wait_until="networkidle")
        sizes = [len(gzip.compress(one.body())) for one in answers]

    assert sum(sizes) <= 150_000
    assert len(sizes) <= len(shelf()) + 1
