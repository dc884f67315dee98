"""The main case, in either language: a man of 80 with heart failure goes through three sectors, two programmes and one bad week.

`SHAREDCARE_SCREENSHOTS` names a folder: then each step is kept there as a picture.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.integration.config.commands import Running
from tests.journeys.main_case import MEN, before_it_began, diabetes, doses, may_sign_in, weights
from tests.journeys.main_case_story import Story, shows
from tests.journeys.main_case_words import WORDS
from tests.journeys.storing import store
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

SUGAR = "type-2-diabetes"
SCREEN: ViewportSize = {"width": 1440, "height": 760}


@pytest.fixture(params=sorted(MEN))
def story(request: pytest.FixtureRequest, browser: Browser, demo: Running) -> Iterator[Story]:
    """Given: a man of 80 whom the hospital has examined; only his general practitioner's house is in his record."""
    language: str = request.param
    man = MEN[language]
    store(demo, *before_it_began(man))
    may_sign_in(demo, man)
    complaints: list[str] = []
    pages = []
    for name in ("anne", "mette", "bo", man.id):
        page = browser.new_context(locale=f"{language}-DK", viewport=SCREEN).new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        sign_in(page, demo, username=name)
        page.goto(address(demo, f"/?lang={language}"))
        pages.append(page)
    yield Story(demo, man, language, WORDS[language], *pages)
    for page in pages:
        page.goto(address(demo, "/?lang=da"))
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
    then_he_is_red_and_before_who_is_not(story)
    when_the_home_nurse_acts(story)

    when_the_municipality_hands_over_to_his_doctor(story)
    when_his_doctor_accepts(story)
    then_somebody_is_responsible(story, mette, "Bo Lægaard", "9-with-his-doctor")


def when_the_hospital_enrols_him(story: Story) -> None:
    words = story.words
    anne = story.anne
    anne.goto(address(story.demo, "/enrol"))
    anne.get_by_label(words.number).fill(story.man.cpr)
    anne.get_by_label(words.heart).check()
    anne.get_by_label(words.on_paper).check()
    story.pictured(anne, "1a-taking-on")
    press(anne, anne.get_by_role("button", name=words.enrol, exact=True))
    expect(anne.get_by_role("status")).to_contain_text(words.saved)
    expect(anne.get_by_role("heading", level=1)).to_have_text(words.heart)


def when_the_clinic_titrates(story: Story) -> None:
    words = story.words
    anne = story.anne
    anne.goto(story.at(""))
    press(anne, anne.locator("#t2 .course a").first)
    judged = anne.locator("#judge")
    for says in words.judged_of_the_heart:
        judged.get_by_role("group", name=says).get_by_label(words.yes, exact=True).check()
    press(anne, judged.get_by_role("button"))
    for says in words.levels:
        level = anne.locator("#level form").filter(has_text=says)
        level.locator("label.tick", has_text=says).locator("input").check()
        press(anne, level.get_by_role("button"))
    anne.get_by_label(words.dry_weight).fill("80,0")
    press(anne, anne.locator("#reference").get_by_role("button"))
    story.pictured(anne, "2a-programme")
    # The clinic's own system tells of the dose, and the plan asks for what follows from it.
    store(story.demo, *doses(story.man))
    anne.goto(story.at("/plan"))
    shows(anne, anne.get_by_text(words.salts))
    shows(anne, anne.get_by_text(words.at_target))
    story.pictured(anne, "2b-plan")
    press(anne, anne.get_by_role("link", name=words.titration).first)
    anne.get_by_label("Status").select_option("completed")
    story.pictured(anne, "2c-task")
    press(anne, anne.get_by_role("button", name=words.save, exact=True))


def when_the_clinic_hands_over_to_the_municipality(story: Story) -> None:
    words = story.words
    anne = story.anne
    anne.goto(story.at("/plan"))
    anne.get_by_role("link", name=words.hand_over).click()
    anne.locator("#focus").select_option(label=words.from_training)
    anne.locator("#receiver").select_option(label=words.to_municipality)
    anne.locator("#text").fill("Rehabilitering og måling hjemme")
    anne.locator("#reason").fill(
        "Måldosis er nået for tre af fire. Klar til træning; vi ser ham igen om tre måneder."
    )
    story.pictured(anne, "3a-proposing")
    press(anne, anne.locator("form.form button"))
    story.pictured(anne, "3b-proposed")


def when_the_municipality_accepts(story: Story) -> None:
    words = story.words
    mette = story.mette
    mette.goto(address(story.demo, "/worklist?tab=handovers"))
    expect(
        mette.locator("[data-row]", has=mette.get_by_role("link", name=story.man.name, exact=True))
    ).to_be_visible()
    story.pictured(mette, "4a-worklist")
    mette.goto(story.at(""))
    press(mette, mette.locator("a.handover"))
    story.pictured(mette, "4b-asked")
    press(mette, mette.get_by_role("button", name=words.take_over))
    story.pictured(mette, "4c-accepted")
    # Once he has been taught and has his scale, what he measures at home is asked for, and nobody sets a date.
    mette.goto(story.at("/plan"))
    press(mette, mette.get_by_role("link", name=words.start_at_home).first)
    mette.get_by_label("Status").select_option("completed")
    press(mette, mette.get_by_role("button", name=words.save, exact=True))


