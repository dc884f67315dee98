"""Conditions, and what shows that something is done, are told in words, as one says them."""

import re

import msgspec
import pytest

from sharedcare.programmes.differing import differences
from tests.unit.programmes.test_differing import SHIPPED, changed, programme


def test_conditions_are_said_in_words_and_keys_stand_only_where_the_file_is_open() -> None:
    """Nothing of the notation of the file, in any condition that ships."""
    bare = dict.fromkeys(
        (
            "tasks",
            "goals",
            "schedules",
            "measurements",
            "combinations",
            "conditions",
            "questionnaires",
            "drugs",
        ),
        (),
    )
    for file in SHIPPED:
        whole = programme(file.read_bytes())
        for one in differences(msgspec.structs.replace(whole, **bare), whole):
            for said in (one.said.da, one.said.en):
                assert "kind:" not in said, said
                assert not re.search(r" \[[a-z0-9.-]+\]|\{", said), said
            assert f"[{one.key}]" in one.keyed.da or "/" in one.key


@pytest.mark.parametrize(
    ("condition", "da", "en"),
    [
        ("{kind: value, measurement: weight, value: {at-least: 90}, within: 3 days}", "Vægt ≥90 kg inden for 3 dage", "Weight ≥90 kg within 3 days"),
        ("{kind: any, of: [{kind: age, years: {at-least: 65}}, {kind: none, of: [{kind: event, event: enrolment, times: 2}]}]}", "alder ≥65 år eller (ikke: indmeldt mindst 2 gange)", "age ≥65 years or (not: enrolled at least 2 times)"),
        ("{kind: answer, questionnaire: pain, question: now, answers: [yes]}", "»Gør det ondt?«: »Ja«", "“Does it hurt?”: “Yes”"),
        ("{kind: diagnosis, codes: [{system: sks, code: DS93, below: true}]}", "diagnose DS93 og alt derunder", "diagnosis DS93 and all below it"),
    ],
)  # fmt: skip
def test_a_condition_is_said_as_one_says_it(condition: str, da: str, en: str) -> None:
    [one] = changed("{kind: task-done, task: bandage}", condition)

    assert one.said.da.endswith(f"venter på: Bind er gjort → {da}.")
    assert one.said.en.endswith(f"waits for: Bandage is done → {en}.")


def test_one_of_several_that_show_a_task_is_said_with_or() -> None:
    either = "done-when: [{kind: any, of: [{kind: ticked}, {kind: recorded}]}]\n    codes: [{system: medcom, code: MCS88142}]"
    said = {one.said.en for one in changed("done-when: [{kind: ticked}]", either)}

    assert any(
        "somebody has said that it is done or it is written under one of its codes that it is done" in one
        for one in said
    )
    assert any("codes: (nothing) → MCS88142 (MedCom)" in one for one in said)
