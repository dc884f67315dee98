"""The main case: a man of 80 with heart failure goes through three sectors, two programmes and one bad week.

`SHAREDCARE_SCREENSHOTS` names a folder: then each step is kept there as a picture, in Danish and in English.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.integration.config.commands import Running
from tests.journeys.main_case import CPR, NAME, WHO, before_it_began, diabetes, may_sign_in, weights
from tests.journeys.storing import store
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

SUGAR = "type-2-diabetes"
SCREEN: ViewportSize = {"width": 1440, "height": 760}


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
    store(demo, *before_it_began())
    may_sign_in(demo)
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

    when_his_doctor_addsdiabetes(story)
    when_his_doctor_decides_the_conflict(story)
    then_each_programme_has_somebody(story, bo)

    when_he_drifts_in_weight(story)
    then_he_is_red_and_before_who_is_not(story)
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
    press(anne, anne.locator("#t2 .course a").first)
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
    press(anne, anne.get_by_role("link", name="ARNI/ACE-hæmmer").first)
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
    expect(mette.locator("[data-row]", has=mette.get_by_role("link", name=NAME, exact=True))).to_be_visible()
    pictured(mette, "4a-worklist")
    mette.goto(story.at(""))
    press(mette, mette.locator("a.handover"))
    pictured(mette, "4b-asked")
    press(mette, mette.get_by_role("button", name="Ja, vi overtager ansvaret"))
    pictured(mette, "4c-accepted")


def when_his_doctor_addsdiabetes(story: Story) -> None:
    bo = story.bo
    store(story.demo, *diabetes())
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
    # The heart wants it low, and what diabetes aims at for the frail is above that: neither programme opposes itself.
    sides = conflict.locator("label.tick")
    expect(sides.filter(has_text="Hjertesvigt")).to_contain_text("100-139")
    expect(sides.filter(has_text="diabetes")).to_contain_text("140-150")
    expect(sides.filter(has_text="diabetes")).to_contain_text("Foreslået")
    pictured(bo, "6a-conflict")
    sides.filter(has_text="140-150").locator("input").check()
    conflict.locator("textarea").fill("Han er skrøbelig og falder: hellere 140-150.")
    press(bo, conflict.get_by_role("button"))
    expect(bo.locator("#decide")).to_have_count(0)
    pictured(bo, "6b-decided")


def when_he_drifts_in_weight(story: Story) -> None:
    store(story.demo, *weights())
    aksel = story.aksel
    aksel.goto(address(story.demo, "/my/measure"))
    # The form is what his plan asks for, and what he measures beside his weight goes with it.
    expect(aksel.locator("#m-pulse legend")).to_have_text("Puls")
    aksel.locator("[name=pulse]").fill("72")
    pictured(aksel, "7a-measuring")
    weigh(aksel)
    # So much in three days he is asked to weigh again, and only then it counts as red.
    expect(aksel.get_by_role("status")).to_contain_text("Vej dig igen")
    pictured(aksel, "7b-asked-to-weigh-again")
    weigh(aksel)


def weigh(page: Page) -> None:
    page.locator("[name=weight]").fill("82,1")
    press(page, page.locator("form", has=page.locator("[name=weight]")).get_by_role("button"))


def then_he_is_red_and_before_who_is_not(story: Story) -> None:
    mette = story.mette
    mette.goto(address(story.demo, "/worklist?tab=mine"))
    pictured(mette, "7c-worklist")
    # Of two that are red the one that has waited longer comes first, and the worker may find more of others meanwhile.
    his = mette.locator("[data-row].act", has=mette.get_by_role("link", name=NAME, exact=True))
    expect(his).to_contain_text("Vægt +2,1 kg på 3 dage")
    expect(his).to_contain_text("82,1 kg")
    assert mette.locator("[data-row]:not(.act) ~ [data-row].act").count() == 0
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
    press(bo, bo.locator("a.handover"))
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
