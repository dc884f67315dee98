"""What three sectors send about one person is on one screen, each with where it came from; a correction is told."""

import json
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.integration.config.commands import Running, run
from tests.journeys.conftest import assert_accessible
from tests.journeys.storing import store, treated
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press
from tests.unit.exchange.general_practice.documents import condition, document
from tests.unit.exchange.laboratory.messages import message as laboratory
from tests.unit.exchange.laboratory.messages import ordered, potassium
from tests.unit.exchange.municipality.messages import measured
from tests.unit.exchange.municipality.messages import message as municipality

CPR = "2509479989"
PERSON = {
    "resourceType": "Patient",
    "id": "three-sectors",
    "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": CPR}],
    "name": [{"family": "Prøvesen", "given": ["Elmer"]}],
    "birthDate": "1947-09-25",
}


@pytest.fixture(scope="module")
def sent(demo: Running, tmp_path_factory: pytest.TempPathFactory) -> Running:
    """Given: a lab message, a GP's condition list and a municipality's measurement have arrived for a person."""
    store(demo, PERSON)
    treated(demo, "three-sectors")
    folder = tmp_path_factory.mktemp("sent")
    asked = ordered(laboratory(potassium("4.4"), cpr=CPR), provider="^Læge^Lise")
    receive(demo, folder, "1.hl7", asked)
    receive(demo, folder, "2.json", document(condition("DI501")))
    receive(demo, folder, "3.json", municipality(measured("o1", "NPU21692", 92, "1/min")))
    return demo


def receive(demo: Running, folder: Path, name: str, raw: bytes) -> None:
    (folder / name).write_bytes(raw)
    done = run("receive", str(folder / name), home=demo.home)
    assert json.loads(done.stdout)["outcome"] == "accepted", done


def came_back_after_an_hour(demo: Running) -> None:
    """The visits so far lie an hour back, so that the next look is another visit."""
    host = (demo.home / "postgres" / "postmaster.pid").read_text().splitlines()[4]
    with psycopg.connect(host=host, user="sharedcare", dbname="sharedcare") as database:
        database.execute(
            "UPDATE clinic_visit SET began = began - interval '1 hour', looked = looked - interval '1 hour'"
        )


def where_the_value_came_from(page: Page, sent: Running) -> str:
    """By way of its graph; the answer leads to the record as it was then."""
    page.goto(address(sent, "/patient/three-sectors/measure/potassium"))
    assert_accessible(page)
    press(page, page.get_by_role("link", name="Hvor kommer den fra?").first)
    expect(page.locator("main")).to_contain_text("KBA-OUH")
    expect(page.locator("main")).to_contain_text("Udgave 1")
    expect(page.locator("dt", has_text="Rekvireret af").locator("+ dd")).to_have_text("Lise Læge")
    assert_accessible(page)
    return str(page.get_by_role("link", name="Se journalen, som den var dengang").get_attribute("href"))


def back_to_the_first_moment(page: Page) -> None:
    """By the time machine's slider."""
    page.get_by_role("button", name="Tidsmaskine").click()
    slider = page.get_by_role("slider", name="De øjeblikke, hvor noget blev ændret")
    expect(slider).to_be_visible()
    slider.press("Home")
    expect(page.locator(".slide output")).to_contain_text("ændret: ")
    press(page, page.locator(".slide").get_by_role("button"))


def test_the_nurse_sees_all_three_and_then_the_correction_and_what_was_there_before(
    page: Page, sent: Running, tmp_path: Path
) -> None:
    sign_in(page, sent)
    page.get_by_role("searchbox").fill(CPR)
    press(page, "Enter")
    expect(page).to_have_url(address(sent, "/patient/three-sectors"))

    measurements, problems = page.locator("#t4"), page.locator("#t3")
    expect(measurements).to_contain_text("4,4 mmol/L")
    expect(measurements).to_contain_text("92 /min")
    expect(problems).to_contain_text("I50.1")
    assert_accessible(page)

    then = where_the_value_came_from(page, sent)

    came_back_after_an_hour(sent)
    receive(
        sent, tmp_path, "4.hl7", laboratory(potassium("5.1", "C"), cpr=CPR, number="2", sent="20260610143000")
    )
    page.goto(address(sent, "/patient/three-sectors"))

    expect(measurements).to_contain_text("5,1 mmol/L")
    expect(measurements).to_contain_text("rettet")
    expect(measurements.locator(".dot").first).to_be_visible()
    expect(page.locator("body")).to_contain_text("nye siden")

    back_to_the_first_moment(page)
    expect(page.get_by_role("status")).to_contain_text("som den var")
    expect(measurements).not_to_contain_text("5,1")

    page.goto(address(sent, then))
    expect(measurements).to_contain_text("4,4 mmol/L")
    expect(measurements).not_to_contain_text("5,1")
    expect(page.get_by_role("status")).to_contain_text("som den var")
