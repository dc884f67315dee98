"""The programmes that ship are without mistakes."""

from datetime import date
from pathlib import Path

import pytest

import sharedcare.programmes
from sharedcare.programmes.checking import checked
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.shape import plain, programme_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.tasks import FormAnswered
from sharedcare.programmes.types.words import Band

_PACKAGE = Path(sharedcare.programmes.__file__).parent
FILES = sorted((_PACKAGE / "shipped").glob("*.yaml"))
WRITTEN_ON = date(2026, 11, 25)


def programme(file: Path) -> Programme:
    found = checked(file.read_bytes(), on=WRITTEN_ON)
    assert found.programme is not None, [each.line(file.name) for each in found.findings]
    return found.programme


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_programme_has_no_mistakes_and_warns_only_of_what_is_known(
    file: Path,
) -> None:
    found = checked(file.read_bytes(), on=WRITTEN_ON)

    assert found.programme is not None
    assert found.programme.key == file.stem
    known = (
        "does not come with the programme",
        "A region treats nobody itself, so that from 2027-01-01",
        "Nothing says when the patient measures",
    )
    assert [
        each.line(file.name) for each in found.findings if not any(one in each.says for one in known)
    ] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_programme_is_the_same_after_a_round_through_plain_data(file: Path) -> None:
    one = programme(file)

    assert programme_of(plain(one)) == one


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everything_that_a_clinician_decides_by_says_where_it_comes_from(file: Path) -> None:
    silent = [
        "/".join(map(str, path))
        for path, part in parts(programme(file))
        if type(part).__name__
        in {"Task", "Measurement", "Limit", "Goal", "Drugs", "Document", "Education", "Criterion"}
        and not getattr(part, "sources", ())
    ]

    assert not silent


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_source_that_is_named_is_used(file: Path) -> None:
    one = programme(file)

    used = {source for _, part in parts(one) if part is not one for source in getattr(part, "sources", ())}

    assert {source.key for source in one.sources} == used


def test_heart_failure_has_every_task_and_limit_of_its_source() -> None:
    """Clinical content, section 4: tasks H-1 to H-15, and the table of home limits."""
    one = programme(_PACKAGE / "shipped" / "heart-failure.yaml")

    assert {
        "hf.confirm", "hf.educate", "hf.baseline", "hf.titrate", "lab.k-crea", "hf.echo2", "hf.iron", "hf.train",
        "hf.tele.start", "hf.tele.review", "hf.tele.eval", "hf.handover", "hf.ctrl", "annual", "hf.sickday", "hf.letter", "hf.ggop", "hf.tele.refer",
    } <= {task.key for task in one.tasks}  # fmt: skip
    limits = {limit.key: limit for each in one.measurements for limit in each.limits}
    assert (limits["weight-rise-3-days"].yellow, limits["weight-rise-3-days"].red) == _from(1.0, 2.0)
    systolic = limits["systolic-outside"]
    assert [systolic.red.holds(each) for each in (89, 90, 179, 180) if systolic.red] == [
        True,
        False,
        False,
        True,
    ]
    assert [systolic.yellow.holds(each) for each in (99, 100, 139, 140) if systolic.yellow] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("stem", "keys"),
    [
        (
            "ischaemic-heart-disease",
            "rehab.refer risk.strat ggop epicrisis smoke.ask consent.portal contact.call visitation pro.start worktest lab.lipid titrate "
            "training diet educate smoke.quit psych work vaccine midway end.muni pro.end handover.gp ctrl.3 dapt.stop annual maintain "
            "bp.home bp.home.quarter contact.weekly worktest.ecg training.hospital training.transfer annual.first",
        ),
        (
            "copd",
            "kol.spiro kol.plan smoke.quit kol.inhal kol.rehab.refer kol.rehab kol.rehab.test kol.followup kol.followup.half-year "
            "kol.rehab.test.shuttle kol.antitrypsin kol.followup.hospital kol.exac kol.ltot kol.tele.start kol.tele.review kol.tele.talk vaccine kol.osteo kol.weight kol.pall annual",
        ),
        (
            "type-2-diabetes",
            "dm.start dm.eye dm.eye.year dm.eye.two-years dm.eye.three-years dm.foot dm.foot.year dm.labs dm.labs.half-year dm.labs.year dm.course "
            "dm.course.refer dm.course.yellow dm.advice dm.advice.answer dm.hospital.refer dm.hospital dm.hospital.control dm.drugs bp.home.quarter "
            "bp.home dm.dental dm.mental dm.sickday dm.hypo annual",
        ),
    ],
)
def test_each_has_every_task_of_its_source(stem: str, keys: str) -> None:
    """Clinical content, sections 3.3, 5.3 and 6.3, and what its levels (3.2, 5.2) ask for."""
    having = {task.key for task in programme(_PACKAGE / "shipped" / f"{stem}.yaml").tasks}

    assert set(keys.split()) - having == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_task_waits_for_a_form_that_nobody_can_answer_here(file: Path) -> None:
    one = programme(file)
    here = {form.key for form in one.questionnaires if form_of(form) is not None}

    asked = {
        done.questionnaire for task in one.tasks for done in task.done_when if isinstance(done, FormAnswered)
    }

    assert asked <= here


@pytest.mark.parametrize("key", ["annual", "vaccine", "smoke.quit"])
def test_tasks_that_programmes_share_have_one_key_everywhere(key: str) -> None:
    having = {file.stem for file in FILES if key in {task.key for task in programme(file).tasks}}

    assert len(having) >= 3


def test_what_programmes_say_of_each_other_names_programmes_that_ship() -> None:
    shipped = {file.stem for file in FILES}

    named = {each.programme for file in FILES for each in programme(file).alongside}

    assert named <= shipped


def _from(yellow: float, red: float) -> tuple[object, object]:
    return Band(at_least=yellow), Band(at_least=red)
