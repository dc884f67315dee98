"""What has to be stored, so that the findings that stand say what judging says now. Pure.

To judge twice stores nothing twice. What somebody has handled is left as it is, whatever judging says now; but what is red now
and was handled as something less is open again, where the value is another one than they saw, or they only noted it as seen.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sharedcare.care.findings import fhir
from sharedcare.care.findings.acting import fhir as acting
from sharedcare.care.findings.acting.types import Outcome
from sharedcare.care.findings.types import Finding, Put, Tree
from sharedcare.programmes.judging.types import Colour, Judgement, Unjudged
from sharedcare.programmes.types.words import Text

_NOT_EACH = (Unjudged.NO_LIMIT, Unjudged.NO_REFERENCE)
"""That nothing is agreed is not told with every value: of a reference it is told once (`agreeing.py`)."""
_CHANGED = Text(da="Værdien er rettet eller taget tilbage.", en="The value has been corrected or withdrawn.")
_SLIP = Text(
    da="Værdien blev målt igen, som der var bedt om, og den nye måling viser det ikke. Den første regnes ikke med.",
    en="The value was measured again, as was asked for, and the new measurement does not show it. The first one is not counted.",
)
_OTHERWISE = Text(
    da="En ny måling, en rettelse eller en senere aftale gør, at det ikke gælder mere.",
    en="A new measurement, a correction or a later agreement means that it no longer holds.",
)
_CAME = Text(da="Der mangler ikke noget mere.", en="Nothing is missing any more.")
_JUDGED = Text(da="Målingen er vurderet nu.", en="The measurement has been judged now.")
_PAUSED = Text(
    da="Det kom ikke, og nu er der pause i målingerne.", en="It did not come, and measuring is paused now."
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What was judged: of which programmes, everything taken since when, and which resources may have been there before.
    `missing`: whether all that is missing was looked for (`paused`: nothing is waited for now, `agreed` where those who treat have
    said so); else only what `came` (`<programme>:<key>`) is not missing any more. `slips` are the values (references) that were measured
    again and not found again."""

    programmes: Collection[str]
    since: datetime
    changed: Collection[str] = ()
    missing: bool = False
    paused: bool = False
    agreed: bool = False
    came: Collection[str] = ()
    slips: Collection[str] = ()

    def holds(self, one: Finding) -> bool:
        """Whether judging has said of this finding whether it still is."""
        if one.is_unjudged_value:
            return one.at is not None and one.at >= self.since
        if one.programme not in self.programmes or one.is_blind or one.is_unagreed:
            return False
        if one.is_of_old_clock:
            return bool(set(one.of) & set(self.changed))
        if one.is_missing:
            if one.key.partition(":missing:")[0] in self.came:
                return True
            # Of whom nobody has heard for so long that it is red, somebody has to hear: their own holiday is no answer.
            is_left = one.severity == "high" and self.paused and not self.agreed
            return self.missing and not is_left
        return bool(set(one.of) & set(self.changed)) or (one.at is not None and one.at >= self.since)


def is_told(one: Judgement) -> bool:
    """Whether a judgement becomes a finding. Green does not."""
    if one.colour is Colour.NOT_JUDGED:
        return one.unjudged not in _NOT_EACH or not one.id
    return one.colour is not Colour.GREEN


def settled(
    judgements: Iterable[Judgement], standing: Sequence[Finding], scope: Scope, *, patient: str
) -> Iterator[Put]:
    """What is to be stored; `patient` is a reference."""
    wanted = {one.key: one for one in judgements if is_told(one)}
    known = {one.key: one for one in standing if one.key}
    for key, one in wanted.items():
        found = known.get(key)
        if found is None:
            if not _is_told_already(one, standing):
                yield Put(fhir.issue(one, patient=patient))
        elif found.is_open or (found.status == "cancelled" and found.closed) or _is_graver(one, found, scope):
            anew = fhir.rejudged(found.tree, fhir.issue(one, patient=patient))
            if _says_other(anew, found.tree):
                yield Put(anew, found)
    for one_that_stands in known.values():
        if one_that_stands.is_open and one_that_stands.key not in wanted and scope.holds(one_that_stands):
            yield Put(fhir.closed(one_that_stands.tree, _because(one_that_stands, scope)), one_that_stands)


def _is_graver(one: Judgement, found: Finding, scope: Scope) -> bool:
    """Whether what somebody has handled is red now, and they have not acted on that."""
    if one.colour is not Colour.RED or found.severity == "high" or found.status != "final":
        return False
    done = acting.done(found.tree)
    is_corrected = bool(set(found.of) & set(scope.changed))
    return is_corrected or (done is not None and done.outcome == Outcome.ACKNOWLEDGED)


def _because(one: Finding, scope: Scope) -> Text:
    if one.is_missing:
        return _PAUSED if scope.paused and one.key.partition(":missing:")[0] not in scope.came else _CAME
    if one.is_unjudged_value and not set(one.of) & set(scope.changed):
        return _JUDGED
    if set(one.of) & set(scope.changed):
        return _CHANGED
    return _SLIP if set(one.rests_on) & set(scope.slips) else _OTHERWISE


def _is_told_already(one: Judgement, standing: Sequence[Finding]) -> bool:
    """Whether somebody else, a person or another system, has told of this value as pressingly."""
    pressing = {Colour.RED: ("high",), Colour.YELLOW: ("high", "moderate")}.get(one.colour, ())
    return bool(one.id) and any(
        not each.key and one.id in each.of and each.severity in pressing and each.status != "cancelled"
        for each in standing
    )


def _says_other(anew: Tree, tree: Tree) -> bool:
    store = ("meta", "id", "resourceType")
    return any(anew.get(key) != tree.get(key) for key in {*anew, *tree} if key not in store)
