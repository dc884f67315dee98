"""What was just done, told on the next page alone, and for ten seconds: what was one patient's is not said beside another.

It can be undone for as long as it is the last."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.http import HttpRequest

from sharedcare.care.findings.acting.types import Undoable
from sharedcare.clinic.worklist.page import Toast
from sharedcare.clinic.worklist.words import Words

SHOWN_FOR = timedelta(seconds=10)
_KEPT = "worklist"


def tell(
    request: HttpRequest,
    what: str,
    *,
    at: datetime,
    undo: Sequence[Undoable] = (),
    says: str = "",
    count: int = 1,
) -> None:
    """Have the next page say what was done: `what` is one of the keys of the words, `says` a name or a whole refusal."""
    request.session[_KEPT] = {
        "what": what,
        "says": says,
        "count": count,
        "at": at.isoformat(),
        "undo": [[one.type, one.id, one.version] for one in undo],
    }


def undoable(request: HttpRequest) -> list[Undoable]:
    """What the last act stored; nothing when there was none, or it was taken back."""
    kept = request.session.get(_KEPT, {})
    return [Undoable(*one) for one in kept.get("undo", ())]


def toast_of(request: HttpRequest, words: Words, *, at: datetime) -> Toast | None:
    """What to say on this page; nothing once it was said, or ten seconds have passed."""
    kept = request.session.get(_KEPT)
    if not kept or kept.get("is_said") or at - datetime.fromisoformat(kept["at"]) > SHOWN_FOR:
        return None
    request.session[_KEPT] = {**kept, "is_said": True}
    what, says = kept["what"], kept["says"]
    if what == "refused":
        return Toast(says, is_refusal=True, may_undo=False)
    said = words.done[what].format(kept["count"] if what == "looked-many" else says)
    return Toast(said, is_refusal=False, may_undo=bool(kept["undo"]))
