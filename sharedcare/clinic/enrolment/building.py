"""From a preview, or an enrolment as it stands, to what the templates are given. Pure."""

from collections.abc import Iterable, Mapping

from sharedcare.care.enrolment.standing_in import HeldTask
from sharedcare.care.enrolment.types import Choices, Member, Preview
from sharedcare.care.mandates.rules import Mandate
from sharedcare.clinic.enrolment import moments, saying
from sharedcare.clinic.enrolment.letting import barred_levels, lacking
from sharedcare.clinic.enrolment.page import Form, LevelField, Line, Option, Statement
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.programmes.fitting import Proposed
from sharedcare.programmes.types.conditions import Judged


def form(
    found: Preview,
    choices: Choices,
    voice: Voice,
    *,
    me: Member,
    stand: Mapping[str, Mandate],
    held: Iterable[HeldTask] = (),
) -> Form:
    """The preview of a programme with what has been chosen so far. `me` is the reader, `held` the tasks whose role the team lacks, and
    `stand` where those who could be responsible, the reader among them, would stand, by reference."""
    what = found.programme
    levels_barred = barred_levels(what, stand[me.reference], voice)
    chosen = {one.reference for one in choices.team} if choices.team else None
    not_known, by_themselves = moments.by_themselves(found, choices, voice)
    return Form(
        key=what.key,
        title=voice.says(what.title.clinician),
        about=voice.says(what.about.clinician),
        fits=saying.fits(found.fit, voice),
        criteria=saying.criteria(found.fit, voice),
        warnings=saying.warnings(found.fit, voice),
        statements=statements(found.fit.statements, found.judged, voice),
        levels=levels(
            found.fit.levels,
            {key: one for key, (one, _) in choices.levels.items()} if not levels_barred else {},
            choices,
            voice,
        ),
        anchors=moments.by_hand(found, choices, voice),
        not_known=not_known,
        by_themselves=by_themselves,
        consent_stands=found.consent_stands,
        consent_ticked=bool(choices.consent),
        agreement=found.agreement,
        team=tuple(
            Option(
                one.reference,
                _called(one, voice, me),
                voice.words.sectors.get(one.role, "") or voice.words.me,
                is_chosen=one.is_proposed if chosen is None else one.reference in chosen,
            )
            for one in found.team
            if not one.is_there
        ),
        there=tuple(
            Line(_called(one, voice, me), voice.words.sectors.get(one.role, "") or voice.words.me)
            for one in found.team
            if one.is_there
        ),
        responsible=tuple(
            Option(one.reference, _called(one, voice, me), is_chosen=one.reference == choices.responsible)
            for one in found.responsible
        ),
        levels_barred=levels_barred,
        lacking=lacking(
            what,
            (
                (_called(one, voice, me), stand[one.reference])
                for one in found.responsible
                if one.reference in stand
            ),
            voice,
        ),
        effect=saying.effect(found.before, found.after, what.key, voice, held=held),
    )


def statements(asked: Iterable[Judged], judged: Mapping[str, bool], voice: Voice) -> tuple[Statement, ...]:
    """Each statement with the answer that was given."""
    answers = {True: "yes", False: "no"}
    return tuple(
        Statement(each.key, voice.says(each.says), answers[judged[each.key]] if each.key in judged else "")
        for each in asked
    )


def levels(
    proposed: Iterable[Proposed],
    chosen: Mapping[str, str],
    choices: Choices,
    voice: Voice,
    *,
    are_set: bool = False,
) -> tuple[LevelField, ...]:
    """Each stratification: what is proposed, and what is chosen. `are_set`: what is not chosen has not been set yet."""
    return tuple(
        LevelField(
            each.stratification.key,
            voice.says(each.stratification.title),
            tuple(
                Option(
                    level.key,
                    voice.says(level.title.clinician),
                    voice.says(level.effect),
                    is_other=level.key != each.level.key,
                    is_chosen=level.key == chosen.get(each.stratification.key, each.level.key),
                )
                for level in each.stratification.by_rank
            ),
            _proposed(each, voice, is_missing=are_set and each.stratification.key not in chosen),
            choices.levels.get(each.stratification.key, ("", ""))[1],
        )
        for each in proposed
    )


def _proposed(each: Proposed, voice: Voice, *, is_missing: bool) -> str:
    told = [f"{voice.words.proposed}: {voice.says(each.level.title.clinician)}"]
    if is_missing:
        told.append(voice.words.not_set)
    if each.by_default:
        told.append(voice.words.by_default)
    if each.unsure:
        told.append(voice.words.unsure)
    return ", ".join(told)


def _called(one: Member, voice: Voice, me: Member) -> str:
    if one.reference == me.reference:
        return me.name
    return one.name or voice.words.sectors.get(one.role, one.role) or one.reference
