"""What of the programme's page the reader may not do, and who may: said in place of a form that would be refused. Pure."""

from collections.abc import Iterable, Sequence

from sharedcare.care.mandates.rules import CHANGE_PLAN, CLOSE, DECIDES, SET_GOALS, WRITE, Mandate
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.clinic.handover.lacking import sentences
from sharedcare.clinic.handover.receiving_words import WORDS as RECEIVING
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import ReferenceValue
from sharedcare.ui.markup import within

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


def barred_levels(what: Programme, mandate: Mandate, voice: Voice) -> str:
    """Who decides the level at the enrolment, and that the proposal holds until then; empty where the reader decides."""
    if mandate.may(CHANGE_PLAN, [what]):
        return ""
    return (
        f"{voice.words.who_may.format(who=_deciders(what, voice)[CHANGE_PLAN])} {voice.words.levels_proposed}"
    )


def lacking(what: Programme, candidates: Iterable[tuple[str, Mandate]], voice: Voice) -> tuple[str, ...]:
    """What those who could be responsible (name, and where they would stand) do not decide by the programme, and who does."""
    words, may = RECEIVING[voice.language], _deciders(what, voice)
    several: dict[frozenset[str], list[str]] = {}
    for name, mandate in candidates:
        lacks = frozenset(DECIDES) - mandate.rights([what])
        if lacks and name:
            several.setdefault(lacks, []).append(name)
    title = within(voice.says(what.title.clinician))
    return tuple(
        said
        for lacks, names in several.items()
        for said in sentences(lacks, may, words.lacks, words, who="; ".join(names), what=title)
    )


def _deciders(what: Programme, voice: Voice) -> dict[str, str]:
    return {
        right: ", ".join(dict.fromkeys(voice.says(role.title) for role in what.roles if right in role.may))
        for right in DECIDES
    }


def barred(what: Programme, every: Sequence[Programme], mandate: Mandate, voice: Voice) -> dict[str, str]:
    """For each thing that the reader may not do who may. A conflict of goals is decided by whoever sets goals in one of them all."""
    found = {}
    for act, right in _NEEDS.items():
        programmes = every if act == "decide" else [what]
        if not mandate.may(right, programmes):
            titles = [voice.says(role.title) for one in programmes for role in one.roles if right in role.may]
            found[act] = voice.words.who_may.format(who=", ".join(dict.fromkeys(titles)))
    return found
