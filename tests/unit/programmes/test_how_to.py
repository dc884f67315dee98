"""What the page for writers tells to write is taken: they have nothing but it."""

import re
from datetime import date
from pathlib import Path

import pytest

from sharedcare.config.cli.programme.simulating import simulate as simulate_command
from sharedcare.programmes.checking import checked
from sharedcare.programmes.differing import differences
from sharedcare.programmes.simulating.running import simulate
from sharedcare.programmes.simulating.telling import alerts
from sharedcare.programmes.simulating.types import Wanted
from sharedcare.programmes.types import Programme
from tests.unit.programmes.test_mutilated import SHIPPED

_PAGE = (Path(__file__).parents[3] / "docs" / "how-to" / "write-a-programme.md").read_text(encoding="utf-8")
_ENTRIES = re.compile(r"Under `([a-z]+):`\n\n```yaml\n(.+?)```", re.DOTALL)
_TOP = re.compile(r"```yaml\n((?:approvals|version):.+?)```", re.DOTALL)
_LINE = re.compile(r"```yaml\n( +yellow: .+?)\n```")


def _followed() -> str:
    """The shipped programme with each block of the page put where the page says."""
    text = SHIPPED
    blocks = _ENTRIES.findall(_PAGE)
    for name, block in blocks:
        text = text.replace(f"\n{name}:\n", f"\n{name}:\n{block}", 1)
    assert len(blocks) == 3
    return text


def as_the_page_says() -> tuple[str, str]:
    """What is published first, and then with the version raised, as the page says."""
    raised, approvals, again = _TOP.findall(_PAGE)
    first = _followed().replace("approvals: []\n", approvals, 1).replace("version: 1.0.0\n", raised, 1)
    [line] = _LINE.findall(_PAGE)
    assert "`approvals: []`" in _PAGE.partition("## Change it later")[2]
    second = (
        first.replace(approvals, "approvals: []\n", 1)
        .replace(raised, again, 1)
        .replace("        yellow: {at-least: 102}", line, 1)
    )
    return first, second


def _programme(text: str) -> Programme:
    found = checked(text.encode(), on=date(2026, 11, 25))
    assert found.programme is not None, [each.line("my-programme.yaml") for each in found.findings]
    return found.programme


def test_who_follows_the_page_has_a_weekly_measurement_with_a_yellow_limit_and_a_task() -> None:
    programme = _programme(_followed())

    waist = programme.measurements[0]
    assert (waist.key, waist.schedule, str(programme.schedules[0].steps[0].every)) == (
        "waist",
        "weekly",
        "every week",
    )
    yellow = waist.limits[0].yellow
    assert yellow is not None
    assert [yellow.holds(each) for each in (101, 102)] == [False, True]
    assert programme.tasks[0].key == "hf.waist.review"


def test_who_goes_on_to_publish_has_an_approved_programme_and_a_newer_version_that_says_what_is_new() -> None:
    first, second = map(_programme, as_the_page_says())

    assert (first.version, second.version) == ("1.1.0", "1.2.0")
    assert first.approvals
    assert not second.approvals
    assert [one.keyed.da for one in differences(first, second) if one.part != "approvals"] == [
        "Måling Taljemål [waist], grænse »Taljemålet er stort« [waist-large]: gul: ≥102 cm → ≥105 cm. Færre værdier bliver gule."
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    unit: cm\n", "\tunit: cm\n"),
        ("    unit: cm\n", "    unit:cm\n"),
        ("    unit: cm\n", "   unit: cm\n"),
        ("yellow: {at-least: 102}", "yellow: {at-least: 0,5}"),
        ("unit: cm", "unit: centimeter"),
        ("version: 1.0.0", "version: 1.1"),
    ],
)
def test_what_the_page_says_of_a_mistake_is_what_is_told(old: str, new: str) -> None:
    told = checked(_followed().replace(old, new, 1).encode(), on=date(2026, 11, 25)).findings

    says = [
        f"{each.says} {each.remedy}".split(", and raise")[0].rstrip(".")
        for each in told
        if not each.is_warning
    ]
    cells = [row.split(" | ")[-1] for row in re.findall(r"^\| (.+) \|$", _PAGE, re.MULTILINE)]
    assert any(cell.rstrip(".").split(", or no colon")[0] in one for one in says for cell in cells), says


def test_who_follows_the_page_simulates_what_was_written() -> None:
    [command] = re.findall(r"^sharedcare programme simulate .+$", _PAGE, re.MULTILINE)
    options = re.findall(r"--[a-z]+", command)
    assert {f"--{one.name}" for one in simulate_command.params} >= set(options)

    found = simulate(_programme(_followed()), Wanted(patients=20, weeks=20))
    assert any(row.name.startswith("Waist circumference") for row in alerts(found, "en"))
    assert any(role == "hf-nurse" for role in found.counted.work)
