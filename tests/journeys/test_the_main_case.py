"""The main case: a man of 80 with heart failure goes through three sectors, two programmes and one bad week.

`SHAREDCARE_SCREENSHOTS` names a folder: then each step is kept there as a picture, in Danish and in English.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.integration.config.commands import Running
from tests.journeys.storing import store
from tests.journeys.test_signing_in import address, sign_in

HEART, SUGAR = "heart-failure", "type-2-diabetes"
WHO, NAME, CPR = "main-case", "Aksel Hvidtfeldt", "0101469986"
SCREEN: ViewportSize = {"width": 1440, "height": 760}
DRIFT = (("70", 80.0), ("46", 80.4), ("22", 81.1))
"""Hours ago, and kilograms: what he weighed before the morning of the story."""


@dataclass(frozen=True, slots=True)
class Story:
    """Those who take part, each in a browser of their own."""

    demo: Running
    anne: Page
    mette: Page
    bo: Page
    aksel: Page

    def at(self, path: str) -> str:
        return address(self.demo, f"/patient/{WHO}{path}")


@pytest.fixture
def story(browser: Browser, demo: Running) -> Iterator[Story]:
    """Given: a man of 80 whom the hospital has examined; only his general practitioner's house is in his record."""
    store(demo, *_before_it_began())
    _may_sign_in(demo)
    complaints: list[str] = []
    pages = []
    for name in ("anne", "mette", "bo", WHO):
        page = browser.new_context(locale="da-DK", viewport=SCREEN).new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        sign_in(page, demo, username=name)
        pages.append(page)
    yield Story(demo, *pages)
    for page in pages:
        page.context.close()
    assert not complaints


def test_a_man_of_80_is_followed_through_three_sectors(story: Story) -> None:
    anne, mette, bo = story.anne, story.mette, story.bo

    when_the_hospital_enrols_him(story)
    then_somebody_is_responsible(story, anne, "Anne Hjertholm", "1-enrolled")

    when_the_clinic_titrates(story)
    then_somebody_is_responsible(story, anne, "Anne Hjertholm", "2-titrated")

    when_the_clinic_hands_over_to_the_municipality(story)
    then_somebody_is_responsible(story, anne, "Anne Hjertholm", "3-asked")
    when_the_municipality_accepts(story)
    then_somebody_is_responsible(story, story.mette, "Mette Omsgaard", "4-accepted")

    when_his_doctor_adds_diabetes(story)
    when_his_doctor_decides_the_conflict(story)
    then_each_programme_has_somebody(story, bo)

    when_he_drifts_in_weight(story)
    then_he_is_red_and_first_on_the_worklist(story)
    when_the_home_nurse_acts(story)

    when_the_municipality_hands_over_to_his_doctor(story)
    when_his_doctor_accepts(story)
    then_somebody_is_responsible(story, mette, "Bo Lægaard", "9-with-his-doctor")


def when_the_hospital_enrols_him(story: Story) -> None:
    anne = story.anne
    anne.goto(address(story.demo, "/enrol"))
    anne.get_by_label("Patientens CPR-nummer").fill(CPR)
    anne.get_by_label("Hjertesvigt (HFrEF)").check()
    anne.get_by_label("samtykke på papir").check()
    pictured(anne, "1a-taking-on")
    press(anne, anne.get_by_role("button", name="Indmeld"))
    expect(anne.get_by_role("status")).to_contain_text("Gemt")
    expect(anne.get_by_role("heading", level=1)).to_have_text("Hjertesvigt (HFrEF)")


