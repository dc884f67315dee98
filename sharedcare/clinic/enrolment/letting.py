"""What of the programme's page the reader may not do, and who may: said in place of a form that would be refused. Pure."""

from collections.abc import Sequence

from sharedcare.care.mandates.rules import CHANGE_PLAN, CLOSE, SET_GOALS, WRITE, Mandate
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import ReferenceValue

_NEEDS = {
    "judge": WRITE,
    "level": CHANGE_PLAN,
    "anchor": WRITE,
    "move": CHANGE_PLAN,
    "leave": CLOSE,
    "decide": SET_GOALS,
}


def who_may_agree(what: Programme, reference: ReferenceValue, mandate: Mandate, voice: Voice) -> str:
    """Who may agree on a value of the patient's own; empty where the reader may."""
    if mandate.is_named(what, reference.set_by):
        return ""
    titles = (voice.says(role.title) for role in what.roles if role.key in reference.set_by)
    return voice.words.who_may.format(who=", ".join(dict.fromkeys(titles)))


def barred(what: Programme, every: Sequence[Programme], mandate: Mandate, voice: Voice) -> dict[str, str]:
    """For each thing that the reader may not do who may. A conflict of goals is decided by whoever sets goals in one of them all."""
    found = {}
    for act, right in _NEEDS.items():
        programmes = every if act == "decide" else [what]
        if not mandate.may(right, programmes):
            titles = [voice.says(role.title) for one in programmes for role in one.roles if right in role.may]
            found[act] = voice.words.who_may.format(who=", ".join(dict.fromkeys(titles)))
    return found
