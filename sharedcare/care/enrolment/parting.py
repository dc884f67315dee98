"""That a patient has left programmes: who said so, when and why, as it is told for as long as the plan is."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import Tree, moment, our_codes, parts_of, who_of
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse

_MOST = "50"


@dataclass(frozen=True, slots=True)
class Left:
    """`programme` is its key, `tree` the EpisodeOfCare that ended, `by` a reference or the operator."""

    programme: str
    tree: Tree
    by: str
    at: datetime
    why: str


def left(*, patient: str, by: Actor, at: datetime) -> list[Left]:
    """The programmes that the patient has left, the first before. Raises NotPermitted."""
    query = parse("EpisodeOfCare", [("patient", patient), ("status", "finished"), ("_count", _MOST)])
    trees = (
        orjson.loads(one.content) for one in looks.search(by=by, query=query, at=at).matches if one.content
    )
    found = (_left(one, here().zone) for one in trees)
    return sorted((one for one in found if one is not None), key=lambda one: one.at)


def _left(tree: Tree, zone: tzinfo) -> Left | None:
    """None of one that another system has ended, which does not say so in our words."""
    programme = next(iter(our_codes(tree.get("type", ()), "programme")), "")
    told = next(parts_of(tree, "left"), None)
    when = None if told is None else moment(told.get("at"), zone)
    if told is None or when is None or not programme:
        return None
    return Left(programme, tree, who_of(told.get("by")), when, str(told.get("why") or ""))