def when_the_clinic_titrates(story: Story) -> None:
    anne = story.anne
    anne.goto(story.at(""))
    anne.locator("#h2 a").click()
    anne.get_by_role("link", name="Niveau, datoer og aftaler i forløbet").click()
    judged = anne.locator("#judge")
    for says in ("Hjertesvigtet er nyt eller ændret.", "Er motiveret for at måle hjemme"):
        judged.get_by_role("group", name=says).get_by_label("Ja").check()
    press(anne, judged.get_by_role("button"))
    for says in ("H1 Hjertesvigtklinik", "H3 Telemonitoreret"):
        level = anne.locator("#level form").filter(has_text=says)
        level.locator("label.tick", has_text=says).locator("input").check()
        press(anne, level.get_by_role("button"))
    for anchor in ("diagnosis", "titration-step", "tele-start"):
        anne.locator("#which").select_option(anchor)
        press(anne, anne.locator("#anchor").get_by_role("button"))
    anne.get_by_label("Tørvægt (referencevægt) (kg)").fill("80,0")
    press(anne, anne.locator("#reference").get_by_role("button"))
    pictured(anne, "2a-programme")
    anne.goto(story.at("/plan"))
    pictured(anne, "2b-plan")
    anne.get_by_role("link", name="ARNI/ACE-hæmmer").first.click()
    anne.get_by_label("Status").select_option("completed")
    pictured(anne, "2c-task")
    press(anne, anne.get_by_role("button", name="Gem"))


def when_the_clinic_hands_over_to_the_municipality(story: Story) -> None:
    anne = story.anne
    anne.goto(story.at("/plan"))
    anne.get_by_role("link", name="Overdrag").click()
    anne.locator("#focus").select_option(label="Hjertesvigt (HFrEF): fra fasen Telemonitorering og træning")
    anne.locator("#receiver").select_option(label="Kommune: Rosenfjord Kommune")
    anne.locator("#text").fill("Rehabilitering og måling hjemme")
    anne.locator("#reason").fill(
        "Måldosis er nået for tre af fire. Klar til træning; vi ser ham igen om tre måneder."
    )
    pictured(anne, "3a-proposing")
    press(anne, anne.locator("form.form button"))
    pictured(anne, "3b-proposed")


def when_the_municipality_accepts(story: Story) -> None:
    mette = story.mette
    mette.goto(address(story.demo, "/worklist?tab=handovers"))
    expect(mette.locator("[data-row]").first).to_contain_text(NAME)
    pictured(mette, "4a-worklist")
    mette.goto(story.at(""))
    mette.locator("a.handover").click()
    pictured(mette, "4b-asked")
    press(mette, mette.get_by_role("button", name="Ja, vi overtager ansvaret"))
    pictured(mette, "4c-accepted")


def when_his_doctor_adds_diabetes(story: Story) -> None:
    bo = story.bo
    store(story.demo, *_diabetes())
    bo.goto(story.at(""))
    pictured(bo, "5-overview-of-the-doctor")
    bo.goto(story.at("/enrol"))
    pictured(bo, "5a-offers")
    press(bo, bo.locator(f"button[value={SUGAR}]"))
    bo.get_by_label("samtykke på papir").check()
    press(bo, bo.get_by_role("button", name="Regn igen"))
    pictured(bo, "5b-preview")
    press(bo, bo.get_by_role("button", name="Indmeld"))


def when_his_doctor_decides_the_conflict(story: Story) -> None:
    bo = story.bo
    judged = bo.locator("#judge")
    for says in ("Er skrøbelig", "Lang varighed, høj alder"):
        judged.get_by_role("group", name=says).get_by_label("Ja").check()
    press(bo, judged.get_by_role("button"))
    conflict = bo.locator("#decide")
    expect(conflict).to_have_count(1)
    pictured(bo, "6a-conflict")
    conflict.locator("label.tick").filter(has_text="140").first.locator("input").check()
    conflict.locator("textarea").fill("Han er skrøbelig og falder: hellere 140-150.")
    press(bo, conflict.get_by_role("button"))
    expect(bo.locator("#decide")).to_have_count(0)
    pictured(bo, "6b-decided")


