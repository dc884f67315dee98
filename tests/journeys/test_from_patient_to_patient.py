"""A clinician goes through a list of patients with two keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_accessible
from tests.journeys.storing import store, treated
from tests.journeys.test_finding import find
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press, wait_until

KEPT = "sessionStorage.getItem('patients')"


@pytest.fixture(scope="module")
def family(demo: Running) -> str:
    """Three patients who share a name."""
    people = [
        {
            "resourceType": "Patient",
            "id": f"row-{given.lower()}",
            "name": [{"family": "Rækkesen", "given": [given]}],
        }
        for given in ("Alma", "Birk", "Clara")
    ]
    store(demo, *people)
    treated(demo, *(str(one["id"]) for one in people))
    return "Rækkesen"


@pytest.fixture
def listed(page: Page, demo: Running, family: str) -> Page:
    """A search that found all three."""
    sign_in(page, demo)
    find(page, family)
    assert paths(page) == ["/patient/row-alma", "/patient/row-birk", "/patient/row-clara"]
    return page


def paths(page: Page) -> list[str]:
    return [str(one.get_attribute("href")) for one in page.locator(".people th a").all()]


def test_the_keys_move_between_the_rows_and_enter_opens(listed: Page, demo: Running) -> None:
    first, second, third = paths(listed)

    for key, reached in (
        ("j", first),
        ("k", first),
        ("j", second),
        ("j", third),
        ("j", third),
        ("k", second),
    ):
        listed.keyboard.press(key)
        expect(listed.locator(f'a[href="{reached}"]')).to_be_focused()
    press(listed, "Enter")

    expect(listed).to_have_url(address(demo, second))


def test_the_next_and_the_previous_patient_come_with_the_same_tile_open(listed: Page, demo: Running) -> None:
    first, second, _ = paths(listed)
    listed.locator(".people th a").first.click()
    listed.wait_for_url(f"**{first}")
    expect(listed.locator(".turn output")).to_have_text("1 af 3")

    listed.keyboard.press("4")
    expect(listed.locator("#t4 .shut")).to_be_visible()
    press(listed, "j")
    expect(listed).to_have_url(address(demo, f"{second}#t4"))
    expect(listed.locator("#t4 .shut")).to_be_visible()

    listed.keyboard.press("Escape")
    press(listed, "k")
    expect(listed).to_have_url(address(demo, first))


def test_at_either_end_it_is_said_and_one_stays(listed: Page, demo: Running) -> None:
    first, *_, last = paths(listed)

    listed.locator(".people th a").last.click()
    listed.wait_for_url(f"**{last}")
    listed.keyboard.press("j")
    expect(listed.locator(".turn output")).to_have_text("den sidste på listen")

    listed.goto(address(demo, first))
    listed.keyboard.press("k")
    expect(listed.locator(".turn output")).to_have_text("den første på listen")
    expect(listed).to_have_url(address(demo, first))


def test_those_seen_last_are_a_list_too(listed: Page, demo: Running) -> None:
    first, second, *_ = paths(listed)
    for one in (first, second):
        listed.goto(address(demo, one))
    listed.goto(address(demo, "/patients"))
    assert paths(listed)[:2] == [second, first]

    listed.keyboard.press("/")
    listed.keyboard.press("Escape")
    listed.keyboard.press("j")
    press(listed, "Enter")
    press(listed, "j")

    expect(listed).to_have_url(address(demo, first))


def test_who_came_from_no_list_is_told_of_none(page: Page, demo: Running) -> None:
    sign_in(page, demo)
    page.goto(address(demo, "/patient/demo-poul"))

    expect(page.locator(".turn")).to_be_hidden()
    page.keyboard.press("j")
    expect(page).to_have_url(address(demo, "/patient/demo-poul"))


def test_while_one_types_and_when_switched_off_the_keys_are_letters(listed: Page, demo: Running) -> None:
    first, *_ = paths(listed)
    field = listed.get_by_role("searchbox")
    field.focus()
    listed.keyboard.type("jk")
    expect(field).to_have_value(re.compile("jk"))

    listed.locator(".people th a").first.click()
    listed.wait_for_url(f"**{first}")
    listed.keyboard.press("/")
    listed.keyboard.type("j")
    expect(listed).to_have_url(address(demo, first))

    listed.goto(address(demo, f"{first}?keys=off"))
    listed.keyboard.press("j")
    expect(listed).to_have_url(address(demo, f"{first}?keys=off"))
    expect(listed.locator(".turn")).to_be_hidden()
    listed.goto(address(demo, "/patients?search"))
    listed.keyboard.press("j")
    expect(listed.locator(".people a:focus")).to_have_count(0)


def test_the_tab_keeps_paths_and_no_names_and_forgets_them_when_the_session_ends(
    listed: Page, demo: Running
) -> None:
    press(listed, listed.locator(".people th a").first)
    kept = listed.evaluate(KEPT)
    assert re.fullmatch(r'\["/patient/[A-Za-z0-9.-]+"(,"/patient/[A-Za-z0-9.-]+")*\]', kept)
    other = listed.context.new_page()
    other.goto(address(demo, "/patients"))
    other.evaluate(f"sessionStorage.setItem('patients', '{kept}')")

    listed.get_by_role("button", name="Anne Hjertholm").click()
    press(listed, listed.get_by_role("button", name="Log ud"))
    expect(listed).to_have_url(address(demo, "/sign-in?left"))

    assert listed.evaluate(KEPT) is None
    assert wait_until(other, f"{KEPT} === null")


@pytest.mark.parametrize(
    ("language", "list_says", "patient_says"),
    [
        ("da", "næste/forrige på listen", "næste/forrige patient"),
        ("en", "next/previous on the list", "next/previous patient"),
    ],
)
def test_the_map_of_keys_tells_of_them(
    listed: Page, demo: Running, language: str, list_says: str, patient_says: str
) -> None:
    for path, says in (("/patients?search&", list_says), ("/patient/demo-poul?", patient_says)):
        listed.goto(address(demo, f"{path}lang={language}"))
        listed.keyboard.press("?")

        expect(listed.locator("#keys")).to_contain_text(f"J K{says}")
        assert_accessible(listed)
