"""Writing down what was found of an unusual look."""

from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.emergency.errors import NotInYourRole, OwnLook
from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.patterns import fhir
from sharedcare.access.patterns.errors import NoteNeeded
from sharedcare.access.patterns.types import Pattern, Verdict
from sharedcare.access.types import Actor
from sharedcare.records.document import parse
from sharedcare.records.types import Create


def judge(*, pattern: Pattern, verdict: Verdict, note: str, by: Actor, at: datetime) -> None:
    """Add what was found of the looks that this pattern is made of. It counts for those alone: with the next such look
    the pattern waits again. Raises NotInYourRole, OwnLook or NoteNeeded."""
    if not may_judge(by) or by.role is None:
        raise NotInYourRole("Only the data protection officer looks into unusual looks.")
    if by.account in pattern.accounts:
        raise OwnLook("These are looks of your own: another data protection officer looks into them.")
    note = note.strip()
    if not note:
        raise NoteNeeded("Write what you looked into and what you found: others read it later.")
    tree = fhir.finding(pattern, verdict=verdict, note=note, role=by.role, at=at)
    gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)))], at=at)