def when_he_drifts_in_weight(story: Story) -> None:
    store(story.demo, *_weights())
    aksel = story.aksel
    aksel.goto(address(story.demo, "/my/measure"))
    pictured(aksel, "7a-measuring")
    weigh(aksel)
    # So much in three days he is asked to weigh again, and only then it counts as red.
    expect(aksel.get_by_role("status")).to_contain_text("Vej dig igen")
    pictured(aksel, "7b-asked-to-weigh-again")
    weigh(aksel)


def weigh(page: Page) -> None:
    page.locator("[name=weight]").fill("82,1")
    press(page, page.locator("form", has=page.locator("[name=weight]")).get_by_role("button"))


def then_he_is_red_and_first_on_the_worklist(story: Story) -> None:
    mette = story.mette
    mette.goto(address(story.demo, "/worklist?tab=mine"))
    pictured(mette, "7c-worklist")
    # Of two that are red the one that has waited longer comes first: the region has others, from days ago.
    reds = mette.locator("[data-row].act")
    expect(reds.last).to_contain_text(NAME)
    expect(reds.last).to_contain_text("Vægt +2,1 kg på 3 dage")
    expect(reds.last).to_contain_text("82,1 kg")
    mette.goto(story.at(""))
    pictured(mette, "7d-overview")


def when_the_home_nurse_acts(story: Story) -> None:
    mette = story.mette
    mette.goto(address(story.demo, "/worklist?tab=mine"))
    press(mette, mette.locator("[data-row].act", has_text=NAME).locator("[data-why]"))
    pictured(mette, "8a-panel")
    outcome = mette.locator(".outcome").first
    expect(outcome.get_by_label("Kvitteret")).to_have_count(0)
    outcome.get_by_label("Medicin ændret").check()
    outcome.locator("textarea").fill("Ringet til ham: åndenød på trappen. Furosemid 40 mg ekstra i tre dage.")
    press(mette, outcome.locator("button"))
    pictured(mette, "8b-acted")


def when_the_municipality_hands_over_to_his_doctor(story: Story) -> None:
    mette = story.mette
    mette.goto(story.at("/handover"))
    mette.locator("#focus").select_option(label="Hjertesvigt (HFrEF): fra fasen Vedvarende opfølgning")
    mette.locator("#receiver").select_option(label="Egen læge: Lægehuset Torvet")
    mette.locator("#text").fill("Vedvarende opfølgning")
    mette.locator("#reason").fill("Træningen er slut, vægten er nede igen.")
    pictured(mette, "9a-proposing")
    press(mette, mette.locator("form.form button"))


def when_his_doctor_accepts(story: Story) -> None:
    bo = story.bo
    bo.goto(story.at(""))
    bo.locator("a.handover").click()
    pictured(bo, "9b-asked")
    press(bo, bo.get_by_role("button", name="Ja, vi overtager ansvaret"))


def then_somebody_is_responsible(story: Story, page: Page, name: str, picture: str) -> None:
    """The one screen says who is responsible now for the programme that he came with."""
    page.goto(story.at(""))
    pictured(page, picture)
    expect(page.locator(".responsible")).to_contain_text(name)


def then_each_programme_has_somebody(story: Story, page: Page) -> None:
    """The plan names one for each: the home nurse goes on with the heart, his doctor has the diabetes."""
    page.goto(story.at("/plan"))
    pictured(page, "6-responsible-for-each")
    expect(page.locator(".responsibles li", has_text="Hjertesvigt")).to_contain_text("Mette Omsgaard")
    expect(page.locator(".responsibles li", has_text="diabetes")).to_contain_text("Bo Lægaard")


def press(page: Page, what: Locator) -> None:
    with page.expect_navigation():
        what.click()


