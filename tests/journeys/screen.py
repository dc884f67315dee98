"""The one screen of the people in `tests.unit.clinic.people`, opened in a real browser without a server behind it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route, ViewportSize

from sharedcare.clinic.overview.building import keys_for
from sharedcare.clinic.overview.views import STYLES, show
from sharedcare.clinic.time_machine.asked import asked_of
from sharedcare.ui.frame import Reader, frame_for
from sharedcare.ui.look import look_of
from sharedcare.ui.shelf import shelf
from tests.journeys.waiting import wait_until
from tests.unit.clinic.people import PEOPLE

READER = Reader("Anne H.", "Hjertesvigtklinikken")
ADDRESS = "http://sharedcare.test/patient/1"
MOMENTS = [["2026-11-01T07:00:00+00:00", 1], ["2026-11-20T07:00:00+00:00", 3]]
PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")


@contextmanager
def opened(
    browser: Browser,
    person: str,
    *,
    size: tuple[int, int] = (1440, 760),
    query: str = "",
    scheme: Literal["light", "dark"] = "light",
    javascript: bool = True,
    in_emergency: bool = False,
) -> Iterator[Page]:
    """The person's overview; whatever the browser complains about fails the test."""
    complaints: list[str] = []
    screen: ViewportSize = {"width": size[0], "height": size[1]}
    context = browser.new_context(
        viewport=screen,
        color_scheme=scheme,
        java_script_enabled=javascript,
        locale="da-DK",
        reduced_motion="reduce",
    )
    context.route("**/*", lambda route: _answer(route, person, in_emergency=in_emergency))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{ADDRESS}?{query}", wait_until="load")
    assert not javascript or wait_until(page, "document.fonts.status === 'loaded'")
    yield page
    context.close()
    assert not complaints


def _answer(route: Route, person: str, *, in_emergency: bool) -> None:
    path, _, query = route.request.url.removeprefix("http://sharedcare.test").partition("?")
    if path.startswith("/assets/"):
        asset = shelf()[path.rpartition("/")[2]]
        route.fulfill(body=asset.plain, content_type=asset.kind)
        return
    if path.endswith("/moments"):
        route.fulfill(json=MOMENTS)
        return
    request = RequestFactory().get(
        f"{path}?{query}", headers={"cookie": route.request.headers.get("cookie", "")}
    )
    overview = PEOPLE[person]
    if in_emergency:
        overview = replace(overview, emergency_until=overview.at + timedelta(hours=8))
    keys = keys_for(look_of(request).language)
    frame = frame_for(request, reader=READER, csrf="t0ken", styles=STYLES, keys=keys)
    trouble = asked_of(request, at=overview.at, zone=settings.SHAREDCARE_TIME_ZONE).trouble
    answer = show(request, overview, frame=frame, now=overview.at, trouble=trouble)
    headers = {name: value for name, value in answer.items() if name != "Set-Cookie"}
    cookies = [morsel.OutputString() for morsel in answer.cookies.values()]
    route.fulfill(
        body=answer.content, headers={**headers, **({"Set-Cookie": "\n".join(cookies)} if cookies else {})}
    )


def found(page: Page) -> list[Any]:
    """What the probe finds: text that is cut without saying so, that lies on other text, or outside its tile."""
    return list(page.evaluate(PROBE))


def on_screens(page: Page, sizes: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same page on one screen after the other: nothing on it but its style knows the size, which is not asked for anew."""
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        yield width, height
