"""Twenty patients, two of them red, triaged by keys alone: what that takes is told in docs/reference/measurements.md."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from sharedcare.kernel.clock import now
from tests.integration.access.care import HEART, agreement, consent, enrolled, organisation, role, team
from tests.integration.clinic.phone import code
from tests.integration.config.commands import Running, run
from tests.integration.worklist.world import finding, weight
from tests.journeys.storing import store
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.triage import Morning
from tests.journeys.waiting import press

WARD, NURSE = "triage-ward", "triage-nurse"
SEVERITIES = ["high"] * 2 + ["moderate"] * 6 + ["low"] * 4
MANY = 20
_ALL_KEYS = 2 * 5 + 10 * 3 + 8
"""Of a red R, space, two times tab, Enter; of a yellow, and of what is missing, R, space, Enter; of what is on target G."""


def test_twenty_patients_with_two_reds_are_triaged_by_keys_alone(page: Page, demo: Running) -> None:
    _a_ward_with_twenty(demo)
    said = run("user", "add", NURSE, "--role-id", NURSE, "--scope", "user/*.cruds", home=demo.home).stdout
    sign_in(page, demo, username=NURSE, password=said.rpartition(": ")[2].strip())
    with_a_code(page)
    page.goto(address(demo, "/worklist"))
    left = page.locator(".counted")
    expect(left).to_contain_text(f"{MANY} af {MANY}")

    morning = Morning(page)
    morning.key("j")
    for _ in range(MANY):
        morning.next_patient()

    expect(page.locator(".nothing")).to_be_visible()
    assert len(morning.keys) == 1 + _ALL_KEYS
    assert len(set(morning.seen)) == MANY
    # The red ones came first.
    assert {"Prøve P0", "Prøve P1"} == set(morning.seen[:2])
    page.goto(address(demo, f"/worklist?open={WARD}-0"))
    expect(page.locator(".past")).to_contain_text("Talt med patienten")


def with_a_code(page: Page) -> None:
    """What is asked of everybody after their first password."""
    secret = page.locator(".scan code").inner_text()
    page.get_by_label("Kode fra appen").fill(code(secret, datetime.now(UTC)))
    press(page, "Enter")


def _a_ward_with_twenty(demo: Running) -> None:
    """A hospital of its own with an agreement of its own, so that nobody else's list is another for it."""
    nurse = f"PractitionerRole/{NURSE}"
    who = {"resourceType": "Practitioner", "id": f"of-{NURSE}", "name": [{"text": "Tove Triage"}]}
    store(
        demo, organisation(WARD), who, role(NURSE, WARD), agreement(f"{WARD}-agreement", WARD, "rosenfjord")
    )
    for number in range(MANY):
        name = f"{WARD}-{number}"
        patient = {"resourceType": "Patient", "id": name, "birthDate": "1945-12-12"}
        store(
            demo,
            {**patient, "name": [{"family": f"P{number}", "given": ["Prøve"]}]},
            {**enrolled(name, HEART), "careManager": {"reference": nurse}},
            team(name, nurse),
            consent(name, HEART),
            _reason(number, name),
        )


def _reason(number: int, name: str) -> dict[str, object]:
    at = now() - timedelta(hours=1 + number)
    if number >= len(SEVERITIES):
        return weight(f"{name}-w", name, 80.5, at)
    return finding(f"{name}-f", name, SEVERITIES[number], identifiedDateTime=at.isoformat(timespec="seconds"))