def pictured(page: Page, name: str) -> None:
    """Keep the page as it is, in Danish, and as it would be in English."""
    folder = os.environ.get("SHAREDCARE_SCREENSHOTS")
    if not folder:
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=f"{folder}/{name}-da.png")
    other = page.context.new_page()
    path, _, query = page.url.partition("?")
    other.goto(f"{path}?{query}&lang=en" if query else f"{path}?lang=en")
    other.screenshot(path=f"{folder}/{name}-en.png", full_page=False)
    other.goto(f"{path}?lang=da")
    other.close()


def _before_it_began() -> list[dict[str, Any]]:
    return [
        {
            "resourceType": "Patient",
            "id": WHO,
            "active": True,
            "identifier": [{"use": "official", "system": "urn:oid:1.2.208.176.1.2", "value": CPR}],
            "name": [{"use": "official", "family": NAME.split()[1], "given": [NAME.split()[0]]}],
            "gender": "male",
            "birthDate": f"{datetime.now(UTC).year - 80}-01-01",
            "telecom": [{"system": "phone", "value": "00 00 80 80", "use": "mobile"}],
            "address": [{"use": "home", "line": ["Prøvevej 80"], "city": "Rosenfjord", "postalCode": "0000"}],
            "generalPractitioner": [{"reference": "Organization/torvet", "display": "Lægehuset Torvet"}],
        },
        _problem("DI501", "Hjertesvigt med nedsat uddrivningsfraktion"),
        _value("lvef", "10230-1", "LVEF", 32, "%", hours=24 * 12),
        _value("nyha", "88020-3", "NYHA", 2, "{class}", hours=24 * 5),
    ]


def _diabetes() -> list[dict[str, Any]]:
    return [
        _problem("DE119", "Type 2-diabetes"),
        _value(
            "hba1c-1", "NPU27300", "HbA1c", 62, "mmol/mol", hours=24 * 20, system="http://npu-terminology.org"
        ),
        _value(
            "hba1c-2", "NPU27300", "HbA1c", 64, "mmol/mol", hours=24 * 6, system="http://npu-terminology.org"
        ),
    ]


def _weights() -> list[dict[str, Any]]:
    return [
        {
            **_value(f"weight-{hours}", "29463-7", "Vægt", kilograms, "kg", hours=int(hours)),
            "performer": [{"reference": f"Patient/{WHO}"}],
        }
        for hours, kilograms in DRIFT
    ]


def _problem(code: str, text: str) -> dict[str, Any]:
    return {
        "resourceType": "Condition",
        "id": f"{WHO}-{code}",
        "clinicalStatus": {
            "coding": [
                {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}
            ]
        },
        "subject": {"reference": f"Patient/{WHO}"},
        "recordedDate": _ago(24 * 12),
        "code": {"coding": [{"system": "urn:oid:1.2.208.176.2.4", "code": code}], "text": text},
    }


def _value(
    name: str, code: str, text: str, number: float, unit: str, *, hours: int, system: str = "http://loinc.org"
) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": f"{WHO}-{name}",
        "status": "final",
        "subject": {"reference": f"Patient/{WHO}"},
        "code": {"coding": [{"system": system, "code": code}], "text": text},
        "effectiveDateTime": _ago(hours),
        "valueQuantity": {"value": number, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit},
    }


def _ago(hours: int) -> str:
    return (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="seconds")


def _may_sign_in(demo: Running) -> None:
    """He has an account like that of the demonstration's other patient."""
    host = (demo.home / "postgres" / "postmaster.pid").read_text().splitlines()[4]
    with psycopg.connect(host=host, user="sharedcare", dbname="sharedcare") as database:
        columns = [
            str(name)
            for (name,) in database.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'access_account' AND column_name <> 'id'"
            )
        ]
        own = {"username": f"'{WHO}'", "display": f"'{NAME}'", "patient_id": f"'{WHO}'"}
        database.execute(
            f"INSERT INTO access_account ({', '.join(columns)}) SELECT {', '.join(own.get(one, one) for one in columns)} "
            "FROM access_account WHERE username = 'poul'"
        )
