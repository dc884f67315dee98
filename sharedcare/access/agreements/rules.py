"""What can be done with an agreement, by whom, and what it is on a day. Pure.

An agreement is kept by the organisation that drafted it, signed for each party by an administrator of that organisation
or of one above it, and ended by whoever keeps it or may sign for a party. Whoever runs the platform can end any: an
authority may order it, and there may be nobody left who could.
"""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from sharedcare.access.agreements.types import Agreement, Lack, Phase, Stage, Standing, Step, Terms

AFTER: dict[tuple[Stage, Step], Stage] = {
    (Stage.DRAFT, Step.REVISE): Stage.DRAFT,
    (Stage.DRAFT, Step.ATTACH): Stage.DRAFT,
    (Stage.DRAFT, Step.DETACH): Stage.DRAFT,
    (Stage.DRAFT, Step.OFFER): Stage.OFFERED,
    (Stage.DRAFT, Step.WITHDRAW): Stage.WITHDRAWN,
    (Stage.OFFERED, Step.SIGN): Stage.SIGNING,
    (Stage.OFFERED, Step.COMPLETE): Stage.EXECUTED,
    (Stage.OFFERED, Step.REFUSE): Stage.REFUSED,
    (Stage.OFFERED, Step.TAKE_BACK): Stage.DRAFT,
    (Stage.OFFERED, Step.WITHDRAW): Stage.WITHDRAWN,
    (Stage.SIGNING, Step.SIGN): Stage.SIGNING,
    (Stage.SIGNING, Step.COMPLETE): Stage.EXECUTED,
    (Stage.SIGNING, Step.REFUSE): Stage.REFUSED,
    (Stage.SIGNING, Step.TAKE_BACK): Stage.DRAFT,
    (Stage.SIGNING, Step.WITHDRAW): Stage.WITHDRAWN,
    (Stage.EXECUTED, Step.NOTICE): Stage.EXECUTED,
    (Stage.EXECUTED, Step.END): Stage.ENDED,
    (Stage.REFUSED, Step.TAKE_BACK): Stage.DRAFT,
    (Stage.REFUSED, Step.WITHDRAW): Stage.WITHDRAWN,
}
"""Where an agreement stands after a step. What is not here cannot be done."""

BINDING = frozenset({Stage.OFFERED, Stage.SIGNING, Stage.EXECUTED})
"""What is agreed, or about to be: two such may not be about the same at the same time."""

REMINDERS = (7, 30, 90)
"""Days before the last one on which whoever looks after an agreement is reminded of it."""

_PHASES = {
    Stage.DRAFT: Phase.DRAFT,
    Stage.OFFERED: Phase.WAITING,
    Stage.SIGNING: Phase.WAITING,
    Stage.REFUSED: Phase.REFUSED,
    Stage.WITHDRAWN: Phase.WITHDRAWN,
    Stage.ENDED: Phase.ENDED,
}


def phase(agreement: Agreement, today: date) -> Phase:
    """What an agreement is on a day."""
    if agreement.stage is not Stage.EXECUTED:
        return _PHASES[agreement.stage]
    terms = agreement.terms
    if terms.until is not None and terms.until < today:
        return Phase.ENDED if agreement.reason else Phase.RUN_OUT
    return Phase.COMING if terms.since is not None and terms.since > today else Phase.IN_FORCE


def sees(agreement: Agreement, standing: Standing) -> bool:
    """Whether an agreement concerns somebody: a draft those who keep it, any other the parties' organisations too.

    The operator sees them all.
    """
    if standing.is_operator or keeps(agreement, standing):
        return True
    if agreement.stage is Stage.DRAFT or not (standing.is_administrator or standing.is_owner):
        return False
    return bool(agreement.terms.organizations & (standing.represents | standing.above))


def keeps(agreement: Agreement, standing: Standing) -> bool:
    """Whether somebody looks after an agreement for the organisation that drafted it."""
    return (standing.is_administrator or standing.is_owner) and agreement.keeper in standing.represents


def signs_for(agreement: Agreement, standing: Standing) -> frozenset[str]:
    """The parties (ids) that somebody may sign for and that have not signed."""
    if not standing.is_administrator:
        return frozenset()
    return frozenset(one.organization for one in agreement.unsigned) & standing.represents


