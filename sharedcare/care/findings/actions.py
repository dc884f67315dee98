"""Judging a patient's record, and keeping the findings that stand true to what is judged.

Stored on the ground DUTY: who measures at home may store no DetectedIssue, and is judged none the less.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.facts.values import measured_in
from sharedcare.care.findings import blind, gathering, green, newest, queries, unagreed
from sharedcare.care.findings.pausing import asking
from sharedcare.care.findings.queries import Enrolled
from sharedcare.care.findings.rules import Scope, settled
from sharedcare.care.findings.types import Finding, Put, Tree
from sharedcare.care.happening import LOOKED_BACK
from sharedcare.kernel.ids import key64
from sharedcare.programmes.judging.agreeing import to_agree
from sharedcare.programmes.judging.judging import judgements, of_old_clock
from sharedcare.programmes.judging.missing import is_paused, missing
from sharedcare.programmes.judging.slips import slips
from sharedcare.programmes.judging.types import Course, Judgement, Pause
from sharedcare.records.document import composed
from sharedcare.records.errors import VersionConflict
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Change, Create, References, Update

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"
_ATTEMPTS = 3


@again
def rejudge(
    *, patient: str, by: Actor, at: datetime, since: datetime | None = None, greens: bool = False
) -> int:
    """Judge again from the record what was taken since a moment (the last thirty days), and what is missing: how many
    findings had to be stored or changed. Where nothing was wrong that is none. `greens`: what is green is told of everything that
    may still be called new, also where findings are only looked for since later.

    Nobody sees anything of the patient by it: it derives anew what follows from the record, as `reindex` does, and leaves no
    trace but that of the findings that it stores.
    """
    begin = max(since or at - LOOKED_BACK, at - LOOKED_BACK).replace(microsecond=0)
    with gate.together():
        wide = (at - green.KEPT).replace(microsecond=0) if greens else begin
        key = key64(f"Patient/{patient}")
        stored = _judge(key, begin, None, by, at, wide)
        newest.put(raw_connection(), (key,), at=at)
        return stored


def judge(
    *,
    patient: int,
    since: datetime,
    changed: Sequence[str],
    by: Actor,
    at: datetime,
    old: Sequence[Tree] = (),
) -> None:
    """Judge what was taken since a moment, as a part of storing what has `changed` (references), of the patient with this key.
    `old` is what came from home with a date that is long ago, or none. The caller has opened the transaction."""
    _judge(patient, since.replace(microsecond=0), changed, by, at, old=old)


def _judge(  # noqa: PLR0913 - what is judged, by whom and when
    patient: int,
    since: datetime,
    changed: Sequence[str] | None,
    by: Actor,
    at: datetime,
    wide: datetime | None = None,
    old: Sequence[Tree] = (),
) -> int:
    # Values of one patient that come at the same time are judged one after the other, so that the second sees the first.
    run(raw_connection(), _LOCK, (key64(f"findings\n{patient}"),))
    for left in reversed(range(_ATTEMPTS)):
        found = queries.enrolled(patient=patient, since=None if changed is None else since - LOOKED_BACK)
        if found is None:
            return 0
        if changed is None:
            # The time to measure again may have been up while nobody looked.
            asked = (one.at for one in found.standing if one.asks_again and one.at is not None)
            since = min([since, *(one for one in asked if one >= at - LOOKED_BACK)])
            if _was_blind(found):
                # What came while nothing could be judged has never been, also where somebody has handled that.
                since = (at - LOOKED_BACK).replace(microsecond=0)
        try:
            return _keep_true(
                patient,
                found,
                since=since,
                changed=changed,
                wide=min(wide or since, since),
                old=old,
                by=by,
                at=at,
            )
        except VersionConflict:
            # Somebody has handled a finding meanwhile. No value is lost for that: what they did is read, and left alone.
            if not left:
                raise
    raise AssertionError("The last attempt returns or raises.")


def _keep_true(  # noqa: PLR0913 - what is judged, by whom and when
    patient: int,
    found: Enrolled,
    *,
    since: datetime,
    changed: Sequence[str] | None,
    wide: datetime,
    old: Sequence[Tree],
    by: Actor,
    at: datetime,
) -> int:
    """Store what makes the findings that stand say what judging says; how many that were.

    With what has `changed` nothing is looked for that is missing: nobody waits for it while a value is stored. What is green is
    told since `wide`.
    """
    courses = [course for course, _ in found.courses]
    everything = changed is None
    resources = [
        *queries.series(patient=patient, courses=courses, since=wide, missing=everything),
        *found.tasks,
    ]
    said: list[Judgement] = []
    every: list[Judgement] = []
    came = set()
    followed = gathering.known_in_each(found.courses, resources, at=at)
    slipped = slips(followed, at=at)
    for course, known in followed:
        around = judgements(course, known, since=wide, at=at, slips_found=slipped)
        every += around
        judged = [each for each in around if each.at >= since]
        came |= {f"{course.programme.key}:{each.measurement}" for each in judged}
        said += judged
        said += _of_old_clock(course, old, found.standing, at)
        if everything:
            said += missing(course, known, at=at)
            said += to_agree(course, around)
    green.keep(raw_connection(), patient=patient, judged=every, since=wide, at=at)
    keys = {course.programme.key for course in courses}
    paused, agreed = _paused(gathering.pauses(resources), at)
    scope = Scope(
        keys,
        since,
        changed or (),
        missing=everything,
        paused=paused,
        agreed=agreed,
        came=came,
        slips={each.id for each in slipped},
    )
    puts = list(settled(said, found.standing, scope, patient=found.patient))
    puts += _beside(found, everything=everything, at=at)
    changes = [_change(put) for put in puts]
    changes += _asked_about(found, at) if everything else ()
    if changes:
        gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)
    return len(puts)


def _beside(found: Enrolled, *, everything: bool, at: datetime) -> Iterator[Put]:
    """What is told of a programme rather than of a value."""
    courses = [course for course, _ in found.courses]
    if everything:
        yield from blind.over(found.standing, {course.programme.key for course in courses})
        yield from unagreed.over(found.standing, courses)
    else:
        moment = at.astimezone(here().zone)
        yield from blind.told(found.blind, found.standing, patient=found.patient, at=moment)


def _paused(pauses: Sequence[Pause], at: datetime) -> tuple[bool, bool]:
    """Whether nothing is waited for now, and whether those who treat have said so."""
    agreed = is_paused((each for each in pauses if not each.is_own), at=at)
    return is_paused(pauses, at=at), agreed


def _asked_about(found: Enrolled, at: datetime) -> Iterator[Change]:
    """Whether a long pause is to go on, asked of whoever is responsible."""
    responsible = next(filter(None, (one.responsible for _, one in found.courses)), "")
    for tree, once in asking.wanted(found.tasks, responsible=responsible, at=at):
        yield Create(composed(orjson.dumps(tree)), if_none_exist=once)
    for tree in asking.needless(found.tasks, at=at):
        version = int(tree["meta"]["versionId"])
        yield Update(composed(orjson.dumps(tree)), str(tree["id"]), if_match=version)


def _of_old_clock(
    course: Course, old: Sequence[Tree], standing: Sequence[Finding], at: datetime
) -> Iterator[Judgement]:
    for tree in old:
        name = f"Observation/{tree['id']}"
        # When it came first is told by the finding of it, and what somebody corrects long after came at its time.
        of_it = [one.at for one in standing if one.is_of_old_clock and name in one.of]
        if of_it or tree.get("meta", {}).get("versionId", "1") == "1":
            came = of_it[0] if of_it and of_it[0] is not None else at
            for key in measured_in(tree, course.programme):
                one = of_old_clock(course, key, id=name, at=came)
                if one is not None:
                    yield one


def _was_blind(found: Enrolled) -> bool:
    keys = {course.programme.key for course, _ in found.courses}
    return any(one.is_blind and not one.closed and one.programme in keys for one in found.standing)


def _change(put: Put) -> Change:
    document = composed(orjson.dumps(put.tree))
    if put.of is None:
        return Create(document)
    return Update(document, put.of.id, if_match=put.of.version)