def when_his_doctor_adds_diabetes(story: Story) -> None:
    words = story.words
    bo = story.bo
    store(story.demo, *diabetes(story.man))
    bo.goto(story.at(""))
    story.pictured(bo, "5-overview-of-the-doctor")
    bo.goto(story.at("/enrol"))
    story.pictured(bo, "5a-offers")
    press(bo, bo.locator(f"button[value={SUGAR}]"))
    bo.get_by_label(words.on_paper).check()
    press(bo, bo.get_by_role("button", name=words.again))
    story.pictured(bo, "5b-preview")
    press(bo, bo.get_by_role("button", name=words.enrol, exact=True))


def when_his_doctor_decides_the_conflict(story: Story) -> None:
    words = story.words
    bo = story.bo
    judged = bo.locator("#judge")
    for says in words.judged_of_diabetes:
        judged.get_by_role("group", name=says).get_by_label(words.yes, exact=True).check()
    press(bo, judged.get_by_role("button"))
    conflict = bo.locator("#decide")
    expect(conflict).to_have_count(1)
    # The heart wants it low, and what diabetes aims at for the frail is above that: neither programme opposes itself.
    sides = conflict.locator("label.tick")
    expect(sides.filter(has_text=words.heart_short)).to_contain_text("100-139")
    expect(sides.filter(has_text="diabetes")).to_contain_text("140-150")
    expect(sides.filter(has_text="diabetes")).to_contain_text(words.proposed)
    story.pictured(bo, "6a-conflict")
    sides.filter(has_text="140-150").locator("input").check()
    conflict.locator("textarea").fill("Han er skrøbelig og falder: hellere 140-150.")
    press(bo, conflict.get_by_role("button"))
    expect(bo.locator("#decide")).to_have_count(0)
    story.pictured(bo, "6b-decided")


def when_he_drifts_in_weight(story: Story) -> None:
    words = story.words
    store(story.demo, *weights(story.man))
    himself = story.himself
    himself.goto(address(story.demo, "/my/measure"))
    # The form is what his plan asks for, and what he measures beside his weight goes with it.
    expect(himself.locator("#m-pulse legend")).to_have_text(words.pulse)
    himself.locator("[name=pulse]").fill("72")
    story.pictured(himself, "7a-measuring")
    weigh(himself)
    # So much in three days he is asked to weigh again, and only then it counts as red.
    expect(himself.get_by_role("status")).to_contain_text(words.weigh_again)
    story.pictured(himself, "7b-asked-to-weigh-again")
    weigh(himself)


def weigh(page: Page) -> None:
    page.locator("[name=weight]").fill("82,1")
    press(page, page.locator("form", has=page.locator("[name=weight]")).get_by_role("button"))


def then_he_is_red_and_before_who_is_not(story: Story) -> None:
    words = story.words
    mette = story.mette
    mette.goto(address(story.demo, "/worklist?tab=mine"))
    story.pictured(mette, "7c-worklist")
    # Of two that are red the one that has waited longer comes first, and the worker may find more of others meanwhile.
    his = mette.locator("[data-row].act", has=mette.get_by_role("link", name=story.man.name, exact=True))
    expect(his).to_contain_text(words.risen)
    expect(his).to_contain_text(words.weight)
    assert mette.locator("[data-row]:not(.act) ~ [data-row].act").count() == 0
    mette.goto(story.at(""))
    story.pictured(mette, "7d-overview")


def when_the_home_nurse_acts(story: Story) -> None:
    words = story.words
    mette = story.mette
    mette.goto(address(story.demo, "/worklist?tab=mine"))
    press(mette, mette.locator("[data-row].act", has_text=story.man.name).locator("[data-why]"))
    story.pictured(mette, "8a-panel")
    outcome = mette.locator(".outcome").first
    expect(outcome.get_by_label(words.acknowledged)).to_have_count(0)
    outcome.get_by_label(words.medication_changed).check()
    outcome.locator("textarea").fill("Ringet til ham: åndenød på trappen. Furosemid 40 mg ekstra i tre dage.")
    press(mette, outcome.locator("button"))
    story.pictured(mette, "8b-acted")


def when_the_municipality_hands_over_to_his_doctor(story: Story) -> None:
    words = story.words
    mette = story.mette
    mette.goto(story.at("/handover"))
    mette.locator("#focus").select_option(label=words.from_lasting)
    mette.locator("#receiver").select_option(label=words.to_doctor)
    mette.locator("#text").fill("Vedvarende opfølgning")
    mette.locator("#reason").fill("Træningen er slut, vægten er nede igen.")
    story.pictured(mette, "9a-proposing")
    press(mette, mette.locator("form.form button"))


def when_his_doctor_accepts(story: Story) -> None:
    words = story.words
    bo = story.bo
    bo.goto(story.at(""))
    press(bo, bo.locator("a.handover"))
    story.pictured(bo, "9b-asked")
    press(bo, bo.get_by_role("button", name=words.take_over))


def then_somebody_is_responsible(story: Story, page: Page, name: str, picture: str) -> None:
    """The one screen says who is responsible now for the programme that he came with."""
    page.goto(story.at(""))
    story.pictured(page, picture)
    expect(page.locator(".responsible")).to_contain_text(name)


def then_each_programme_has_somebody(story: Story, page: Page) -> None:
    """The plan names one for each: the home nurse goes on with the heart, his doctor has the diabetes."""
    words = story.words
    page.goto(story.at("/plan"))
    story.pictured(page, "6-responsible-for-each")
    expect(page.locator(".responsibles li", has_text=words.heart_short)).to_contain_text("Mette Omsgaard")
    expect(page.locator(".responsibles li", has_text="diabetes")).to_contain_text("Bo Lægaard")
