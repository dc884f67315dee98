"""What the one screen says of a patient: the facts of the overview, in the reader's language."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from sharedcare import ui
from sharedcare.clinic.overview.building import keys_for
from sharedcare.clinic.overview.reach import Heights, Room
from sharedcare.clinic.overview.views import STYLES, show
from sharedcare.clinic.overview.words import WORDS
from sharedcare.overview.fhir.values import kind_of
from sharedcare.overview.types import DoseChange, Overview, Text
from sharedcare.ui.frame import Reader, frame_for
from sharedcare.ui.look import look_of
from tests.unit.clinic.people import PEOPLE
from tests.unit.clinic.telling import measure, points


def _page(person: str, language: str = "da") -> str:
    overview = PEOPLE[person]
    request = RequestFactory().get("/", headers={"accept-language": language})
    return _shown(request, overview)


def _shown(request: HttpRequest, overview: Overview) -> str:
    frame = frame_for(
        request, reader=Reader("Anne H."), styles=STYLES, keys=keys_for(look_of(request).language)
    )
    return show(request, overview, frame=frame, now=overview.at).content.decode()


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_placeholder_is_left_and_nothing_is_said_in_the_other_language(person: str, language: str) -> None:
    page = _page(person, language)
    other = WORDS["en" if language == "da" else "da"]

    assert f'<html lang="{language}"' in page
    assert not re.search(r"\{\w*\}|\bNone\b(?! given| recorded)", _text(page))
    for said in (other.tiles.measures, other.tiles.tasks, other.seen_by_patient, other.strip.title):
        assert said not in _text(page)


def test_words_of_another_language_than_the_page_say_so_and_those_of_the_page_do_not() -> None:
    english, danish = _page("main", "en"), _page("main", "da")

    for words in ("Ring til Poul om vægt og ødemer", "Gå med barnebarnet til skoven", "Titrering"):
        assert re.search(rf'lang="da">[»]?{words}', english)
    assert danish.count('lang="da"') == 1


def test_a_translation_is_shown_to_those_who_read_it() -> None:
    overview = PEOPLE["main"]
    text = Text("Ring til Poul", "da", (("en", "Call Poul"),))
    translated = replace(overview, tasks=tuple(replace(each, text=text) for each in overview.tasks))
    english = _shown(RequestFactory().get("/", headers={"accept-language": "en"}), translated)

    assert ">Call Poul<" in english
    assert "Ring til Poul<" not in english
    assert ">Ring til Poul<" in _shown(RequestFactory().get("/"), translated)


@pytest.mark.parametrize(
    ("language", "days", "says"),
    [
        ("da", 0, "Fundet 2 gange i dag, først"),
        ("en", 0, "Found 2 times today, first at"),
        ("da", 1, "Fundet 2 gange siden i går"),
        ("en", 1, "Found 2 times since yesterday"),
    ],
)
def test_what_was_found_again_the_same_day_is_not_said_to_be_since_today(
    language: str, days: int, says: str
) -> None:
    overview = PEOPLE["main"]
    first, *others = overview.concerns
    again = replace(first, times=2, since=overview.at - timedelta(days=days))
    request = RequestFactory().get("/", headers={"accept-language": language})

    assert says in _text(_shown(request, replace(overview, concerns=(again, *others))))


def test_an_empty_tile_says_what_would_fill_it() -> None:
    page, tiles = _page("empty"), WORDS["da"].tiles

    for said in (tiles.matters_empty, tiles.programmes_empty, tiles.problems_empty, tiles.team_empty, tiles.measures_empty,
        tiles.events_empty, tiles.tasks_empty, tiles.medicines_empty, tiles.notes_empty):  # fmt: skip
        assert said in page


def test_what_can_kill_and_who_is_responsible_are_said_even_when_nobody_knows() -> None:
    text = _text(_page("empty"))

    assert "Allergier ikke oplyst" in text
    assert "Ingen er sat som ansvarlig" in text


def test_who_is_responsible_for_each_programme_is_said_where_it_is_not_one() -> None:
    overview = PEOPLE["main"]
    lead, programme = overview.banner.responsible, overview.programmes[0]
    assert lead is not None
    first = replace(programme, name=Text("Hjertesvigt"), responsible=lead)
    other = replace(lead, name="Bo Lægaard", organization=Text("Lægehuset Torvet"))
    two = replace(overview, programmes=(first, replace(first, name=Text("KOL"), responsible=other)))
    same = replace(overview, programmes=(first, replace(first, name=Text("KOL"))))

    shown, one = _text(_shown(RequestFactory().get("/"), two)), _text(_shown(RequestFactory().get("/"), same))

    assert re.search(r"\(hjertesvigt\) ?, +Lægehuset Torvet +\(KOL\)", shown)
    assert "(hjertesvigt)" not in one


def test_a_change_is_good_or_bad_by_the_goal_and_not_by_its_direction() -> None:
    page = _page("main")

    assert re.search(r'change bad" title="\+2,1 siden 19\.11, væk fra målet"', page)
    assert re.search(r'change good" title=".0,4 siden 14\.08, mod målet"', page)


def test_a_value_just_short_of_a_limit_is_shown_as_it_was_typed() -> None:
    overview = PEOPLE["main"]
    waist = measure("waist", "cm", points([(30, 104.5), (1, 101.6)]), goal=(None, 102))
    own = measure("own-1", "cm", points([(1, 99.0)]), name="Halsmål", digits=0)
    page = _text(_shown(RequestFactory().get("/"), replace(overview, measures=(waist, own))))

    assert "101,6 cm" in page
    assert "\N{MINUS SIGN}2,9" in page
    assert "99 cm" in page


@pytest.mark.parametrize("language", ["da", "en"])
def test_one_problem_is_counted_as_one(language: str) -> None:
    overview = replace(PEOPLE["main"], problems=PEOPLE["main"].problems[:1])
    request = RequestFactory().get("/", headers={"accept-language": language})

    assert "1 problem " in _text(_shown(request, overview))


def test_of_what_nobody_has_named_no_decimals_are_made_up() -> None:
    kind = kind_of({"coding": [{"code": "own-1"}]}, {"unit": "cm", "code": "cm"})

    assert kind is not None
    assert kind.digits == 0


def test_the_number_of_the_person_stands_in_no_address_and_no_title() -> None:
    page = _page("main")

    assert "1212451237" not in page
    assert not re.search(r'(?:href|title|action)="[^"]*1237', page)


def test_what_people_wrote_is_escaped() -> None:
    overview = PEOPLE["main"]
    evil = replace(
        overview,
        notes=tuple(replace(note, text=Text("<script>alert(1)</script>")) for note in overview.notes),
    )
    assert "<script>alert" not in _shown(RequestFactory().get("/"), evil)


def test_rows_that_find_no_room_are_counted_for_each_size_of_screen() -> None:
    assert (
        Room(2, 3, 5).more(9, "+{}")
        == '<span class="m1">+7</span><span class="m2">+6</span><span class="m3">+4</span>'
    )
    assert Room(2, 3, 5).more(2, "+{}") == ""


def test_each_group_shows_something_before_any_shows_more() -> None:
    classes, hidden = Heights(100, 150, 400).steps([4, 4, 0, 1])

    assert classes[0][0] == classes[1][0] == ""
    assert hidden[0] > hidden[1] > hidden[2] == 0


@pytest.mark.parametrize(
    ("language", "now", "then"),
    [("da", "Ansvarlig nu", "Ansvarlig dengang"), ("en", "Responsible now", "Responsible then")],
)
def test_of_the_past_it_is_said_who_was_responsible_then(language: str, now: str, then: str) -> None:
    assert now in _page("main", language)
    assert then not in _page("main", language)
    assert then in _page("earlier", language)
    assert now not in _page("earlier", language)


def test_a_name_that_the_banner_cuts_is_whole_in_the_drawer() -> None:
    page, banner = _page("fullest"), PEOPLE["fullest"].banner

    drawer = page[page.index('<dl class="about">') : page.index("</dl>", page.index('<dl class="about">'))]
    assert f"<dd>{banner.name}</dd>" in drawer
    assert banner.responsible is not None
    assert banner.responsible.name in drawer
    assert banner.responsible.organization.words in drawer


def test_a_changed_dose_is_short_in_its_row_and_whole_where_there_is_room() -> None:
    overview = PEOPLE["main"]
    change = DoseChange(
        "down", Text("80 mg 1 gang daglig, morgen"), Text("40 mg 1 gang daglig, morgen"), None, None
    )
    changed = replace(overview.medicines[0], dose=change.after, change=change)
    request = RequestFactory().get("/", headers={"accept-language": "da"})
    page = _shown(request, replace(overview, medicines=(changed,)))

    assert '<span class="was">80 →</span> <span class="now"><span class="amount">40 mg</span></span>' in page
    assert '<span class="aside whole">80 → 40 mg 1 gang daglig, morgen</span>' in page


def test_the_banner_counts_the_allergies_that_it_has_no_room_for_and_the_drawer_names_all() -> None:
    facts = PEOPLE["main"].banner
    names = ("Penicillin", "Jodholdig kontrast", "Plaster", "Latex")
    allergies = tuple(replace(facts.allergies[0], text=Text(name), is_critical=False) for name in names)
    overview = replace(PEOPLE["main"], banner=replace(facts, allergies=allergies))
    request = RequestFactory().get("/", headers={"accept-language": "da"})
    page = _shown(request, overview)

    assert "CAVE Penicillin, Jodholdig kontrast<" in page
    assert '<span class="count-of-others">+2</span>' in page
    assert all(f"<dd>{name}" in page for name in names)


def test_nothing_on_the_screen_is_called_what_forms_call_their_parts() -> None:
    """The styles of forms come with every page; a name of theirs would put frames and margins into a tile."""
    forms = (Path(ui.__file__).parent / "assets/ui.css/50-forms.css").read_text(encoding="utf-8")
    selectors = (one.strip() for rule in re.findall(r"([^{}]+)\{", forms) for one in rule.split(","))
    theirs = {one.removeprefix(".") for one in selectors if re.fullmatch(r"\.[a-z-]+", one)}
    used = {name for names in re.findall(r'class="([^"]*)"', _page("fullest")) for name in names.split()}

    assert {"amiss", "receipt", "field"} <= theirs
    assert theirs & used == set()


@pytest.mark.parametrize(
    ("person", "says"),
    [
        (
            "secretary",
            ("Din rolle må ikke se medicin.", "Din rolle må ikke se diagnoser.", "Din rolle må ikke se målinger.",
             "Din rolle må ikke se allergier", "Din rolle må ikke se advarsler", "Intet nyt, du må se, siden"),
        ),
        (
            "hidden",
            ("Patienten har valgt ikke at vise medicin.", "Patienten har valgt ikke at vise diagnoser.",
             "Allergier skjult af patienten", "Patienten har valgt ikke at vise allergier"),
        ),
    ],
)  # fmt: skip
def test_what_the_reader_is_not_shown_is_never_said_not_to_be_there(
    person: str, says: tuple[str, ...]
) -> None:
    page, words = _page(person), WORDS["da"]

    for said in says:
        assert said in page
    for denied in (words.banner.cave_unknown, words.banner.cave_none, words.tiles.medicines_empty, words.tiles.problems_empty):  # fmt: skip
        assert denied not in page
    if person == "secretary":
        assert words.strip.nothing not in page
        assert words.tiles.measures_empty not in page


def test_beside_what_is_shown_it_is_said_that_something_is_not_and_nothing_is_counted() -> None:
    text = _text(_page("partly"))

    assert "noget er skjult" in text
    assert "Patienten har valgt ikke at vise medicin." in text
    assert "aktive" not in text


def test_who_is_shown_everything_is_told_of_nothing_hidden() -> None:
    assert "skjult" not in _text(_page("main"))
    assert "skjult" not in _text(_page("empty"))


def test_no_words_of_an_empty_tile_deny_what_a_single_hidden_entry_could_be() -> None:
    """Whoever is not told of a hidden entry reads the same as who sees that there is none: it has to be true of both."""
    for language in ("da", "en"):
        tiles = WORDS[language].tiles
        for said in (tiles.problems_empty, tiles.measures_empty, tiles.events_empty, tiles.tasks_empty, tiles.medicines_empty, tiles.notes_empty):  # fmt: skip
            assert {"da": "at vise", "en": "to show"}[language] in said
