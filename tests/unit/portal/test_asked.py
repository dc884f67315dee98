"""What the patient is asked after a value says nothing twice."""

from datetime import UTC, datetime

import pytest

from sharedcare.care.findings.prompting import Prompt
from sharedcare.care.measuring.types import Entry, Part
from sharedcare.portal.measuring.asked import again, asked
from sharedcare.programmes.shipping import as_shipped
from sharedcare.programmes.types.words import Text, Wording

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize("language", ["da", "en"])
def test_who_is_to_weigh_again_reads_so_once_and_how_before_what(language: str) -> None:
    weight = next(each for each in as_shipped("heart-failure").measurements if each.key == "weight")
    rise = next(each for each in weight.limits if each.key == "weight-rise-3-days")
    assert weight.technique is not None
    again = {"da": "Vej dig igen.", "en": "Weigh yourself again."}[language]

    told = asked(getattr(weight.technique, language), getattr(rise.action.citizen, language))

    assert told.count(again) == 1
    assert told.startswith(
        {"da": "Stod vægten på hårdt gulv", "en": "Was the scale on a hard floor"}[language]
    )
    assert told.endswith(
        {"da": "hvis vægten stadig er steget.", "en": "if the weight is still up."}[language]
    )


def test_what_has_no_technique_is_said_alone() -> None:
    assert asked("", "Mål igen om 5 min. i ro.") == "Mål igen om 5 min. i ro."


def test_beside_what_presses_nothing_milder_is_said_of_the_same_thing() -> None:
    weight, pulse = entry("Vægt", "29463-7"), entry("Puls", "8867-4")
    weigh_again = prompt("Vej dig igen.", "29463-7")
    too_fast = prompt("Ring nu.", "8867-4", of=NOON, is_red=True)
    at_check_up = [prompt("Vi taler om det ved kontrollen.", code, of=NOON) for code in ("29463-7", "8867-4")]

    both = again([weigh_again, too_fast, *at_check_up], (weight, pulse), language="da")
    milder = again(at_check_up, (weight,), language="da")

    assert both == ("Vægt: Vej dig igen.", "Puls: Ring nu.")
    assert milder == ("Vi taler om det ved kontrollen.",)


def entry(title: str, code: str) -> Entry:
    called = Text(da=title, en=title)
    name = Wording(citizen=called, clinician=called)
    number = Part(title, name, (("http://loinc.org", code),), None, None)
    return Entry(key=title, title=name, unit="1", digits=0, parts=(number,))


def prompt(says: str, code: str, *, of: datetime | None = None, is_red: bool = False) -> Prompt:
    nothing = Text(da="", en="")
    return Prompt(Text(da=says, en=says), nothing, NOON, frozenset({code}), of, is_red)
