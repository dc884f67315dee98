"""How far the drugs of a programme have come, as the pages of those who treat say it beside the goal. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor

from sharedcare.access import gate
from sharedcare.access.types import Action, Actor, Need
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.drug_names import drug_names
from sharedcare.overview.fhir.elements import Tree
from sharedcare.programmes.combining.types import Followed
from sharedcare.programmes.dosing import Taken, Titrated, titrated
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.holding import Holds
from sharedcare.programmes.telling import said, small, unit_in
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.goals import Dosed, Prescribed, Target
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.numbers import shortest


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said in one language. What stands in braces is filled in."""

    at_target: str
    at_share: str
    prescribed: str
    lacking: str
    share: str
    tolerated: str
    not_taken: str
    not_known: str
    no_target: str
    open: str


WORDS = {
    "da": Words(
        at_target="{count} af {of} på måldosis",
        at_share="{count} af {of} på mindst {share} af måldosis",
        prescribed="{count} af {of} ordineret",
        lacking="mangler {those}",
        share="{drug} {share} ({taken} af {target} i døgnet)",
        tolerated="{says}, højeste dosis, der tåles",
        not_taken="{drug}: tages ikke",
        not_known="{drug}: dosis er ikke skrevet som tal",
        no_target="{drug}: forløbet har ingen måldosis",
        open="{drug}: måldosis kan ikke afgøres af det, der vides",
    ),
    "en": Words(
        at_target="{count} of {of} at target dose",
        at_share="{count} of {of} at {share} of the target dose or more",
        prescribed="{count} of {of} prescribed",
        lacking="{those} missing",
        share="{drug} {share} ({taken} of {target} a day)",
        tolerated="{says}, the highest dose that is tolerated",
        not_taken="{drug}: not taken",
        not_known="{drug}: the dose is not written in numbers",
        no_target="{drug}: the programme has no target dose",
        open="{drug}: the target dose cannot be told from what is known",
    ),
}


def sees_medicine(by: Actor) -> bool:
    """Whether somebody reads what patients take: nobody else can be told what is not taken."""
    return all(
        gate.permits(by, Need(Action.READ, kind)) for kind in ("MedicationStatement", "MedicationRequest")
    )


def towards(
    followed: Iterable[Followed], trees: Iterable[Tree], tongue: Tongue
) -> dict[tuple[str, str], str]:
    """By programme and key of each goal that drugs show: how far they have come. `trees` are what the patient takes, as it is called."""
    names = {code: tongue.says(name).words for code, name in drug_names(trees).items()}
    return {
        (one.programme.key, goal.key): says
        for one in followed
        for goal in one.programme.goals
        if (says := progress(goal.target, one.facts, one.programme, names, tongue.language))
    }


def progress(
    target: Target, facts: Facts, programme: Programme, names: Mapping[str, str], language: str
) -> str:
    """How far one goal has come; empty for one that no drugs show. `names` are what drugs are called, by code."""
    words = WORDS[language]
    match target:
        case Dosed():
            groups = titrated(target.drugs, facts, programme)
            count = sum(one.has_come_to(target.percent) is Holds.YES for one in groups)
            is_whole = target.percent == 100
            share = with_unit(shortest(target.percent, language), "%", language)
            first = (words.at_target if is_whole else words.at_share).format(
                count=count, of=len(groups), share=share
            )
            return ". ".join((first, "; ".join(_said(one, names, language) for one in groups)))
        case Prescribed():
            groups = titrated(target.drugs, facts, programme)
            lacking = [small(said(one.group.title, language)) for one in groups if not one.taken]
            first = words.prescribed.format(count=len(groups) - len(lacking), of=len(groups))
            return f"{first}: {words.lacking.format(those=', '.join(lacking))}" if lacking else first
    return ""


def _said(one: Titrated, names: Mapping[str, str], language: str) -> str:
    words, best = WORDS[language], one.best
    title = said(one.group.title, language)
    says = (
        words.not_taken.format(drug=title)
        if best is None
        else _taken(best, names.get(best.drug, title), language)
    )
    return words.tolerated.format(says=says) if one.is_tolerated else says


def _taken(one: Taken, drug: str, language: str) -> str:
    words = WORDS[language]
    if one.is_open:
        return words.open.format(drug=drug)
    if one.target is None:
        return words.no_target.format(drug=drug)
    if one.percent is None or one.per_day is None:
        return words.not_known.format(drug=drug)
    unit = unit_in(one.target.unit, language)
    return words.share.format(
        drug=drug,
        # What lacks a little is not all of it.
        share=with_unit(f"{floor(one.percent)}", "%", language),
        taken=shortest(one.per_day, language),
        target=with_unit(shortest(one.target.per_day, language), unit, language),
    )
