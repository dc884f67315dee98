"""A screen in English shows no Danish that a system made; what people wrote in Danish says that it is Danish."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from sharedcare.region.cast.people import CAST
from sharedcare.region.staff import STAFF
from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_accessible
from tests.journeys.test_signing_in import address, sign_in

_SAID = """() => {
  const isForeign = element => element.closest('[lang]') !== document.documentElement;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!['SCRIPT', 'STYLE'].includes(parent.tagName) && !isForeign(parent)) found.push(walker.currentNode.textContent);
  }
  for (const element of document.querySelectorAll('*'))
    for (const name of ['title', 'aria-label', 'placeholder', 'alt'])
      if (element.hasAttribute(name) && !isForeign(element)) found.push(element.getAttribute(name));
  return found;
}"""
"""All texts and attributes that people are told, but those in elements of another language."""

_QUOTED = re.compile("“[^”]*”")
_DANISH = re.compile(
    r"[æøåÆØÅ]|\b(og|af|til|med|på|efter|mod|ved|fra|hos|som|der|den|det|ikke|jeg|han|hun|skal|kan|er|"
    r"gange?|daglig|dage?|uger?|mål|kontrol|medicin|besøg|svar|læge|sygehus|kommune)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    "|".join((*(one.name for one in STAFF.values()), *(f"{one.given} {one.family}" for one in CAST)))
)
_LINKS = "a => [...new Set(a.map(one => one.getAttribute('href')))]"


@pytest.fixture
def username() -> str:
    """Whose screen it is: somebody who treats the patient."""
    return "anne"


@pytest.fixture
def english(browser: Browser, demo: Running, username: str) -> Iterator[Page]:
    """Their screen, in English."""
    with browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 760}) as context:
        page = context.new_page()
        sign_in(page, demo, username=username)
        yield page


def danish(page: Page) -> list[str]:
    """What is said in Danish without saying so. What somebody wrote is quoted as it was written, also within a sentence of ours."""
    told = [" ".join(one.split()) for one in page.evaluate(_SAID)]
    assert len(told) > 20
    return [one for one in told if _DANISH.search(_QUOTED.sub("", _NAMES.sub("", one)))]


@pytest.mark.parametrize(
    ("person", "username"),
    [
        ("demo-poul", "anne"),
        ("demo-karen", "anne"),
        ("demo-bent", "anne"),
        ("demo-aisha", "bo"),
        ("demo-full", "anne"),
    ],
)
def test_the_overview_is_in_english_and_says_where_it_is_not(
    english: Page, demo: Running, person: str
) -> None:
    english.goto(address(demo, f"/patient/{person}"))

    assert english.locator("html").get_attribute("lang") == "en"
    assert danish(english) == []
    assert english.locator("[lang=da]").count() > 5
    assert_accessible(english)


def test_the_pages_behind_it_are_in_english_too(english: Page, demo: Running) -> None:
    english.goto(address(demo, "/patient/demo-poul"))
    links: list[str] = english.locator("a[href*='/measure/'], a[href*='/source/']").evaluate_all(_LINKS)
    kinds = {re.sub(r"[^/]*/\d+$", "", link): link for link in links}
    assert len(kinds) > 8

    for link in kinds.values():
        english.goto(address(demo, link))
        assert danish(english) == [], link


@pytest.mark.parametrize("username", ["bo"])
def test_arabic_in_the_middle_of_a_page_is_read_as_arabic_and_from_the_right(
    english: Page, demo: Running
) -> None:
    english.goto(address(demo, "/patient/demo-aisha"))

    assert english.locator("[lang=ar][dir=rtl]").count() > 0
