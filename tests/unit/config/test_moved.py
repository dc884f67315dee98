"""What a move changes is told over all patients once, by what it is, and then in a line for each of them."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from sharedcare.care.enrolment.errors import (
    FollowsAlready,
    HasChanged,
    NobodyResponsible,
    NoSuchPhase,
    NotEnrolled,
)
from sharedcare.care.enrolment.moving import Moving
from sharedcare.config.cli.programme import moving
from sharedcare.config.cli.programme.moved import One, each_patient, in_all, of_one, over_all
from sharedcare.config.cli.programme.staying import stays
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.combining.standing import (
    ChangeMeasuring,
    Kind,
    MakeMeasuring,
    PlanChange,
    TakeAway,
)
from sharedcare.programmes.combining.types import MeasuringWanted
from sharedcare.programmes.differing import differences
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.types.words import Code
from tests.unit.programmes.small import SMALL, small
from tests.unit.programmes.test_differing import programme

_OLD = small()
_RULES = differences(_OLD, programme(SMALL.replace("red: {at-least: 2.0}", "red: {at-least: 3.0}").encode()))
_RULE = "Measurement Weight [weight], limit “Rises” [rise]: red: ≥2 kg → ≥3 kg. Fewer values become red."
_DAY = date(2026, 11, 26)
_WEIGHT = MeasuringWanted(
    key="weight",
    title=_OLD.measurements[0].title,
    code=Code(system="loinc", code="29463-7"),
    codes=(),
    unit="kg",
    rhythm=Rhythm.parse("every day"),
    since=_DAY,
    until=None,
    late_after_hours=None,
    doers=(),
    asked=(),
    minutes=1.0,
)
_STANDS = ChangeMeasuring("w", _WEIGHT)
_GOES = TakeAway(Kind.TASK, "t")


def _one(patient: str, changes: Sequence[PlanChange], *, is_known: bool = True, before: str = "1.0.0") -> One:
    key = {"system": "urn:sharedcare:task-key", "value": "urn:sharedcare:x:bandage/2026-11-26"}
    told = Moving(
        patient=patient,
        programme="sprained-ankle",
        before=before,
        after="1.1.0",
        changes=tuple(changes),
        differs=_RULES,
        shifted=(),
        trees={"Task/t": {"identifier": [key]}},
        today=_DAY,
    )
    return One(told, _OLD if is_known else None)


def test_rules_are_told_once_and_then_what_most_plans_have_in_common() -> None:
    those = [
        _one("p1", [_STANDS, MakeMeasuring(_WEIGHT)]),
        _one("p2", [_STANDS, MakeMeasuring(_WEIGHT), _GOES]),
        _one("p3", [_STANDS]),
    ]

    assert list(over_all(those, "en")) == [
        "What rules say otherwise:",
        f"  3 of 3: {_RULE}",
        "What changes in plans:",
        "  2 of 3: comes: measuring Weight [weight]",
        "  1 of 3: goes: task Bandage [bandage]",
    ]


def test_who_had_no_plan_adds_one_line_and_not_all_of_the_plan() -> None:
    told = list(over_all([_one("p1", [_STANDS]), _one("new", [MakeMeasuring(_WEIGHT)])], "en"))

    assert told[2:] == ["What changes in plans:", "  1 of 2: has no plan yet, and gets all of it"]


def test_a_patient_is_a_line_and_with_all_of_it_what_comes_and_goes() -> None:
    one = _one("p1", [_STANDS, MakeMeasuring(_WEIGHT), _GOES])
    head = "p1: 1.0.0 to 1.1.0: 1 new, 1 gone, 0 changed, 1 as before"
    plan = ["  comes: measuring Weight [weight]: every day", "  goes: task Bandage [bandage]"]

    assert list(of_one(one, "en", is_whole=False, with_rules=False)) == [head]
    assert list(of_one(one, "en", is_whole=True, with_rules=False)) == [head, *plan]
    assert list(of_one(one, "en", is_whole=True, with_rules=True)) == [head, *plan, f"  rule: {_RULE}"]


def test_what_goes_and_is_not_of_the_version_that_was_followed_is_told_by_its_key() -> None:
    *_, goes = of_one(_one("p1", [_GOES], is_known=False), "en", is_whole=True, with_rules=False)

    assert goes == "  goes: task [bandage]"


def test_in_danish_nothing_of_it_is_english() -> None:
    one = _one("p1", [_STANDS, MakeMeasuring(_WEIGHT), _GOES])

    assert list(of_one(one, "da", is_whole=True, with_rules=False)) == [
        "p1: 1.0.0 til 1.1.0: kommer til: 1, går ud: 1, ændres: 0, som før: 1",
        "  kommer til: måling Vægt [weight]: hver dag",
        "  går ud: opgave Bind [bandage]",
    ]
    assert list(over_all([one, one], "da"))[::2] == [
        "Det siger regler anderledes:",
        "Det ændres i planer:",
        "  2 af 2: går ud: opgave Bind [bandage]",
    ]
    assert each_patient("da", is_whole=False) == "For hver patient (--each fortæller det hele):"
    assert in_all(1, "x 1.1.0", "da", is_done=True) == "1 patient er flyttet til x 1.1.0."
    assert in_all(2, "x 1.1.0", "da", is_done=False) == "2 patienter ville blive flyttet; intet blev ændret."


def test_rules_are_told_by_version_where_patients_come_from_several() -> None:
    those = [_one("p1", [_STANDS]), _one("p2", [_STANDS]), _one("p3", [_STANDS], before="1.0.5")]

    assert list(over_all(those, "en")) == [
        "What rules say otherwise than 1.0.0:",
        f"  2 of 2: {_RULE}",
        "What rules say otherwise than 1.0.5:",
        f"  1 of 1: {_RULE}",
    ]


def test_all_of_each_is_told_with_the_rules_looking_first_and_moving(
    capsys: pytest.CaptureFixture[str],
) -> None:
    those = [_one("p1", [_STANDS]), _one("p2", [_GOES])]
    of_each = [
        "p1: 1.0.0 to 1.1.0: 0 new, 0 gone, 0 changed, 1 as before",
        f"  rule: {_RULE}",
        "p2: 1.0.0 to 1.1.0: 0 new, 1 gone, 0 changed, 0 as before",
        "  goes: task Bandage [bandage]",
        f"  rule: {_RULE}",
    ]

    assert moving._told_at_once(iter(those), "en", each=True) == 2
    looked = capsys.readouterr().out.splitlines()
    assert moving._told_one_by_one(iter(those), "en", is_alone=False, each=True) == 2
    moved = capsys.readouterr().out.splitlines()

    assert looked[-5:] == moved[:5] == of_each
    assert moving._told_at_once(iter(those), "en", each=False) == 2
    assert "  rule: " not in capsys.readouterr().out


def test_those_who_were_looked_at_before_something_failed_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing() -> Iterator[One]:
        yield _one("p1", [_STANDS])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        moving._told_at_once(failing(), "en", each=False)

    assert capsys.readouterr().out.splitlines()[-1].startswith("p1: 1.0.0 to 1.1.0: ")


@pytest.mark.parametrize(
    ("why", "english", "danish"),
    [
        (
            NotEnrolled("Load the page again."),
            "p1: nobody with this id follows ankle now.",
            "p1: ingen med dette id følger ankle nu.",
        ),
        (
            FollowsAlready("It is followed."),
            "p1: stays. It is followed.",
            "p1: bliver. Patienten følger allerede denne version.",
        ),
        (
            NoSuchPhase("It has none."),
            "p1: stays. It has none.",
            "p1: bliver. Versionen har ingen fase som den, patienten er i. Afslut forløbet, og indmeld patienten på ny.",
        ),
        (
            HasChanged("Load the page again."),
            "p1: stays. Load the page again.",
            "p1: bliver. En anden ændrede forløbet imens. Flyt patienten igen.",
        ),
        (
            NobodyResponsible("Nobody is."),
            "p1: stays. Nobody is.",
            "p1: bliver. Svaret er på engelsk: “Nobody is.”",
        ),
    ],
)
def test_who_is_not_moved_is_told_as_in_a_terminal(why: Refusal, english: str, danish: str) -> None:
    assert (stays("p1", "ankle", why, "en"), stays("p1", "ankle", why, "da")) == (english, danish)
