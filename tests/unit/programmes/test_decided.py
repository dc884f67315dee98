"""Whoever reads a programme reads all that its file decides, in both languages, and nothing of the file's notation."""

import re
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest

from sharedcare.programmes.checking import checked
from sharedcare.programmes.decided import Entry, Section, decided
from sharedcare.programmes.differing.words import FIELDS, PARTS
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Approval, Period
from sharedcare.programmes.types.schedules import Overdue, Repeat, Step
from sharedcare.programmes.types.words import Band, Code, Part, Text, Wording
from tests.unit.programmes.small import SMALL, broken
from tests.unit.programmes.test_shipped import FILES, programme

TODAY = date(2026, 11, 25)


def _sections(raw: bytes, language: str = "en") -> dict[str, Section]:
    found = checked(raw, on=TODAY).programme
    assert found is not None
    return {each.part: each for each in decided(found, language=language, on=TODAY)}


def _facts(entry: Entry) -> list[str]:
    return [f"{each.called}: {each.says}" if each.called else each.says for each in entry.facts]


def _all(entry: Entry) -> str:
    return "\n".join((entry.kind, entry.title, *_facts(entry), *map(_all, entry.inside)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("language", ["da", "en"])
def test_whatever_text_stands_in_a_programme_that_ships_is_read(file: Path, language: str) -> None:
    one = programme(file)
    page = "\n".join(
        _all(entry) for each in decided(one, language=language, on=TODAY) for entry in each.entries
    )

    approvals = [part.of for _, part in parts(one) if isinstance(part, Approval)]
    named = one.title.clinician
    missing = [
        ("/".join(map(str, path)), getattr(part, language))
        for path, part in parts(one)
        if isinstance(part, Text) and part not in (named, *approvals) and getattr(part, language) not in page
    ]
    assert missing == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_of_every_list_is_there_by_its_key(file: Path) -> None:
    one = programme(file)
    there = {
        each.part: [entry.key for entry in each.entries] for each in decided(one, language="en", on=TODAY)
    }

    for field in msgspec.structs.fields(Programme):
        value = getattr(one, field.name)
        if isinstance(value, tuple) and value and hasattr(value[0], "key"):
            assert there[field.encode_name] == [each.key for each in value], field.name


def test_every_field_that_can_be_read_has_a_name_in_both_languages() -> None:
    """The kinds of condition, of what shows that something is done and of targets are said as sentences and need none."""
    asked: set[type[Part]] = {Programme}
    while more := {each for kind in asked for each in _held(kind)} - asked:
        asked |= more
    said_whole = {Text, Wording, Code, Band, Step, Repeat, Overdue, Approval, Period}
    unnamed = {
        f"{kind.__name__}: {field.encode_name}"
        for kind in asked - said_whole
        if not kind.__struct_config__.tag
        for field in msgspec.structs.fields(kind)
        if field.encode_name not in FIELDS and field.encode_name not in PARTS
    }
    assert {each for each in unnamed if not each.endswith(": key")} == {
        "Programme: version",
        "Programme: eligibility",
    }


def _held(kind: type[Part]) -> set[type[Part]]:
    def below(hint: object) -> set[type[Part]]:
        if isinstance(hint, type) and issubclass(hint, Part):
            return {hint}
        return {each for one in get_args(hint) for each in below(one)}

    return {each for hint in get_type_hints(kind).values() for each in below(hint)}


def test_a_task_says_what_shows_that_it_is_done_and_what_it_waits_for() -> None:
    walk = _sections(SMALL.encode())["tasks"].entries[1]

    assert walk.title == "Gait"
    assert _facts(walk) == [
        "name for the citizen: Walk",
        "done by: Therapist",
        "phase: Start",
        "when: week 2 after: enrolled",
        "waits for: Bandage is done",
        "is done when: Weight measured",
    ]


def test_a_measurement_says_by_whom_and_a_limit_what_patient_and_clinician_read() -> None:
    [weight] = _sections(SMALL.encode(), "da")["measurements"].entries
    [limit] = weight.inside

    assert "måles af: Patient" in _facts(weight)
    assert (limit.kind, limit.title) == ("grænse", "Stiger.")
    assert _facts(limit)[-2:] == ["råd til borgeren: Ring.", "råd til fagpersoner: Ring."]


@pytest.mark.parametrize(
    ("anchor", "says"),
    [
        ("{key: day, title: {da: Dag, en: Day}}", "set by whoever treats; once"),
        ("{key: day, title: {da: Dag, en: Day}, each-time: true}", "set by whoever treats; each time anew"),
        (
            "{key: day, title: {da: Dag, en: Day}, comes-with: [{kind: task-done, task: walk}, {kind: task-due, task: bandage}]}",
            "comes when Gait is done or Bandage is due; once",
        ),
        (
            "{key: day, title: {da: Dag, en: Day}, each-time: true, comes-with: [{kind: hold, conditions: [{kind: age, years: {at-least: 65}}], "
            "again-after: 3 months}]}",
            "comes when age ≥65 years (again no sooner than after 3 months); each time anew",
        ),
        ("{key: admission, title: {da: Dag, en: Day}, each-time: true}", "comes by itself; each time anew"),
    ],
)
def test_an_anchor_says_what_it_comes_with_and_whether_it_comes_again(anchor: str, says: str) -> None:
    raw = broken("anchors:\n", f"anchors:\n  - {anchor}\n")

    day, enrolment = _sections(raw)["anchors"].entries
    assert _facts(day) == [says]
    assert _facts(enrolment) == ["comes by itself"]


def test_what_must_all_hold_and_what_any_of_is_enough_are_told_apart() -> None:
    both = "[{kind: task-done, task: bandage}, {kind: age, years: {at-least: 65}}]"
    resting = f"resting:\n  when: {both}\n  tasks: [walk]\n"
    raw = broken("overdue:", f"{resting}overdue:").replace(
        b"[{kind: task-done, task: bandage}]\n", f"{both}\n".encode()
    )

    found = _sections(raw)
    assert "waits for: Bandage is done and age ≥65 years" in _facts(found["tasks"].entries[1])
    assert "rests when: Bandage is done or age ≥65 years" in _facts(found["resting"].entries[0])


def test_nothing_is_told_in_the_notation_of_the_file() -> None:
    for file in FILES:
        for each in decided(programme(file), language="en", on=TODAY):
            for entry in each.entries:
                assert not re.search(r"kind:|\{|UNSET|Struct", _all(entry)), entry


def test_a_code_is_read_with_whose_it_is_and_what_it_is_called_there() -> None:
    [english] = _sections(SMALL.encode())["measurements"].entries
    [danish] = _sections(SMALL.encode(), "da")["measurements"].entries
    [unknown] = _sections(broken("29463-7", "29463-X"))["measurements"].entries

    assert "codes: 29463-7 (LOINC: Weight)" in _facts(english)
    assert "koder: 29463-7 (LOINC: Vægt)" in _facts(danish)
    assert "codes: 29463-X (LOINC)" in _facts(unknown)


def test_an_own_code_is_read_as_one_that_others_do_not_know() -> None:
    own = broken("{system: loinc, code: 29463-7}", "{system: own, code: ankle-girth}")

    [english] = _sections(own)["measurements"].entries
    [danish] = _sections(own, "da")["measurements"].entries

    assert "codes: ankle-girth (an own code, which other systems do not know)" in _facts(english)
    assert "koder: ankle-girth (egen kode, som andre systemer ikke kender)" in _facts(danish)
