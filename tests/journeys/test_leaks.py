"""A day's work in a browser, with what goes wrong in it: nothing that was logged, no address, title or page of an error tells
of anybody.
"""

import json
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from sharedcare.config.embedded.cluster import Cluster
from tests.integration.config.commands import FEW, SHAREDCARE, Running, environment, free_port
from tests.journeys.leaking import People, people_of
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

_INVITED = "Ctrl-C stops all of it."
POUL, AISHA = "1212459991", "2302619992"
NEW = {
    "resourceType": "Patient",
    "name": [{"family": "Jensen", "given": ["Poul"]}],
    "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": POUL}],
}


@dataclass
class Day:
    """A running demonstration, and all that was seen of it from outside; `kept` are addresses that it led to itself."""

    running: Running
    logs: tuple[Path, ...]
    kept: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        """Note every address that a page leads to, every title, and every page of an error."""
        page.on("load", lambda one: self.kept.extend([one.url, one.title()]))

    def go(self, page: Page, path: str, *, typed: bool = False) -> None:
        """Open an address; one that was `typed` with somebody's number in it is no leak of ours."""
        before = len(self.kept)
        answer = page.goto(address(self.running, path))
        assert answer is not None
        self.statuses.add(answer.status)
        # A page of one's own that could not do something has one's own name in its frame, and is no page of an error.
        if page.locator(".trouble").count():
            self.refusals.append(page.content())
        if typed:
            self.kept[before:] = [page.title()]

    def fhir(self, method: str, path: str, body: object = None) -> None:
        """Ask at the FHIR door; what it says to a refusal is kept."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            address(self.running, f"/fhir{path}"),
            data=data,
            method=method,
            headers={
                "Authorization": f"Bearer {self.running.token}",
                "Content-Type": "application/fhir+json",
            },
        )
        try:
            with urllib.request.urlopen(request) as answer:
                self.kept += [value for name, value in answer.headers.items() if name != "ETag"]
        except urllib.error.HTTPError as refused:
            self.statuses.add(refused.code)
            self.refusals += [refused.read().decode(), str(refused.headers)]

    def logged(self) -> str:
        """Everything that the server, its worker and the database wrote down once whoever started it was told how to sign in."""
        text = "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in self.logs)
        return text.replace(self.running.said, "")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """A demonstration of its own, by a process whose every word goes to a file, the least serious too."""
    folder, port = tmp_path_factory.mktemp("leaks"), free_port()
    out, err, home = folder / "stdout", folder / "stderr", folder / "var"
    words = ("demo", "--port", str(port), "--patients", str(FEW))
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            [SHAREDCARE, *words],
            env=environment(home, SHAREDCARE_LOG_LEVEL="DEBUG"),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            text=True,
            start_new_session=True,
        )
        running = Running(process, port, "", home)
        try:
            running = replace(running, said=_said_at_the_start(process, err))
            yield Day(running, (out, err, home / "postgres" / "server.log"))
        finally:
            running.end(signal.SIGTERM)


def _said_at_the_start(process: subprocess.Popen[str], log: Path) -> str:
    while process.poll() is None:
        if _INVITED in (said := log.read_text(encoding="utf-8", errors="replace")):
            return said
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def everybody(day: Day) -> People:
    """The whole cast, those around them, and those who treat them."""
    found = people_of(day.running.port, day.running.token)
    assert {POUL, AISHA} <= found.numbers
    assert {"poul", "jensen", "hjertholm", "anne"} <= found.names
    assert found.addresses
    return found


@pytest.fixture
def page(browser: Browser, day: Day) -> Iterator[Page]:
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        day.watch(page)
        yield page


def test_a_nurse_finds_reads_and_is_refused(page: Page, day: Day) -> None:
    sign_in(page, day.running, username="anne", password="not the one")
    sign_in(page, day.running)
    for typed in (POUL, f"{POUL[:6]}-{POUL[6:]}", "poul jensen", "121245", "0101700000"):
        page.get_by_role("searchbox").fill(typed)
        press(page, "Enter")
        day.go(page, "/patients?search")
    for path in ("", "?at=2026-01-01T12:00", "?lang=en", "/measure/weight", "/moments", "/measure/none"):
        day.go(page, f"/patient/demo-poul{path}")
    for path in (f"/patient/{POUL}", f"/{POUL}", f"/patients?q={POUL}", f"/patient/{quote('Poul Jensen')}"):
        day.go(page, path, typed=True)
    for path in (
        "/patient/demo-nobody",
        "/emergencies",
        "/office/people",
        "/my",
        "/my-sign-in",
        "/patients/leaving",
    ):
        day.go(page, path)
    assert {403, 404} <= day.statuses


def test_a_home_nurse_opens_a_record_in_an_emergency(page: Page, day: Day) -> None:
    sign_in(page, day.running, username="mette")
    day.go(page, "/patient/demo-aisha")
    day.go(page, "/emergency")
    page.get_by_label("Patientens CPR-nummer").fill(AISHA)
    page.get_by_label("Hvorfor skal journalen åbnes nu?").fill(f"Aisha, {AISHA}, er fundet bevidstløs")
    page.get_by_role("button", name="Åbn journalen i 8 timer").click()
    expect(page).to_have_url(address(day.running, "/patient/demo-aisha"))
    day.go(page, "/patient/demo-aisha")


def test_a_patient_and_a_relative_look_after_their_own(page: Page, day: Day) -> None:
    for who in ("poul", "inge"):
        sign_in(page, day.running, username=who)
        for path in ("", "/measure", "/seen", "/sharing", "/sharing/entries", "/relatives", "/relatives/new"):
            day.go(page, f"/my{path}")
        day.go(page, "/patient/demo-poul")
        day.go(page, "/my/relatives/demo-nobody")
        page.context.clear_cookies()


def test_an_administrator_looks_after_people_and_agreements(page: Page, day: Day) -> None:
    for who in ("karin", "jens", "ulla", "vera"):
        sign_in(page, day.running, username=who)
        for path in (
            "/office",
            "/office/people",
            "/office/people/demo-anne",
            "/office/agreements",
            "/emergencies",
        ):
            day.go(page, path)
        page.context.clear_cookies()
    day.go(page, "/invitation/nothing")
    day.go(page, "/launch/nothing")


def test_a_system_sends_what_is_wrong(day: Day) -> None:
    number = f"urn:oid:1.2.208.176.1.2%7C{POUL}"
    for path in (
        f"/Patient?identifier={number}&nonsense=1",
        f"/Patient/{POUL}",
        "/Patient?name=Jensen&_cursor=x",
    ):
        day.fhir("GET", path)
    wrong = {**NEW, "birthDate": "12.12.1945 Poul Jensen", "gender": "Poul Jensen"}
    for body in (
        wrong,
        {**NEW, "managingOrganization": {"reference": f"Organization/{POUL}"}},
        b'{"Poul": Jensen',
    ):
        day.fhir("POST", "/Patient", body)
    day.fhir("PUT", "/Patient/demo-poul", {**NEW, "id": POUL})
    day.fhir("POST", "", {"resourceType": "Bundle", "type": "transaction", "entry": [{"resource": wrong}]})
    assert {400, 404, 422} & day.statuses


def test_a_defect_in_the_midst_of_everything(page: Page, day: Day) -> None:
    sign_in(page, day.running)
    with psycopg.connect(Cluster(day.running.home).url, autocommit=True) as database:
        database.execute("ALTER TABLE resource RENAME TO resource_away")
        try:
            page.get_by_role("searchbox").fill(POUL)
            press(page, "Enter")
            day.refusals.append(page.content())
            day.go(page, "/patient/demo-poul")
            assert 500 in day.statuses
            day.fhir("GET", f"/Patient?identifier={POUL}")
            day.fhir("POST", "/Patient", NEW)
        finally:
            database.execute("ALTER TABLE resource_away RENAME TO resource")


def test_nothing_of_it_tells_of_anybody(day: Day, everybody: People) -> None:
    logged = day.logged()

    assert "fhir.failed" in logged, "The defect was not even logged, so this proves nothing."
    assert "does not exist" in logged, "The database's own log was not read."
    assert len(day.kept) > 100
    assert everybody.found_in(logged) == []
    assert [(one, found) for one in day.kept if (found := everybody.found_in(one))] == []
    assert [(one, found) for one in day.refusals if (found := everybody.found_in(one))] == []


CAST = People(frozenset({POUL}), frozenset({"poul", "åndrup", "bo"}), frozenset({"havnevej 12"}))


@pytest.mark.parametrize(
    "leak",
    [
        f'{{"event": "search", "number": "{POUL}"}}',
        "GET /patients?q=121245-9991",
        "GET /patients?q=121245%2D9991",
        "value=121245%25202D 121245 9991",
        f"KeyError: 'x{POUL}y'",
        "DETAIL: Key (name)=(POUL) already exists.",
        "/patients?q=poul+jensen",
        "{'family': 'Åndrup'}",
        '"family": "\\u00c5ndrup"',
        "q=%C3%85ndrup",
        "<title>Bo</title>",
        "Havnevej 12, 2. th.",
    ],
)
def test_a_leak_would_be_found(leak: str) -> None:
    assert CAST.found_in(leak)


@pytest.mark.parametrize(
    "line",
    [
        "GET /patient/demo-poul 200",
        "about both of us",
        "pouls",
        "2026-11-25T18:45:11.121245Z [9991]",
        "Havnevej",
    ],
)
def test_what_tells_of_nobody_is_none(line: str) -> None:
    assert CAST.found_in(line) == []
