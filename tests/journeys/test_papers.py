"""The document of an agreement: attached by whoever drafts it, fetched by who is to sign, and signed with the rest."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

Enter = Callable[[str], Page]
TITLE = "Aftale med et dokument"


@pytest.fixture
def enter(browser: Browser, demo: Running) -> Iterator[Enter]:
    """Somebody signs in, each in a browser of their own; nothing the browsers complain about is let pass."""
    contexts, complaints = [], []

    def entered(username: str) -> Page:
        context = browser.new_context(locale="da-DK", viewport={"width": 1440, "height": 760})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        sign_in(page, demo, username=username)
        return page

    yield entered
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def agreement_as_pdf(browser: Browser, tmp_path: Path) -> Path:
    """A real one, as a browser prints it."""
    page = browser.new_page()
    page.set_content("<h1>Samarbejdsaftale</h1><p>Vi hjælper hinanden.</p>")
    path = tmp_path / "Samarbejdsaftale, endelig.pdf"
    page.pdf(path=path)
    page.close()
    return path


def write_draft(page: Page, demo: Running) -> str:
    """An agreement on a programme of its own, without text; its address."""
    page.goto(address(demo, "/office/agreements/new"))
    page.get_by_label("Aftalens navn").fill(TITLE)
    page.get_by_text("Et forløb, som ikke står på listen").click()
    page.get_by_label("Forløbets navn").fill("Et dokument")
    page.get_by_label("Forløbets kode").fill("a-document")
    for name, part in (("Solsund Universitetshospital", "behandler"), ("Rosenfjord Kommune", "plejer")):
        page.get_by_role("checkbox", name=name).check()
        page.get_by_label(f"Hvad {name} gør").fill(part)
    page.get_by_label("Første dag").fill("2026-01-01")
    press(page, page.get_by_role("button", name="Gem kladden"))
    expect(page.get_by_role("status")).to_have_text("Det er gjort.")
    return page.url.partition("?")[0].removeprefix(address(demo, ""))


def fetched(page: Page, to: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent dokumentet").click()
    assert download.value.suggested_filename == "Samarbejdsaftale, endelig.pdf"
    download.value.save_as(to)
    return to.read_bytes()


def shown_digest(page: Page) -> str:
    return "".join(page.locator(".digest span").all_text_contents())


def test_a_document_is_attached_sent_read_and_signed_by_both(
    enter: Enter, demo: Running, agreement_as_pdf: Path, tmp_path: Path
) -> None:
    # Given a draft without a text
    owner, content = enter("ulla"), agreement_as_pdf.read_bytes()
    made = write_draft(owner, demo)

    # When a text file is chosen that only claims to be a PDF, the page says what is wrong
    liar = tmp_path / "aftale.pdf"
    liar.write_text("En aftale")
    owner.get_by_label("Vælg en PDF-fil").set_input_files(liar)
    press(owner, owner.get_by_role("button", name="Vedhæft dokumentet"))
    expect(owner.get_by_role("alert")).to_be_focused()
    expect(owner.get_by_role("alert")).to_contain_text("ikke en hel PDF")

    # And when the document itself is, it is there, and the draft lacks nothing
    owner.get_by_label("Vælg en PDF-fil").set_input_files(agreement_as_pdf)
    press(owner, owner.get_by_role("button", name="Vedhæft dokumentet"))
    expect(owner.get_by_role("status")).to_have_text("Det er gjort.")
    assert shown_digest(owner) == hashlib.sha256(content).hexdigest()
    press(owner, owner.get_by_role("button", name="Send til underskrift"))
    expect(owner.locator(".lead")).to_contain_text("Venter på underskrift")
    expect(owner.get_by_label("Vælg en PDF-fil")).to_have_count(0)

    # Then each party fetches that very document, and signs
    for username in ("karin", "jens"):
        party = enter(username)
        party.goto(address(demo, made))
        assert fetched(party, tmp_path / username) == content
        assert shown_digest(party) == hashlib.sha256(content).hexdigest()
        party.get_by_role("checkbox", name="Jeg har læst aftalen").check()
        press(party, party.get_by_role("button", name="Skriv under"))
    expect(party.locator(".lead")).to_contain_text("I kraft")

    # And who has nothing to do with it has neither
    nurse = enter("mette")
    answer = nurse.request.get(address(demo, f"{made}/document"))
    assert answer.status == 403
    assert b"%PDF" not in answer.body()


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_page_with_a_document(
    browser: Browser, demo: Running, agreement_as_pdf: Path, language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, demo, username="ulla")
        page.goto(address(demo, "/office/agreements?lang=da"))
        made = write_draft(page, demo)
        page.goto(address(demo, f"{made}?lang={language}"))
        assert_everybody_can_use(page, language)
        page.locator("#document").set_input_files(agreement_as_pdf)
        press(page, page.locator(".attach button").first)
        expect(page.locator(".digest")).to_be_visible()
        assert_everybody_can_use(page, language)
