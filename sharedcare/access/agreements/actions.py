"""What is done with agreements: one function for each step, with a rule of its own, stored on the ground DUTY.

Each step makes a new version that says who took it. Steps with one agreement wait for each other, and each says which
version, or which text, it was decided on: nobody signs what they have not read, and of two who sign at once both count.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.accounts.described import described
from sharedcare.access.again import again
from sharedcare.access.agreements import fhir, papers, rules
from sharedcare.access.agreements.errors import (
    Backwards,
    BadLastDay,
    HasChanged,
    Incomplete,
    NotNow,
    NotRenewable,
    NotYours,
    Overlaps,
    ReasonNeeded,
)
from sharedcare.access.agreements.queries import agreement_of, every, standing
from sharedcare.access.agreements.types import Agreement, Made, Signature, Stage, Step, Terms
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse
from sharedcare.records.errors import VersionConflict
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Create, Update

SHORTEST_REASON = 10
_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"


def draft(*, terms: Terms, by: Actor, at: datetime) -> str:
    """Begin an agreement; the id of the Contract. It belongs to the actor's organisation. Raises NotYours or Backwards."""
    _require_draftable(terms, by)
    return _store(_new(replace(terms, paper=None), by, at), by, at)


@again
def revise(*, agreement: str, version: int, terms: Terms, by: Actor, at: datetime) -> None:
    """Write a draft anew; its document stays. Raises NotYours, NoSuchAgreement, NotNow, HasChanged or Backwards."""
    with _at(agreement, version, Step.REVISE, by, at) as found:
        _require_draftable(terms, by)
        _step(found, Step.REVISE, by, at, terms=replace(terms, paper=found.terms.paper))


@again
def attach(*, agreement: str, version: int, name: str, content: bytes, by: Actor, at: datetime) -> None:
    """Put the document itself, a PDF, to a draft, in the place of another. Raises NotAPdf and as `revise`."""
    with _at(agreement, version, Step.ATTACH, by, at) as found:
        papers.require_pdf(content)
        binary = _created(papers.binary(content, agreement=found.id), by, at)
        reference = papers.reference(content, name=name, binary=binary, by=by.role or "", at=at)
        paper = papers.paper(content, name=name, id=_created(reference, by, at))
        _step(found, Step.ATTACH, by, at, terms=replace(found.terms, paper=paper))


@again
def detach(*, agreement: str, version: int, by: Actor, at: datetime) -> None:
    """Take the document from a draft. Earlier versions of the draft still have it. Raises as `revise`."""
    with _at(agreement, version, Step.DETACH, by, at) as found:
        if found.terms.paper is None:
            raise NotNow("No document is attached to the draft. Load the page again.")
        _step(found, Step.DETACH, by, at, terms=replace(found.terms, paper=None))


@again
def offer(*, agreement: str, version: int, by: Actor, at: datetime) -> None:
    """Send a draft for signature. Raises Incomplete, Overlaps and as `revise`."""
    with _at(agreement, version, Step.OFFER, by, at) as found:
        followed = next((one.terms for one in every(by=by, at=at) if one.id == found.follows), None)
        if lacking := rules.lacks(found.terms, follows=followed):
            raise Incomplete(lacking)
        _refuse_overlap(found, by, at)
        _step(found, Step.OFFER, by, at)


@again
def take_back(*, agreement: str, version: int, note: str, by: Actor, at: datetime) -> None:
    """Make a draft again of what was sent: what was signed counts no more. Raises as `revise`."""
    with _at(agreement, version, Step.TAKE_BACK, by, at) as found:
        _step(found, Step.TAKE_BACK, by, at, note=note, signatures=())


@again
def withdraw(*, agreement: str, version: int, by: Actor, at: datetime) -> None:
    """Give up a draft, or what was sent and not signed by all. Raises as `revise`."""
    with _at(agreement, version, Step.WITHDRAW, by, at) as found:
        _step(found, Step.WITHDRAW, by, at)


@again
def sign(*, agreement: str, text: str, by: Actor, at: datetime) -> Stage:
    """Sign for every party that the actor may sign for. `text` is the mark (`rules.mark`) of what was read.

    Another's signature in between changes nothing. The answer is where the agreement stands then.
    Raises NotYours, NoSuchAgreement, NotNow, Overlaps, or HasChanged when the text is another.
    """
    with _one_at_a_time(agreement):
        found = agreement_of(agreement=agreement, by=by, at=at)
        _require(Step.SIGN, found, by)
        if rules.mark(found.terms) != text:
            raise HasChanged(
                "The agreement has been changed since you read it. Read it again before you sign."
            )
        mine = rules.signs_for(found, standing(by))
        who = _who(by, at)
        signatures = (*found.signatures, *(Signature(one, by.role or "", who, at) for one in sorted(mine)))
        is_last = found.terms.organizations <= {one.organization for one in signatures}
        if is_last:
            _refuse_overlap(found, by, at)
        step = Step.COMPLETE if is_last else Step.SIGN
        stage = rules.AFTER[found.stage, step]
        _put(replace(found, stage=stage, signatures=signatures, made=_made(step, by, at)), by, at)
        return stage


@again
def refuse(*, agreement: str, version: int, reason: str, by: Actor, at: datetime) -> None:
    """Decline to sign for a party, and say why. Raises ReasonNeeded and as `revise`."""
    with _at(agreement, version, Step.REFUSE, by, at) as found:
        _step(found, Step.REFUSE, by, at, note=_reason(reason))


