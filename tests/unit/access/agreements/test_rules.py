"""What can be done with an agreement, by whom, and what it is on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sharedcare.access.agreements import fhir, rules
from sharedcare.access.agreements.types import (
    Agreement,
    Lack,
    Made,
    Party,
    Phase,
    Signature,
    Stage,
    Standing,
    Step,
    Terms,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 3, 1)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TERMS = Terms(
    title="Om hjertesvigt",
    programme="heart-failure",
    programme_text="Hjertesvigt",
    parties=(Party("hospital", "behandler"), Party("town", "plejer")),
    since=date(2026, 1, 1),
    until=date(2026, 12, 31),
    text="Vi gør det sammen.\nOg skriver det her.",
)
MADE = Made(Step.DRAFT, "owner-role", "Ulla Bro, programejer", NOON)

TABLE = """
            revise     attach     detach     offer      take-back  sign       complete   refuse     withdraw   notice     end
negotiable  negotiable negotiable negotiable offered    -          -          -          -          revoked    -          -
offered     -          -          -          -          negotiable executable executed   rejected   revoked    -          -
executable  -          -          -          -          negotiable executable executed   rejected   revoked    -          -
executed    -          -          -          -          -          -          -          -          -          executed   cancelled
rejected    -          -          -          -          negotiable -          -          -          revoked    -          -
revoked     -          -          -          -          -          -          -          -          -          -          -
cancelled   -          -          -          -          -          -          -          -          -          -          -
"""


def an_agreement(stage: Stage = Stage.DRAFT, *signed: str, **terms: object) -> Agreement:
    signatures = tuple(Signature(one, f"{one}-role", "Somebody", NOON) for one in signed)
    told = replace(TERMS, **terms)  # type: ignore[arg-type]
    return Agreement("one", 3, stage, told, signatures, "region", "", None, "", MADE)


def administrator(*represents: str) -> Standing:
    return Standing(represents[0], is_administrator=True, represents=frozenset(represents))


KEEPER = Standing("region", is_owner=True, represents=frozenset({"region"}))


def cells() -> list[tuple[Stage, Step, Stage | None]]:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (Stage(row[0]), Step(step), None if after == "-" else Stage(after))
        for row in rows
        for step, after in zip(head, row[1:], strict=True)
    ]


@pytest.mark.parametrize(("stage", "step", "after"), cells())
def test_every_step_leads_from_every_stage_where_the_table_says_or_nowhere(
    stage: Stage, step: Step, after: Stage | None
) -> None:
    assert rules.AFTER.get((stage, step)) == after


def test_the_table_has_every_stage_and_every_step_but_the_first() -> None:
    assert {(stage, step) for stage, step, _ in cells()} == {
        (stage, step) for stage in Stage for step in Step if step is not Step.DRAFT
    }


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("step", Step)
def test_nobody_without_a_standing_takes_any_step(stage: Stage, step: Step) -> None:
    assert not rules.may(step, an_agreement(stage), Standing())
    assert not rules.may(step, an_agreement(stage), administrator("elsewhere"))


@pytest.mark.parametrize("step", [Step.SIGN, Step.COMPLETE, Step.REFUSE])
def test_who_drafted_does_not_sign_for_others_and_one_party_not_for_another(step: Step) -> None:
    waiting = an_agreement(Stage.SIGNING, "town")

    assert not rules.may(step, waiting, KEEPER)
    assert not rules.may(step, waiting, administrator("town"))
    assert rules.may(step, waiting, administrator("hospital", "ward"))
    assert rules.may(step, waiting, administrator("region", "hospital"))


@pytest.mark.parametrize("step", [Step.REVISE, Step.OFFER, Step.WITHDRAW])
def test_a_party_does_not_change_what_another_keeps(step: Step) -> None:
    assert rules.may(step, an_agreement(), KEEPER)
    assert not rules.may(step, an_agreement(), administrator("town"))


@pytest.mark.parametrize(
    ("standing", "may"),
    [(KEEPER, True), (administrator("town"), True), (administrator("elsewhere"), False)],
)
def test_a_party_or_the_keeper_ends_an_agreement(standing: Standing, may: bool) -> None:
    assert rules.may(Step.END, an_agreement(Stage.EXECUTED), standing) is may


@pytest.mark.parametrize(
    ("stage", "standing", "sees"),
    [
        (Stage.DRAFT, KEEPER, True),
        (Stage.DRAFT, administrator("town"), False),
        (Stage.OFFERED, administrator("town"), True),
        (Stage.OFFERED, replace(administrator("ward"), above=frozenset({"hospital"})), True),
        (Stage.OFFERED, administrator("elsewhere"), False),
        (Stage.EXECUTED, Standing("town", represents=frozenset({"town"})), False),
    ],
)
def test_a_draft_is_seen_by_its_keeper_and_the_rest_by_the_parties(
    stage: Stage, standing: Standing, sees: bool
) -> None:
    assert rules.sees(an_agreement(stage), standing) is sees


@pytest.mark.parametrize(
    ("agreement", "phase"),
    [
        (an_agreement(Stage.DRAFT), Phase.DRAFT),
        (an_agreement(Stage.SIGNING), Phase.WAITING),
        (an_agreement(Stage.EXECUTED), Phase.IN_FORCE),
        (an_agreement(Stage.EXECUTED, since=date(2026, 3, 2)), Phase.COMING),
        (an_agreement(Stage.EXECUTED, until=TODAY), Phase.IN_FORCE),
        (an_agreement(Stage.EXECUTED, until=date(2026, 2, 28)), Phase.RUN_OUT),
        (replace(an_agreement(Stage.EXECUTED, until=date(2026, 2, 28)), reason="x"), Phase.ENDED),
        (an_agreement(Stage.EXECUTED, until=None), Phase.IN_FORCE),
        (an_agreement(Stage.ENDED), Phase.ENDED),
    ],
)
def test_what_it_is_depends_on_the_day(agreement: Agreement, phase: Phase) -> None:
    assert rules.phase(agreement, TODAY) is phase


def test_an_empty_draft_is_told_all_that_it_lacks_in_order() -> None:
    assert rules.lacks(Terms()) == [Lack.TITLE, Lack.PROGRAMME, Lack.PARTIES, Lack.BEGINS, Lack.TEXT]
    assert rules.lacks(TERMS) == []
    assert rules.lacks(replace(TERMS, parties=(Party("a", "x"), Party("b", "")))) == [Lack.PART]
    assert rules.lacks(replace(TERMS, until=date(2025, 1, 1))) == [Lack.ENDS]


def test_what_renews_begins_on_the_day_after() -> None:
    follower = replace(TERMS, since=date(2027, 1, 1), until=None)

    assert rules.day_after(TERMS) == follower.since
    assert not rules.lacks(follower, follows=TERMS)
    for begins in (date(2026, 12, 31), date(2027, 1, 2)):
        assert rules.lacks(replace(follower, since=begins), follows=TERMS) == [Lack.BEGINS]


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        ({}, True),
        ({"since": date(2026, 12, 31), "until": None}, True),
        ({"since": date(2027, 1, 1), "until": None}, False),
        ({"since": date(2025, 1, 1), "until": date(2025, 12, 31)}, False),
        ({"programme": "copd"}, False),
        ({"parties": (*TERMS.parties, Party("gp", "følger op"))}, False),
    ],
)
def test_two_binding_agreements_of_the_same_parties_about_the_same_overlap(
    other: dict[str, object], overlaps: bool
) -> None:
    binding = an_agreement(Stage.EXECUTED, **other)

    assert (rules.overlapping(TERMS, [binding], but="another") is binding) is overlaps
    assert rules.overlapping(TERMS, [binding], but="one") is None
    assert rules.overlapping(TERMS, [replace(binding, stage=Stage.DRAFT)], but="another") is None


@pytest.mark.parametrize(("days", "reminded"), [(91, None), (90, 90), (30, 30), (7, 7), (0, 0), (-1, None)])
def test_a_reminder_comes_ninety_days_before_and_stays_until_the_end(days: int, reminded: int | None) -> None:
    agreement = an_agreement(Stage.EXECUTED, until=TODAY + timedelta(days=days))

    assert rules.reminder(agreement, [agreement], TODAY) == reminded


@pytest.mark.parametrize(
    ("stage", "reminded"),
    [(Stage.DRAFT, True), (Stage.SIGNING, True), (Stage.EXECUTED, False), (Stage.REFUSED, True)],
)
def test_a_signed_renewal_ends_the_reminders(stage: Stage, reminded: bool) -> None:
    agreement = an_agreement(Stage.EXECUTED, until=TODAY + timedelta(days=9))
    follower = replace(an_agreement(stage), id="two", follows="one")

    assert (rules.reminder(agreement, [agreement, follower], TODAY) is not None) is reminded
    assert rules.is_renewable(agreement, [agreement, follower], TODAY) is (stage is Stage.REFUSED)


def test_what_is_signed_has_a_mark_that_changes_with_every_word_but_not_with_a_name_of_today() -> None:
    renamed = replace(TERMS, parties=tuple(replace(one, name="Another name") for one in TERMS.parties))

    assert rules.mark(TERMS) == rules.mark(renamed)
    assert rules.mark(TERMS) != rules.mark(replace(TERMS, text=TERMS.text + "."))


def test_an_agreement_is_stored_and_read_as_the_same() -> None:
    ended = replace(
        an_agreement(Stage.ENDED, "hospital", "town", until=TODAY),
        ended_at=NOON,
        reason="Kommunen trækker sig",
        follows="before",
        made=replace(MADE, step=Step.END, note="Kommunen trækker sig"),
    )
    for agreement in (an_agreement(), ended):
        tree = fhir.contract(agreement, COPENHAGEN)

        assert fhir.agreement(tree, version=3, updated=NOON, zone=COPENHAGEN) == agreement


def test_what_somebody_else_wrote_into_the_contract_stays() -> None:
    theirs = {
        "resourceType": "Contract",
        "id": "one",
        "status": "terminated",
        "identifier": [{"value": "2026/17"}],
        "extension": [{"url": "urn:theirs", "valueString": "x"}],
    }

    read = fhir.agreement(theirs, version=1, updated=NOON, zone=COPENHAGEN)
    tree = fhir.contract(read, COPENHAGEN)

    assert read.stage is Stage.ENDED
    assert tree["identifier"] == theirs["identifier"]
    assert theirs["extension"][0] in tree["extension"]