def may_sign(agreement: Agreement, standing: Standing) -> bool:
    """Whether an agreement waits for somebody's signature."""
    return may(Step.SIGN, agreement, standing)


def may_draft(terms: Terms, standing: Standing) -> bool:
    """Whether somebody may draft this: a programme owner any, an administrator what their own organisation is party to."""
    if standing.is_owner:
        return True
    return standing.is_administrator and bool(terms.organizations & standing.represents)


def may(step: Step, agreement: Agreement, standing: Standing) -> bool:
    """Whether somebody may take a step with an agreement as it stands."""
    if (agreement.stage, step) not in AFTER:
        return False
    if step in (Step.SIGN, Step.COMPLETE, Step.REFUSE):
        return bool(signs_for(agreement, standing))
    if step in (Step.END, Step.NOTICE):
        is_party = standing.is_administrator and bool(agreement.terms.organizations & standing.represents)
        return standing.is_operator or is_party or keeps(agreement, standing)
    return keeps(agreement, standing)


def lacks(terms: Terms, *, follows: Terms | None = None) -> list[Lack]:
    """What is missing before an agreement can be sent for signature, in the order in which it is written.

    One that renews another begins on the day after that one's last.
    """
    begins_wrong = terms.since is None or (follows is not None and terms.since != day_after(follows))
    found = {
        Lack.TITLE: not terms.title,
        Lack.PROGRAMME: not terms.programme,
        Lack.PARTIES: len(terms.organizations) < 2,
        Lack.PART: any(not one.part for one in terms.parties),
        Lack.BEGINS: begins_wrong,
        Lack.ENDS: is_backwards(terms),
        Lack.TEXT: not terms.text and terms.paper is None,
    }
    return [lack for lack, is_missing in found.items() if is_missing]


def is_backwards(terms: Terms) -> bool:
    """Whether the last day lies before the first: no period at all, which no draft can hold."""
    return terms.since is not None and terms.until is not None and terms.until < terms.since


def overlapping(terms: Terms, others: Iterable[Agreement], *, but: str) -> Agreement | None:
    """Another binding agreement of the same parties about the same programme at the same time; `but` is this one's id."""
    for one in others:
        same = one.terms.programme == terms.programme and one.terms.organizations == terms.organizations
        if one.id != but and one.stage in BINDING and same and _meet(terms, one.terms):
            return one
    return None


def day_after(terms: Terms) -> date | None:
    """The day on which what renews an agreement begins: no gap, no overlap. None when it has no last day."""
    return None if terms.until is None else terms.until + timedelta(days=1)


def is_renewable(agreement: Agreement, others: Iterable[Agreement], today: date) -> bool:
    """Whether an agreement can be renewed: it is signed, ends on a day that is not over, and nothing follows it."""
    ends = agreement.terms.until
    if agreement.stage is not Stage.EXECUTED or ends is None or ends < today:
        return False
    return successor(agreement, others) is None


def is_over(agreement: Agreement, today: date) -> bool:
    """Whether an agreement was in force and is no longer: the same can be drafted again, as an agreement of its own."""
    return phase(agreement, today) in (Phase.ENDED, Phase.RUN_OUT)


def successor(agreement: Agreement, others: Iterable[Agreement]) -> Agreement | None:
    """What renews an agreement, if it was not given up."""
    given_up = (Stage.WITHDRAWN, Stage.REFUSED, Stage.ENDED)
    return next(
        (one for one in others if one.follows == agreement.id and one.stage not in given_up),
        None,
    )


def reminder(agreement: Agreement, others: Iterable[Agreement], today: date) -> int | None:
    """How many days are left, once they are few enough to be reminded of; None else, and once a renewal is signed."""
    if phase(agreement, today) is not Phase.IN_FORCE or agreement.terms.until is None:
        return None
    follows = successor(agreement, others)
    if follows is not None and follows.stage is Stage.EXECUTED:
        return None
    left = (agreement.terms.until - today).days
    return left if left <= max(REMINDERS) else None


def mark(terms: Terms) -> str:
    """A digest of what is signed, so that nobody signs another text than the one they have read."""
    return hashlib.sha256(repr(terms).encode()).hexdigest()[:32]


def _meet(one: Terms, other: Terms) -> bool:
    first, second = one.since or date.min, other.since or date.min
    return first <= (other.until or date.max) and second <= (one.until or date.max)