@again
def end(*, agreement: str, version: int, reason: str, last_day: date | None, by: Actor, at: datetime) -> None:
    """End an agreement in force: at once, with all access that follows from it, or after a day to come (`last_day`).

    Raises ReasonNeeded, BadLastDay and as `revise`.
    """
    step = Step.END if last_day is None else Step.NOTICE
    with _at(agreement, version, step, by, at) as found:
        why = _reason(reason)
        today = at.astimezone(here().zone).date()
        begins = found.terms.since or today
        if last_day is None:
            # One that is ended before it has begun never ran: no period can begin after its end.
            terms = replace(found.terms, since=min(begins, today), until=today)
            _step(found, step, by, at, note=why, terms=terms, ended_at=at, reason=why)
            return
        latest = found.terms.until or date.max
        if not max(today, begins) <= last_day <= latest:
            raise BadLastDay(
                "The last day is today or later, not before the first, and not after the day on which it ends anyhow."
            )
        _step(found, step, by, at, note=why, terms=replace(found.terms, until=last_day), reason=why)


@again
def renew(*, agreement: str, by: Actor, at: datetime) -> str:
    """Draft what follows an agreement: the same, from the day after its last. The id of the new Contract.

    Raises NotYours, NoSuchAgreement or NotRenewable.
    """
    with _one_at_a_time(agreement):
        found = agreement_of(agreement=agreement, by=by, at=at)
        if not rules.keeps(found, standing(by)):
            raise NotYours("An agreement is renewed by the organisation that keeps it.")
        today = at.astimezone(here().zone).date()
        if not rules.is_renewable(found, every(by=by, at=at), today):
            raise NotRenewable(
                "Only an agreement that is signed and has a last day is renewed, and only once."
            )
        # The document names the old days: what renews it has one of its own.
        terms = replace(found.terms, since=rules.day_after(found.terms), until=None, paper=None)
        return _store(replace(_new(terms, by, at), follows=found.id), by, at)


@again
def draft_again(*, agreement: str, by: Actor, at: datetime) -> str:
    """Draft what an agreement that is over said, from today; the id of the new Contract. It renews nothing: there was a gap.

    Whoever may draft it may, and it belongs to their organisation. Raises NotYours, NoSuchAgreement or NotNow.
    """
    found, today = agreement_of(agreement=agreement, by=by, at=at), at.astimezone(here().zone).date()
    if not rules.is_over(found, today):
        raise NotNow("Only an agreement that is over is drafted again. Load the page again.")
    return draft(terms=replace(found.terms, since=today, until=None), by=by, at=at)


@contextmanager
def _one_at_a_time(agreement: str) -> Iterator[None]:
    """What is read in here is what is changed: steps with this agreement wait for each other."""
    with gate.together():
        run(raw_connection(), _LOCK, (key64(f"agreements\n{agreement}"),))
        yield


@contextmanager
def _at(agreement: str, version: int, step: Step, by: Actor, at: datetime) -> Iterator[Agreement]:
    """The agreement at the version that was seen, when the step can be taken with it."""
    with _one_at_a_time(agreement):
        found = agreement_of(agreement=agreement, by=by, at=at)
        if found.version != version:
            raise HasChanged("Somebody else has changed the agreement since. Look at it again.")
        _require(step, found, by)
        yield found


def _require(step: Step, found: Agreement, by: Actor) -> None:
    if (found.stage, step) not in rules.AFTER:
        raise NotNow("As the agreement stands, this cannot be done with it. Load the page again.")
    if not rules.may(step, found, standing(by)):
        raise NotYours("It takes another role, or another organisation, to do this with the agreement.")


def _require_draftable(terms: Terms, by: Actor) -> None:
    if not rules.may_draft(terms, standing(by)):
        raise NotYours("An administrator drafts agreements to which their own organisation is a party.")
    if rules.is_backwards(terms):
        raise Backwards("The last day lies before the first. Change one of them.")


def _refuse_overlap(found: Agreement, by: Actor, at: datetime) -> None:
    # Two that are about the same are compared one after the other.
    run(raw_connection(), _LOCK, (key64(f"agreements about\n{found.terms.programme}"),))
    other = rules.overlapping(found.terms, every(by=by, at=at), but=found.id)
    if other is not None:
        raise Overlaps(
            "The same parties have another agreement about this programme at the same time. End that one first.",
            other.id,
        )


def _reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise ReasonNeeded("Say in a sentence why: the other parties read it.")
    return reason


def _new(terms: Terms, by: Actor, at: datetime) -> Agreement:
    keeper = standing(by).own
    return Agreement("", 0, Stage.DRAFT, terms, (), keeper, "", None, "", _made(Step.DRAFT, by, at))


def _made(step: Step, by: Actor, at: datetime, note: str = "") -> Made:
    return Made(step, by.role or "", _who(by, at), at, note)


def _who(by: Actor, at: datetime) -> str:
    """The actor as others read it: name and title."""
    known = described(role_id=by.role or "", by=by, at=at)
    told = (known.display, known.role) if known is not None else ()
    return ", ".join(part for part in told if part) or f"sharedcare {by.name}"


def _step(found: Agreement, step: Step, by: Actor, at: datetime, *, note: str = "", **changes: Any) -> None:
    stage = rules.AFTER[found.stage, step]
    _put(replace(found, stage=stage, made=_made(step, by, at, note), **changes), by, at)


def _put(changed: Agreement, by: Actor, at: datetime) -> None:
    tree = fhir.contract(changed, here().zone)
    change = Update(parse(orjson.dumps(tree)), changed.id, if_match=changed.version)
    try:
        gate.act(by=by.on_duty, changes=[change], at=at)
    except VersionConflict as conflict:
        raise HasChanged("Somebody else has changed the agreement since. Look at it again.") from conflict


def _store(new: Agreement, by: Actor, at: datetime) -> str:
    return _created(fhir.contract(new, here().zone), by, at)


def _created(tree: dict[str, Any], by: Actor, at: datetime) -> str:
    [committed] = gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)))], at=at)
    return committed.kept.id
