"""Our pages inside another system's: in the one that is named, with a session there alone, and in no other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.integration.config.commands import Running, free_port, serving
from tests.journeys.secure import in_front_of, showing
from tests.journeys.test_signing_in import PASSWORD


@dataclass(frozen=True, slots=True)
class Around:
    """Where we are, the system that may show us, and one that may not."""

    ours: str
    named: str
    stranger: str


@pytest.fixture(scope="module")
def around(demo: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Around]:
    """The demonstration behind https, and two other systems that try to show its page for signing in."""
    folder = tmp_path_factory.mktemp("https")
    ports = [free_port() for _ in range(4)]
    said = {
        "SHAREDCARE_DEMO": "1",
        "SHAREDCARE_PROXY": "1",
        "SHAREDCARE_FRAMES": f"https://127.0.0.1:{ports[1]}",
        "SHAREDCARE_SECRET_KEY": "only for this test, and nothing else",
    }
    with (
        serving("serve", home=demo.home, port=ports[3], **said) as running,
        in_front_of(running.port, folder=folder, port=ports[0]) as ours,
    ):
        shows = (
            f'<!doctype html><title>EMR</title><iframe src="{ours}/sign-in" width=1200 height=700></iframe>'
        )
        with (
            showing(shows, folder=folder, port=ports[1]) as named,
            showing(shows, folder=folder, port=ports[2]) as stranger,
        ):
            yield Around(ours, named, stranger)


@pytest.fixture
def journal(browser: Browser) -> Iterator[Page]:
    """A page in a browser that takes our certificates, and whose person knows what they are."""
    with browser.new_context(locale="da-DK", ignore_https_errors=True) as context:
        yield context.new_page()


def inside(page: Page, system: str) -> FrameLocator:
    page.goto(system)
    return page.frame_locator("iframe")


def test_one_signs_in_and_works_inside_the_named_system_and_is_signed_in_there_alone(
    journal: Page, around: Around
) -> None:
    frame = inside(journal, around.named)
    frame.locator("#username").fill("anne")
    frame.locator("#password").fill(PASSWORD)
    frame.locator("#password").press("Enter")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")
    frame.get_by_role("searchbox").fill("poul 1945")
    frame.get_by_role("searchbox").press("Enter")
    # The list that one came from has him in it too, and links that only begin with his name.
    expect(frame.get_by_role("heading", level=1)).to_have_text("Find en patient")
    frame.get_by_role("link", name="Poul Jensen", exact=True).click()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Poul Jensen")
    expect(frame.locator("button.me")).to_contain_text("Anne Hjertholm")

    kept = {one["name"]: one for one in journal.context.cookies() if one["name"] in ("session", "csrf")}
    assert set(kept) == {"session", "csrf"}
    assert all(one["sameSite"] == "None" and one["secure"] for one in kept.values())
    assert all(one.get("partitionKey") for one in kept.values())

    alone = journal.context.new_page()
    alone.goto(f"{around.ours}/patients")
    expect(alone).to_have_url(f"{around.ours}/sign-in?next=%2Fpatients")


def test_a_system_that_is_not_named_shows_nothing_of_ours(journal: Page, around: Around) -> None:
    refused: list[str] = []
    journal.on("console", lambda message: refused.append(message.text))
    frame = inside(journal, around.stranger)

    expect(frame.locator("#username")).to_have_count(0)
    assert any("frame-ancestors" in one for one in refused)


def test_in_a_window_of_its_own_the_session_stays_lax(journal: Page, around: Around) -> None:
    journal.goto(f"{around.ours}/sign-in")
    journal.locator("#username").fill("anne")
    journal.locator("#password").fill(PASSWORD)
    journal.locator("#password").press("Enter")
    expect(journal.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")

    [session] = [one for one in journal.context.cookies() if one["name"] == "session"]
    assert session["sameSite"] == "Lax"
    assert session["secure"]
    assert session["httpOnly"]


def test_the_wrong_frames_are_refused_before_anything_is_served(tmp_path: Path) -> None:
    with (
        pytest.raises(AssertionError, match=r"SHAREDCARE_FRAMES must be origins"),
        serving("serve", home=tmp_path, port=free_port(), SHAREDCARE_FRAMES="http://*.example"),
    ):
        pass
