"""A nurse's morning: the list on one screen, triaged by keys alone, with everything taken back that she did by mistake."""

import pytest
from playwright.sync_api import Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_accessible
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

_FOURTEEN_FIT = """() => {
  const rows = [...document.querySelectorAll("[data-row]")].map(row => row.getBoundingClientRect());
  const tallest = Math.max(...rows.map(row => row.height));
  return rows[0].top + 14 * tallest <= document.querySelector("footer.foot").getBoundingClientRect().top;
}"""
"""The made-up region of the journeys has fewer people than a page has rows."""
_IN_SIGHT = """() => document.querySelector("#snooze").getBoundingClientRect().top
  >= document.querySelector(".panel header").getBoundingClientRect().bottom"""
_SCROLLS = "document.documentElement.scrollHeight > innerHeight"


def opened(page: Page, demo: Running, path: str) -> None:
    sign_in(page, demo)
    page.goto(address(demo, path))


def walk_to_poul(page: Page) -> None:
    """By the key alone. Who is first may change: the worker finds something of others at any time."""
    first = page.locator("[data-row] .name").first
    pouls = page.locator("[data-row]").get_by_role("link", name="Poul Jensen", exact=True)
    page.keyboard.press("j")
    expect(first).to_be_focused()
    while not pouls.evaluate("it => it === document.activeElement"):
        page.keyboard.press("j")
        expect(first).not_to_be_focused()


@pytest.mark.parametrize("language", ["da", "en"])
def test_there_is_room_for_fourteen_rows_on_one_screen(page: Page, demo: Running, language: str) -> None:
    opened(page, demo, f"/worklist?lang={language}")

    expect(page.locator("[data-row]").first).to_be_visible()
    assert page.evaluate(_FOURTEEN_FIT)
    assert not page.evaluate(_SCROLLS)
    assert_accessible(page)
    for width, height in ((1024, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert_accessible(page)


def test_a_red_is_handled_and_taken_back_by_keys_alone(page: Page, demo: Running) -> None:
    opened(page, demo, "/worklist")

    walk_to_poul(page)
    press(page, "r")
    expect(page.locator("#panel-title")).to_have_text("Poul Jensen")
    assert_accessible(page)
    # Of him alone: the worker may find something of others, and of him, at any time.
    reds = page.locator(".reason-of.act h3 > span:not(.unseen, .waited)")
    said = reds.first.inner_text()
    expect(page.locator(".outcome").first.get_by_label("Patienten kontaktet")).to_be_focused()
    page.keyboard.press("Space")
    page.locator(".outcome textarea").first.fill("Øger furosemid")
    page.locator(".outcome .first").first.focus()
    press(page, "Enter")

    expect(page.get_by_role("status")).to_contain_text("Udfald noteret for Poul Jensen")
    expect(reds.filter(has_text=said)).to_have_count(0)
    press(page, "u")
    expect(page.get_by_role("status")).to_contain_text("Fortrudt")
    page.goto(address(demo, "/worklist?open=demo-poul"))
    expect(reds.filter(has_text=said)).to_have_count(1)


def test_the_key_for_putting_off_leads_to_the_form_that_asks_until_when_and_why(
    page: Page, demo: Running
) -> None:
    opened(page, demo, "/worklist")

    page.keyboard.press("j")
    press(page, "s")

    expect(page.locator("#snooze select")).to_be_focused()
    assert page.evaluate(_IN_SIGHT)
    page.locator("#panel-title").focus()
    press(page, "Escape")
    expect(page.locator("[data-row] .name").first).to_be_focused()


def test_a_green_is_acknowledged_by_a_key_and_comes_back(page: Page, demo: Running) -> None:
    opened(page, demo, "/worklist?tab=on-target")
    name = page.locator("[data-row] .name").first.inner_text()
    row = page.locator("[data-row]", has_text=name)

    page.keyboard.press("j")
    press(page, "g")

    expect(row).to_have_count(0)
    press(page, "u")
    expect(row).to_have_count(1)


def test_after_an_act_the_keyboard_is_where_the_row_was(page: Page, demo: Running) -> None:
    opened(page, demo, "/worklist")
    names = page.locator("[data-row] .name")

    page.keyboard.press("j")
    press(page, "s")
    page.keyboard.press("Tab")
    page.keyboard.type("Ringer selv i morgen")
    press(page, "Enter")

    # Whoever has more that waits stays open, wherever the row stands now.
    if page.locator(".panel").count():
        rows = page.locator("[data-row]").all()
        stays = "open" in (rows[0].get_attribute("class") or "").split()
        here = names.nth(1 if stays else 0)
        page.keyboard.press("j")
    else:
        here = names.first
    expect(here).to_be_focused()
    press(page, "u")
    expect(page.get_by_role("status")).to_contain_text("Fortrudt")
    expect(here).to_be_focused()


def test_who_types_a_name_on_the_tabs_does_nothing_to_anybody(page: Page, demo: Running) -> None:
    opened(page, demo, "/worklist")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.is_navigation_request() else None)

    page.keyboard.press("j")
    page.keyboard.press("f")
    expect(page.locator(".tab[aria-current]")).to_be_focused()
    page.keyboard.type("rugdals")
    page.keyboard.press("Escape")

    expect(page.locator("[data-row] .name").first).to_be_focused()
    assert not sent
