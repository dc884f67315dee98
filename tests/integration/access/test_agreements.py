"""Agreements from draft to end: what opens and closes with them, who may, and what two at once come to."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from sharedcare.access import looks
from sharedcare.access.agreements import actions, queries, reach, rules
from sharedcare.access.agreements.errors import (
    BadLastDay,
    HasChanged,
    Incomplete,
    NoSuchAgreement,
    NotNow,
    NotRenewable,
    NotYours,
    Overlaps,
    ReasonNeeded,
)
from sharedcare.access.agreements.handover import endings
from sharedcare.access.agreements.types import Lack, Loss, Phase, Stage, Step, Terms
from sharedcare.access.types import Actor, Ground
from tests.integration.access.agreeing import TERMS, People, drafted, now, offered, sign, signed
from tests.integration.access.care import agreement, consent, enrolled, store, team, treated
from tests.integration.access.clients import NOON, trail
from tests.integration.access.opening import anna, opens
from tests.integration.records.store import patient

pytestmark = pytest.mark.django_db
WHY = "Kommunen trækker sig fra samarbejdet"


@pytest.fixture
def people() -> People:
    anna()
    found = People()
    treated("anna")
    return found


def test_a_record_opens_with_the_last_signature_and_closes_in_the_moment_of_the_end(people: People) -> None:
    made = drafted(people.owner)
    assert opens(people.nurse) is None
    actions.offer(agreement=made, version=1, by=people.owner, at=NOON)

    assert sign(made, people.town) is Stage.SIGNING
    assert opens(people.nurse) is None
    assert sign(made, people.hospital) is Stage.EXECUTED
    assert opens(people.nurse) is Ground.TREATMENT

    actions.end(agreement=made, version=4, reason=WHY, last_day=None, by=people.town, at=NOON)
    assert opens(people.nurse) is None
    ended = now(made, people.owner)
    assert (ended.stage, ended.reason, ended.ended_at) == (Stage.ENDED, WHY, NOON)


def test_each_step_is_dated_and_named_by_the_versions_of_the_record(people: People) -> None:
    made = signed(people)
    actions.end(agreement=made, version=4, reason=WHY, last_day=date(2026, 6, 30), by=people.owner, at=NOON)

    told = [
        (one.made.step, one.made.name, one.made.note)
        for one in reversed(queries.versions(agreement=made, by=people.town, at=NOON))
    ]

    assert told == [
        (Step.DRAFT, "Ulla Bro", ""),
        (Step.OFFER, "Ulla Bro", ""),
        (Step.SIGN, "Boss of hospital", ""),
        (Step.COMPLETE, "Boss of town", ""),
        (Step.NOTICE, "Ulla Bro", WHY),
    ]
    signatures = now(made, people.owner).signatures
    assert {(one.organization, one.role, one.name, one.at) for one in signatures} == {
        ("hospital", "hospital-boss", "Boss of hospital", NOON),
        ("town", "town-boss", "Boss of town", NOON),
    }


def test_notice_closes_the_record_after_the_last_day(people: People) -> None:
    made = signed(people)

    actions.end(
        agreement=made, version=4, reason=WHY, last_day=date(2026, 3, 10), by=people.hospital, at=NOON
    )

    assert opens(people.nurse, NOON + timedelta(days=9)) is Ground.TREATMENT
    assert opens(people.nurse, NOON + timedelta(days=10)) is None
    assert rules.phase(now(made, people.owner), date(2026, 3, 11)) is Phase.ENDED


def test_what_ends_by_an_end_is_known_before_and_after(people: People) -> None:
    made = signed(people)
    store(
        patient("bo"), enrolled("bo"), consent("bo"), team("bo", "Organization/hospital", "Organization/town")
    )

    before = reach.effect(now(made, people.owner), at=NOON)
    assert before.losses == (Loss("hospital", "hospital", 2), Loss("town", "town", 1))
    assert (before.patients, before.left_alone) == (2, 2)

    store(agreement("other", "hospital", "elsewhere"))
    kept = reach.effect(now(made, people.owner), at=NOON)
    assert kept.losses == (Loss("town", "town", 1),)
    assert (kept.patients, kept.left_alone) == (1, 0)

    actions.end(agreement=made, version=4, reason=WHY, last_day=None, by=people.owner, at=NOON)
    assert reach.effect(now(made, people.owner), at=NOON) == kept
    assert opens(people.nurse) is Ground.TREATMENT


def test_the_patients_are_listed_for_hand_over_while_notice_runs_and_afterwards(people: People) -> None:
    made = signed(people)
    assert endings(by=people.nurse, at=NOON) == []

    actions.end(agreement=made, version=4, reason=WHY, last_day=date(2026, 3, 10), by=people.town, at=NOON)
    [ending] = endings(by=people.nurse, at=NOON)
    assert (ending.patients, ending.is_over, ending.last_day) == (("anna",), False, date(2026, 3, 10))
    assert looks.cards(by=people.nurse, ids=ending.patients, at=NOON).patients

    after = NOON + timedelta(days=12)
    [ending] = endings(by=people.nurse, at=after)
    assert (ending.patients, ending.is_over) == (("anna",), True)
    assert not looks.cards(by=people.nurse, ids=ending.patients, at=after).patients
    assert endings(by=people.nurse, at=NOON + timedelta(days=120)) == []
    assert endings(by=people.town, at=NOON) == []


@pytest.mark.parametrize("name", ["owner", "region", "town", "elsewhere", "nurse"])
def test_nobody_signs_for_a_party_but_its_own_administrator_or_one_above(people: People, name: str) -> None:
    made = offered(people.owner)
    sign(made, people.town)
    by: Actor = getattr(people, name)

    if name == "region":
        assert actions.sign(agreement=made, text=rules.mark(TERMS), by=by, at=NOON) is Stage.EXECUTED
        return
    with pytest.raises((NotYours, NoSuchAgreement)):
        actions.sign(agreement=made, text=rules.mark(TERMS), by=by, at=NOON)
    assert now(made, people.owner).signed == {"town"}


def test_a_draft_and_the_agreements_of_others_are_not_there_for_an_administrator(people: People) -> None:
    made = drafted(people.owner)
    with pytest.raises(NoSuchAgreement):
        now(made, people.town)

    actions.offer(agreement=made, version=1, by=people.owner, at=NOON)
    assert [one.id for one in queries.agreements(by=people.town, at=NOON)] == [made]
    assert queries.agreements(by=people.elsewhere, at=NOON) == []
    with pytest.raises(NoSuchAgreement):
        queries.versions(agreement=made, by=people.elsewhere, at=NOON)


def test_an_administrator_drafts_what_their_own_organisation_is_party_to(people: People) -> None:
    made = drafted(people.town)
    assert now(made, people.town).keeper == "town"

    with pytest.raises(NotYours):
        drafted(people.elsewhere)
    with pytest.raises(NotYours):
        drafted(people.nurse)
    with pytest.raises(NotYours):
        actions.revise(agreement=made, version=1, terms=Terms(), by=people.town, at=NOON)


def test_a_draft_that_lacks_something_is_not_sent_and_says_what(people: People) -> None:
    made = drafted(people.owner, text="", parties=TERMS.parties[:1])

    with pytest.raises(Incomplete) as told:
        actions.offer(agreement=made, version=1, by=people.owner, at=NOON)
    assert told.value.lacks == (Lack.PARTIES, Lack.TEXT)


def test_nobody_signs_another_text_than_the_one_that_was_read(people: People) -> None:
    made = offered(people.owner)
    read = rules.mark(now(made, people.town).terms)
    sign(made, people.hospital)
    actions.take_back(agreement=made, version=3, note="", by=people.owner, at=NOON)
    assert not now(made, people.owner).signatures
    changed = replace(TERMS, text="Noget andet.")
    actions.revise(agreement=made, version=4, terms=changed, by=people.owner, at=NOON)
    actions.offer(agreement=made, version=5, by=people.owner, at=NOON)

    with pytest.raises(HasChanged):
        actions.sign(agreement=made, text=read, by=people.town, at=NOON)
    assert sign(made, people.town) is Stage.SIGNING


def test_a_refusal_says_why_and_leads_back_to_a_draft(people: People) -> None:
    made = offered(people.owner)
    with pytest.raises(ReasonNeeded):
        actions.refuse(agreement=made, version=2, reason="nej", by=people.town, at=NOON)

    actions.refuse(agreement=made, version=2, reason="Vi kan ikke nå det i år", by=people.town, at=NOON)

    refused = now(made, people.owner)
    assert (refused.stage, refused.made.note) == (Stage.REFUSED, "Vi kan ikke nå det i år")
    with pytest.raises(NotNow):
        sign(made, people.hospital)
    actions.take_back(agreement=made, version=3, note="", by=people.owner, at=NOON)
    assert now(made, people.owner).stage is Stage.DRAFT


def test_a_step_on_what_somebody_else_has_changed_is_not_taken(people: People) -> None:
    made = drafted(people.owner)
    actions.revise(
        agreement=made, version=1, terms=replace(TERMS, title="En anden titel"), by=people.owner, at=NOON
    )

    for step in (actions.offer, actions.withdraw):
        with pytest.raises(HasChanged):
            step(agreement=made, version=1, by=people.owner, at=NOON)
    assert now(made, people.owner).terms.title == "En anden titel"


def test_a_renewal_follows_without_gap_or_overlap_and_only_once(people: People) -> None:
    made = signed(people)

    follower = actions.renew(agreement=made, by=people.owner, at=NOON)

    renewed = now(follower, people.owner)
    assert (renewed.follows, renewed.terms.since, renewed.terms.until) == (made, date(2027, 1, 1), None)
    assert renewed.terms.parties == TERMS.parties
    with pytest.raises(NotRenewable):
        actions.renew(agreement=made, by=people.owner, at=NOON)
    late = replace(renewed.terms, since=date(2027, 1, 2))
    actions.revise(agreement=follower, version=1, terms=late, by=people.owner, at=NOON)
    with pytest.raises(Incomplete):
        actions.offer(agreement=follower, version=2, by=people.owner, at=NOON)
    actions.revise(agreement=follower, version=2, terms=renewed.terms, by=people.owner, at=NOON)
    actions.offer(agreement=follower, version=3, by=people.owner, at=NOON)
    for by in (people.hospital, people.town):
        sign(follower, by)

    before, after = (NOON.replace(year=2026, month=12, day=31, hour=22, minute=59), NOON.replace(year=2027))
    assert [opens(people.nurse, at) for at in (before, after)] == [Ground.TREATMENT] * 2


def test_an_agreement_is_not_forgotten_for_the_many_that_came_since(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = signed(people)
    drafts = [drafted(people.owner, title=f"Udkast {number}") for number in range(5)]
    monkeypatch.setattr(queries, "_MOST", 2)

    assert {one.id for one in queries.agreements(by=people.owner, at=NOON)} == {first, *drafts}
    with pytest.raises(Overlaps):
        actions.offer(agreement=drafts[0], version=1, by=people.owner, at=NOON)


def test_the_same_parties_do_not_agree_twice_on_the_same_for_the_same_time(people: People) -> None:
    signed(people)
    again = drafted(people.owner, since=date(2026, 6, 1))

    with pytest.raises(Overlaps):
        actions.offer(agreement=again, version=1, by=people.owner, at=NOON)


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2027, 1, 1)])
def test_a_last_day_is_neither_over_nor_later_than_agreed(people: People, day: date) -> None:
    made = signed(people)

    with pytest.raises(BadLastDay):
        actions.end(agreement=made, version=4, reason=WHY, last_day=day, by=people.owner, at=NOON)


def test_what_was_done_is_in_the_trail_and_what_was_refused_was_not_done(people: People) -> None:
    made = offered(people.owner)
    with pytest.raises(NotYours):
        actions.withdraw(agreement=made, version=2, by=people.town, at=NOON)

    changes = [one for one in trail() if one["ground"] == Ground.DUTY and one["type"] == "Contract"]
    assert [one["action"] for one in changes] == [6, 7]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sign_at_once_neither_is_lost() -> None:
    people = People()
    made = offered(people.owner, programme="copd", programme_text="KOL")
    mark = rules.mark(now(made, people.owner).terms)
    together = Barrier(2)
    stages: list[Stage] = []

    def signs(by: Actor) -> None:
        together.wait()
        stages.append(actions.sign(agreement=made, text=mark, by=by, at=NOON))
        connection.close()

    threads = [Thread(target=signs, args=(by,)) for by in (people.hospital, people.town)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(stages) == [Stage.SIGNING, Stage.EXECUTED]
    assert now(made, people.owner).signed == {"hospital", "town"}
