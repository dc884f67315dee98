"""A programme is shown as a page that says what was written, in both languages."""

from datetime import date

import pytest

from sharedcare.programmes.checking import checked
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.showing import shown
from sharedcare.programmes.telling import band, rhythm, small
from sharedcare.programmes.types.words import Band
from tests.unit.programmes.small import SMALL, broken


def _page(raw: bytes, language: str, on: date = date(2026, 11, 25)) -> str:
    programme = checked(raw, on=on).programme
    assert programme is not None
    return "\n".join(shown(programme, language=language, on=on))


def test_the_page_holds_phases_tasks_by_role_and_measurements_with_limits() -> None:
    page = _page(SMALL.encode(), "en")

    assert "Sprained ankle (sprained-ankle, version 1.0.0)" in page
    assert "Not approved: for demonstration only." in page
    assert (
        "Therapist (Municipality)\n  - Bandage [bandage]: day 0 to day 7 after: enrolled; then every 2 weeks"
        in page
    )
    assert "- Weight [weight]\n" in page
    assert "    schedule: every day for 14 days (missing after 24 hours); 2 times a week\n" in page
    assert (
        "    - limit: Rises. [rise]\n        what is compared: change in 3 days\n        yellow: ≥1 kg\n        red: ≥2 kg\n"
        "        readings: 2 of 3\n        advice to the citizen: Call.\n        advice to clinicians: Call.\n"
    ) in page


def test_the_page_is_danish_for_a_danish_reader() -> None:
    page = _page(SMALL.encode(), "da")

    assert "Ikke godkendt: kun til demonstration." in page
    assert (
        "Terapeut (Kommune)\n  - Bind [bandage]: dag 0 til dag 7 efter: indmeldt; derefter hver 2. uge"
        in page
    )
    assert (
        "    - grænse: Stiger. [rise]\n        det, der sammenlignes: ændring på 3 dage\n        gul: ≥1 kg\n"
        in page
    )


def test_who_answers_moves_on_the_day_that_the_file_says() -> None:
    before, after = (_page(SMALL.encode(), "en", day) for day in (date(2026, 12, 31), date(2027, 1, 1)))

    assert "Therapist (Municipality)" in before
    assert "Therapist (Hospital)" in after


def test_who_has_approved_is_named() -> None:
    approval = "owner: x\napprovals: [{by: Anna, on: 2026-02-01, of: {da: Alt, en: All}}]"

    assert "Approved by Anna 2026-02-01 (All)." in _page(broken("owner: Region of Tests", approval), "en")


@pytest.mark.parametrize(
    ("text", "danish"),
    [
        ("every day", "hver dag"),
        ("every year", "hvert år"),
        ("every 2 weeks", "hver 2. uge"),
        ("every 4 to 6 months", "hver 4.-6. måned"),
        ("1 times a week", "1 gang om ugen"),
        ("every monday and thursday", "hver mandag og torsdag"),
    ],
)
def test_a_rhythm_is_said_in_danish(text: str, danish: str) -> None:
    assert rhythm(Rhythm.parse(text), "da") == danish


@pytest.mark.parametrize(
    ("one", "english", "danish"),
    [
        (Band(below=90, at_least=180), "<90 or ≥180 mmHg", "<90 eller ≥180 mmHg"),
        (Band(at_least=4, at_most=5.5), "≥4 and ≤5.5 mmHg", "≥4 og ≤5,5 mmHg"),
        (Band(at_most=-1.5), "≤-1.5 mmHg", "≤-1,5 mmHg"),
    ],
)
def test_a_band_is_said_in_signs(one: Band, english: str, danish: str) -> None:
    assert (band(one, "mmHg", "en"), band(one, "mmHg", "da")) == (english, danish)


def test_a_title_that_begins_with_an_abbreviation_keeps_it_inside_a_sentence() -> None:
    assert small("RAAS inhibitor started") == "RAAS inhibitor started"
    assert small("Discharged") == "discharged"


def test_a_goal_is_shown_with_what_to_think_of_before_aiming_at_it() -> None:
    raw = (
        broken(
            "at-most: 80}}",
            "at-most: 80}}\n    caution: {da: Ikke for enhver pris., en: Not at any price.}\n    sources: [S1]",
        )
        .decode()
        .replace("valid-until: 2030-01-01", "valid-until: 2026-01-31")
        .encode()
    )

    assert (
        "    caution: Not at any price.\n"
        "    caution: Rests on a guideline that is no longer in force: A guideline (until 31.01.2026)."
    ) in _page(raw, "en")
    assert "ikke længere gælder" not in _page(raw, "da", date(2026, 1, 31))
