"""What changed between two versions is told in words, all of it, and nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sharedcare.programmes
from sharedcare.programmes import files
from sharedcare.programmes.checking import checked
from sharedcare.programmes.differing import Difference, Kind, differences
from sharedcare.programmes.shape import programme_of
from sharedcare.programmes.types import Programme
from tests.unit.programmes.small import SMALL, broken

SHIPPED = sorted((Path(sharedcare.programmes.__file__).parent / "shipped").glob("*.yaml"))


def programme(raw: bytes = SMALL.encode()) -> Programme:
    found = checked(raw, on=date(2026, 11, 25))
    assert found.programme is not None, found.findings
    return found.programme


def changed(old: str, new: str) -> tuple[Difference, ...]:
    return differences(programme(), programme(broken(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "key", "da", "en"),
    [
        (
            "red: {at-least: 2.0}",
            "red: {at-least: 3.5}",
            "weight/rise",
            "Måling Vægt [weight], grænse »Stiger« [rise]: rød: ≥2 kg → ≥3,5 kg. Færre værdier bliver røde.",
            "Measurement Weight [weight], limit “Rises” [rise]: red: ≥2 kg → ≥3.5 kg. Fewer values become red.",
        ),
        (
            "when: [week 2 after enrolment]",
            "when: [week 3 to week 4 after enrolment]",
            "walk",
            "Opgave Gang [walk]: hvornår: uge 2 efter: indmeldt → uge 3 til uge 4 efter: indmeldt.",
            "Task Gait [walk]: when: week 2 after: enrolled → week 3 to week 4 after: enrolled.",
        ),
        (
            "- {every: 2 times a week}",
            "- {every: every day}",
            "home",
            "Rytme [home]: trin: hver dag i 14 dage (mangler efter 24 timer); 2 gange om ugen → "
            "hver dag i 14 dage (mangler efter 24 timer); hver dag. Det kommer oftere.",
            "Schedule [home]: steps: every day for 14 days (missing after 24 hours); 2 times a week → "
            "every day for 14 days (missing after 24 hours); every day. It comes more often.",
        ),
        (
            "citizen: {da: Ring., en: Call.}",
            "citizen: {da: Ring til os., en: Call us.}",
            "weight/rise",
            "Måling Vægt [weight], grænse »Stiger« [rise]: råd til borgeren: »Ring.« → »Ring til os.«.",
            "Measurement Weight [weight], limit “Rises” [rise]: advice to the citizen: “Call.” → “Call us.”.",
        ),
        (
            "owner: Region of Tests",
            "owner: Region of Trials",
            "",
            "Ejer: Region of Tests → Region of Trials.",
            "Owner: Region of Tests → Region of Trials.",
        ),
        (
            "value: {at-most: 80}",
            "value: {at-most: 75}",
            "lighter",
            "Mål Lettere [lighter]: nås ved: Vægt [weight] ≤80 kg → Vægt [weight] ≤75 kg.",
            "Goal Lighter [lighter]: reached at: Weight [weight] ≤80 kg → Weight [weight] ≤75 kg.",
        ),
        (
            "measurements: [weight]}]",
            "measurements: [weight], value: {at-most: 80}}]",
            "walk",
            "Opgave Gang [walk]: er gjort, når: Vægt [weight] målt → Vægt [weight] målt (≤80 kg).",
            "Task Gait [walk]: is done when: Weight [weight] measured → Weight [weight] measured (≤80 kg).",
        ),
        (
            "value: {at-most: 80}}",
            "value: {at-most: 80}}\n    codes: [{system: medcom, code: MCS88028}]",
            "lighter",
            "Mål Lettere [lighter]: koder: (intet) → MCS88028 (MedCom).",
            "Goal Lighter [lighter]: codes: (nothing) → MCS88028 (MedCom).",
        ),
    ],
)
def test_a_change_is_said_in_both_languages_with_what_it_was_and_what_it_is(
    old: str, new: str, key: str, da: str, en: str
) -> None:
    [one] = changed(old, new)

    assert (one.key, one.kind, one.keyed.da, one.keyed.en) == (key, Kind.CHANGED, da, en)


def test_tasks_that_come_go_and_move_are_told_by_their_names() -> None:
    task = SMALL[SMALL.index("  - key: walk") : SMALL.index("overdue:")]
    phase = "phases:\n  - key: zero\n    title: {citizen: {da: Nul, en: Nil}, clinician: {da: Nul, en: Nil}}\n    responsible: therapist\n"
    without = programme(broken(task, ""))
    moved = programme(
        broken(task, task.replace("phase: first", "phase: zero")).replace(b"phases:\n", phase.encode())
    )

    assert [one.keyed.en for one in differences(programme(), without)] == [
        "Task Gait [walk] was removed. Done by: Therapist [therapist]; when: week 2 after: enrolled; phase: Start [first]; waits for: Bandage [bandage] is done; is done when: Weight [weight] measured."
    ]
    assert [one.keyed.da for one in differences(without, programme())] == [
        "Opgave Gang [walk] er kommet til. Udføres af: Terapeut [therapist]; hvornår: uge 2 efter: indmeldt; fase: Start [first]; venter på: Bind [bandage] er gjort; er gjort, når: Vægt [weight] målt."
    ]
    told = {one.kind: one.keyed.en for one in differences(programme(), moved)}
    assert told == {
        Kind.ADDED: "Phase Nil [zero] was added. Responsible: Therapist [therapist].",
        Kind.MOVED: "Task Gait [walk]: moved from phase to phase: Start [first] → Nil [zero].",
    }


def test_a_measurement_that_comes_is_told_with_who_how_often_and_its_limits() -> None:
    start = SMALL.index("  - key: weight")
    twin = SMALL[start : SMALL.index("goals:")].replace("key: weight", "key: weight.clinic")
    twin = twin.replace("29463-7", "3141-9").replace("Vægt", "Klinikvægt").replace("Weight", "Clinic weight")

    [one] = differences(programme(), programme(SMALL.replace("goals:", f"{twin}goals:").encode()))

    assert one.keyed.en == (
        "Measurement Clinic weight [weight.clinic] was added. Measured by: Patient [patient]; schedule: [home] every day for 14 days "
        "(missing after 24 hours); 2 times a week; unit: kg; codes: 3141-9 (LOINC: Weight); limit “Rises” [rise] (what is compared: change in 3 days; yellow: ≥1 kg; "
        "red: ≥2 kg; readings: 2 of 3; advice to the citizen: “Call.”; advice to clinicians: “Call.”)."
    )
    assert "rytme: [home] hver dag i 14 dage" in one.keyed.da
    assert "unit: kg; limit “Rises”" in one.said.en, "codes are for whoever has the file open"


def test_an_anchor_that_comes_is_told_with_what_it_comes_with_and_whether_it_comes_again() -> None:
    day = "  - {key: day, title: {da: Dag, en: Day}, each-time: true, comes-with: [{kind: task-due, task: walk}]}\n"

    came, *_ = changed("anchors:\n", f"anchors:\n{day}")
    once, other = differences(
        programme(broken("anchors:\n", f"anchors:\n{day}")),
        programme(
            broken(
                "anchors:\n",
                f"anchors:\n{day.replace('each-time: true, ', '').replace('task-due', 'task-opens')}",
            )
        ),
    )

    assert came.keyed.en == "Anchor Day [day] was added. Comes when Gait [walk] is due; each time anew."
    assert came.said.da == "Tidspunkt Dag er kommet til. Kommer, når Gang skal være gjort; hver gang på ny."
    assert once.said.en == "Anchor Day: comes when: Gait is due → Gait can be done."
    assert other.said.en == "Anchor Day: how often: each time anew → once."


@pytest.mark.parametrize(
    "when",
    [
        "{kind: age, years: {at-least: 80}}",
        "{kind: judged, key: less, says: {da: Det hviler., en: It rests.}}",
    ],
    ids=["by a condition without a key", "by one with a key"],
)
def test_what_there_is_one_of_alone_is_told_field_by_field(when: str) -> None:
    missing = "    missing:\n      red-after: {}\n      action: {{citizen: {{da: Mål., en: Measure.}}, clinician: {{da: Ring., en: Call.}}}}\n"
    resting = f"resting:\n  when: [{when}]\n  tasks: "

    def those(days: str, task: str) -> Programme:
        raw = broken(
            "    schedule: home\n    limits:", f"    schedule: home\n{missing.format(days)}    limits:"
        )
        return programme(raw.replace(b"references:\n", f"{resting}[{task}]\nreferences:\n".encode()))

    rests, late = differences(those("4 days", "walk"), those("5 days", "bandage"))

    assert rests.part == "resting"
    assert rests.keyed.en == "What can wait, and when it rests: tasks: Gait [walk] → Bandage [bandage]."
    assert (late.keyed.en, late.key) == (
        "Measurement Weight [weight], when it is missing: becomes red after: 4 days → 5 days.",
        "weight",
    )


def test_a_long_text_is_told_whole_so_that_what_changed_in_it_is_seen() -> None:
    long = "Rises. " * 40

    [one] = differences(
        programme(broken("en: Rises.}", f'en: "{long}One."}}')),
        programme(broken("en: Rises.}", f'en: "{long}Two."}}')),
    )

    assert one.said.en.endswith("Two.”.")
    assert "One.” →" in one.said.en


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("yellow: {at-least: 1.0}", "yellow: {at-least: 0.5}", "More values become yellow."),
        ("yellow: {at-least: 1.0}", "yellow: {above: 1.0}", "Fewer values become yellow."),
        ("yellow: {at-least: 1.0}", "yellow: {at-least: 1.0, at-most: -1}", "More values become yellow."),
        ("        red: {at-least: 2.0}\n", "", "Fewer values become red."),
        ("every 2 weeks, ends-with", "every month, ends-with", "It comes less often."),
    ],
)
def test_what_a_change_comes_to_is_said_where_the_two_values_tell_it(old: str, new: str, says: str) -> None:
    [one] = changed(old, new)

    assert one.keyed.en.endswith(f". {says}")


def test_nothing_is_said_to_follow_where_one_side_is_wider_and_the_other_narrower() -> None:
    [one] = differences(
        programme(broken("yellow: {at-least: 1.0}", "yellow: {at-least: 1.0, at-most: -2}")),
        programme(broken("yellow: {at-least: 1.0}", "yellow: {at-least: 1.5, at-most: -1}")),
    )

    assert "values" not in one.keyed.en


def test_phases_that_change_places_are_told_and_tasks_in_another_order_mean_nothing() -> None:
    one = "  - key: a\n    title: {citizen: {da: A, en: A}, clinician: {da: A, en: A}}\n    responsible: therapist\n"
    before = programme(broken("phases:\n", f"phases:\n{one}"))
    after = programme(broken("tasks:\n", f"{one}tasks:\n"))

    assert [each.keyed.en for each in differences(before, after)] == [
        "Phases: the order is now: Start [first], A [a]."
    ]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_programme_differs_in_nothing_from_itself_in_another_version(file: Path) -> None:
    raw = file.read_bytes()

    assert differences(programme(raw), programme(raw.replace(b"version: 1.0.0", b"version: 1.0.1"))) == ()


_TREE = files.read(SHIPPED[1].read_bytes()).data
_NAMES = sorted(name for name, value in _TREE.items() if isinstance(value, list))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_taken_out_of_a_list_is_told_and_can_be_told_the_other_way(data: Any) -> None:
    name = data.draw(st.sampled_from([each for each in _NAMES if _TREE[each]]))
    place = data.draw(st.integers(0, len(_TREE[name]) - 1))
    less = {**_TREE, name: [*_TREE[name][:place], *_TREE[name][place + 1 :]]}
    if not less[name]:
        return
    # Not checked: what else then lies broken does not matter here.
    whole, part = programme_of(_TREE), programme_of(less)

    there, back = differences(whole, part), differences(part, whole)

    assert len(there) == len(back) == 1
    assert there[0].part == back[0].part == name
    assert there[0].keyed.da != there[0].keyed.en or name == "topics"


def test_a_rhythm_is_called_by_what_it_is_for() -> None:
    [one] = changed("- {every: 2 times a week}", "- {every: every day}")

    assert one.said.en.startswith("Schedule (Weight): steps: every day for 14 days")
