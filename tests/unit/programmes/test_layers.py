"""Local layers: what holds where they do, what departs from the standard, and everything that is wrong with a file."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedcare.programmes import files
from sharedcare.programmes.checking import checked
from sharedcare.programmes.layers import layered
from sharedcare.programmes.layers.checking import CheckedLayer, checked_layer, programme_meant
from sharedcare.programmes.shape import layer_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer
from tests.unit.programmes.small import SMALL, broken

ON = date(2026, 11, 25)
WHY = "why: {da: Sådan gør vi., en: That is how we do it.}"
LAYER = f"""\
layer-of: sprained-ankle
level: region
version: 1.0.0
title: {{da: Regionens lag, en: The region's layer}}
owner: Region of Tests
approvals:
  - {{by: Chief physician, on: 2026-02-01, of: {{da: Alt, en: All}}}}
sources:
  - {{key: D, title: Decided here, evidence: default}}
changes:
  limits:
    - of: weight/rise
      instead-of: {{yellow: {{at-least: 1.0}}, red: {{at-least: 2.0}}}}
      red: {{at-least: 3}}
      {WHY}
      sources: [D]
  schedules:
    - of: home
      instead-of:
        - {{every: every day, for: 14 days, late-after: 24 hours}}
        - {{every: 2 times a week}}
      steps:
        - {{every: every day}}
      {WHY}
  overdue:
    - instead-of: {{yellow: 7 days, red: 21 days}}
      overdue: {{yellow: 3 days, red: 7 days}}
      {WHY}
  wording:
    - of: measurements/weight/limits/rise/action/citizen
      instead-of: {{da: Ring., en: Call.}}
      text: {{da: Ring 70 10 10 10., en: Call 70 10 10 10.}}
      {WHY}
  tasks:
    - of: walk
      is: off
      {WHY}
  goals:
    - of: lighter
      instead-of: {{kind: value, measurement: weight, value: {{at-most: 80}}}}
      target: {{kind: value, measurement: weight, value: {{at-most: 75}}}}
      {WHY}
"""


def programme(raw: bytes = SMALL.encode()) -> Programme:
    found = checked(raw, on=ON).programme
    assert found is not None
    return found


def check(old: str = "", new: str = "", over: Programme | None = None) -> CheckedLayer:
    assert old in LAYER, old
    return checked_layer(LAYER.replace(old, new, 1).encode(), over or programme(), on=ON)


def layer(old: str = "", new: str = "", text: str = LAYER) -> Layer:
    return layer_of(files.read(text.replace(old, new, 1).encode()).data)


def only_red(level: str, red: float, organisation: str = "") -> Layer:
    text = LAYER[: LAYER.index("  schedules:")].replace("level: region", f"level: {level}{organisation}")
    return layer("red: {at-least: 3}", f"red: {{at-least: {red}}}", text)


def test_a_layer_changes_what_it_names_and_nothing_else_and_each_departure_says_what_and_why() -> None:
    found = check()

    assert found.findings == ()
    assert found.result is not None
    held, standard = found.result.programme, found.result.standard
    [limit] = held.measurements[0].limits
    assert limit.red is not None
    assert limit.yellow == standard.measurements[0].limits[0].yellow
    assert (limit.red.at_least, limit.action.citizen.en) == (3, "Call 70 10 10 10.")
    assert [each.key for each in held.tasks] == ["bandage"]
    assert str(held.overdue.red) == "7 days"
    assert [(one.part, one.key, [each.en for each in one.keyed]) for one in found.result.departures] == [
        (
            "tasks",
            "walk",
            [
                "Task Gait [walk] was removed. Done by: Therapist [therapist]; when: week 2 after: enrolled; phase: Start [first]; "
                "waits for: Bandage [bandage] is done; is done when: Weight [weight] measured."
            ],
        ),
        ("overdue", "", ["Yellow / red when overdue: 7 days / 21 days → 3 days / 7 days."]),
        (
            "schedules",
            "home",
            [
                "Schedule [home]: steps: every day for 14 days (missing after 24 hours); 2 times a week → every day. It comes more often."
            ],
        ),
        (
            "measurements",
            "weight/rise",
            [
                "Measurement Weight [weight], limit “Rises” [rise]: red: ≥2 kg → ≥3 kg. Fewer values become red."
            ],
        ),
        (
            "measurements",
            "weight/rise",
            [
                "Measurement Weight [weight], limit “Rises” [rise]: advice to the citizen: “Call.” → “Call 70 10 10 10.”."
            ],
        ),
        (
            "goals",
            "lighter",
            ["Goal Lighter [lighter]: reached at: Weight [weight] ≤80 kg → Weight [weight] ≤75 kg."],
        ),
    ]
    assert {one.why.en for one in found.result.departures} == {"That is how we do it."}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "of: weight/rise",
            "of: weight/raise",
            "There is no `raise` in `limits` of the programme. Did you mean `rise`?",
        ),
        (
            "red: {at-least: 2.0}}",
            "red: {at-least: 2.5}}",
            "The standard is not this, but {yellow: {at-least: 1}, red: {at-least: 2}}.",
        ),
        ("      red: {at-least: 3}\n", "", "Neither `yellow` nor `red` is changed."),
        ("red: {at-least: 3}", "red: {at-least: 0.5}", "With this layer: "),
        ("of: walk\n", "of: bandage\n", "Other parts of the programme wait for the task `bandage`."),
        ("/action/citizen", "/action/citizen/da", "This does not lead to a text of the programme."),
        ("sources: [D]", "sources: [E]", "There is no `E` in `sources`."),
        ("level: region", "level: organisation", "Whose layer it is, is missing."),
        ("is: off", "is: gone", "`gone` is not known as `is`."),
        ("every: every day}", "every: daily}", "`daily` is not a rhythm."),
        ("changes:", "extra: 1\nchanges:", "`extra` is not known in the file."),
    ],
)
def test_each_mistake_is_told_with_its_line_and_what_to_do(old: str, new: str, says: str) -> None:
    found = check(old, new)

    line = LAYER[: LAYER.index(old)].count("\n") + 1
    told = [(each.place.line, f"{each.says} {each.remedy}") for each in found.findings]
    assert found.layer is None
    assert any(text.startswith(says) for _, text in told), told
    assert any(abs(where - line) <= 2 for where, text in told if text.startswith(says)), (line, told)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("", "", {"- of: weight/rise", "- of: home", "- of: walk"}),
        ("red: {at-least: 3}", "red: {at-least: 1.5}", {"- of: home", "- of: walk"}),
        (
            "- {every: every day}\n",
            "- {every: every 2 weeks}\n",
            {"- of: weight/rise", "- of: home", "- of: walk"},
        ),
    ],
)
def test_what_is_looser_than_the_standard_is_warned_of_until_somebody_has_approved_it(
    old: str, new: str, lines: set[str]
) -> None:
    approvals = LAYER[LAYER.index("approvals:") : LAYER.index("sources:")]
    text = LAYER.replace(old, new, 1).replace(approvals, "")

    found = checked_layer(text.encode(), programme(), on=ON)

    loose = {each.place.line for each in found.findings if "finds less" in each.says}
    told = {text.splitlines()[line - 1].strip() for line in loose}
    # Every day is more than twice a week.
    assert told == lines - ({"- of: home"} if new != "- {every: every 2 weeks}\n" else set())
    assert found.layer is not None, found.findings


def test_an_organisation_goes_over_its_region_and_that_over_the_nation_whatever_the_order_they_come_in() -> (
    None
):
    layers = [
        only_red("nation", 4),
        only_red("region", 3),
        only_red("organisation", 2.5, '\norganisation: "999900000000011"'),
    ]

    for several in permutations(layers):
        found = layered(programme(), several)
        red = found.programme.measurements[0].limits[0].red
        assert red is not None
        assert red.at_least == 2.5
        [one] = found.departures
        assert one.layer.level == "organisation"


def test_a_task_that_the_nation_turned_off_can_be_turned_on_by_an_organisation() -> None:
    start = LAYER.index("  limits:")
    task = LAYER[:start] + LAYER[LAYER.index("  tasks:") : LAYER.index("  goals:")]
    off = layer("level: region", "level: nation", task)
    on = layer("is: off", "is: on", task)

    assert [each.key for each in layered(programme(), [off]).programme.tasks] == ["bandage"]
    assert layered(programme(), [on, off]).programme == programme()
    assert layered(programme(), [on, off]).departures == ()


@pytest.mark.parametrize("tasks", ["[walk]", "[bandage, walk]"])
def test_that_other_programmes_rest_is_still_said_where_nothing_is_left_here_that_can(tasks: str) -> None:
    says = "says: {da: Det hviler., en: It rests.}"
    rests = f"resting:\n  when: [{{kind: judged, key: less-is-more, {says}}}]\n  tasks: {tasks}\n  sources: [S1]\n"
    standard = programme(SMALL.encode() + rests.encode())
    start = LAYER.index("  limits:")
    off = layer(text=LAYER[:start] + LAYER[LAYER.index("  tasks:") : LAYER.index("  goals:")])

    held = layered(standard, [off]).programme

    assert standard.resting is not None
    assert held.resting is not None
    assert held.resting.when == standard.resting.when
    assert held.resting.tasks == tuple(one for one in standard.resting.tasks if one != "walk")


def test_a_change_is_not_made_to_a_later_version_whose_standard_is_another() -> None:
    later = programme(broken("red: {at-least: 2.0}", "red: {at-least: 1.5}"))

    found = layered(later, [only_red("region", 3)])

    assert found.programme == later
    [left] = found.left_out
    assert "The standard is not this" in left.mismatch.says


def test_only_a_file_that_says_so_is_a_layer() -> None:
    assert programme_meant(LAYER.encode()) == "sprained-ankle"
    assert [programme_meant(raw) for raw in (SMALL.encode(), b"\xff", b"[]", b"")] == [None] * 4


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_file_makes_the_check_fail(data: Any) -> None:
    lines = LAYER.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    lines[number] = data.draw(
        st.sampled_from(["", lines[number][:-3], f"  {lines[number]}", lines[number].replace(":", ": [", 1)])
    )

    found = checked_layer("\n".join(lines).encode(), programme(), on=ON)

    assert (found.layer is None) == any(not each.is_warning for each in found.findings)
