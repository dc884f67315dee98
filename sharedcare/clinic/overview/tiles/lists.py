"""The tiles that are lists of what stands: problems and team, medicines, messages and notes."""

from sharedcare.clinic.overview import page
from sharedcare.clinic.overview.lines import lines
from sharedcare.clinic.overview.reach import Room, said_more
from sharedcare.clinic.overview.tiles.doses import dose, share
from sharedcare.clinic.overview.tiles.gaps import told
from sharedcare.clinic.overview.voice import Voice
from sharedcare.overview.types import Medicine, Member, Note, Overview, Problem
from sharedcare.ui.markup import Said, filled, html, joined
from sharedcare.ui.parts import sign

_PROBLEMS = Room(3, 5, 8)
_TEAM = Room(3, 5, 7)
_MEDICINES = Room(3, 4, 5)
_NOTES = Room(3, 3, 4)
_SIGNS = {"up": "↑", "down": "↓", "changed": "±", "started": "+", "stopped": "\N{MULTIPLICATION SIGN}"}


def team(overview: Overview, voice: Voice) -> page.Team:
    """What is wrong, and who is in it."""
    words, problems, members = voice.words.tiles, overview.problems, overview.team
    kept = told("team", overview.narrowed, voice)
    return page.Team(
        head=page.Head(
            number=3,
            title=words.problems,
            keys="3",
            note=words.problems_count[len(problems) > 1].format(len(problems)) if problems else "",
            more=_hidden(len(problems), len(members), voice),
            new=voice.new(is_new=any(each.is_new for each in problems)),
            empty="" if problems else words.problems_empty,
        ),
        problems=lines(_problem(each, place, voice) for place, each in enumerate(problems)),
        team=lines(_member(each, place, voice) for place, each in enumerate(members)),
        team_title=words.team,
        team_empty="" if members else f"{kept}." if kept else words.team_empty,
    )


def _hidden(problems: int, members: int, voice: Voice) -> page.Text:
    narrow, usual, tall = (
        max(problems - room, 0) + max(members - people, 0)
        for room, people in zip(
            (_PROBLEMS.narrow, _PROBLEMS.usual, _PROBLEMS.tall),
            (_TEAM.narrow, _TEAM.usual, _TEAM.tall),
            strict=True,
        )
    )
    return said_more((narrow, usual, tall), voice.words.more)


def _problem(problem: Problem, place: int, voice: Voice) -> page.Row:
    return page.Row(
        step=_PROBLEMS.step(place),
        href=voice.source(problem.ref),
        text=voice.says(problem.name),
        aside=Said(problem.code),
        when=voice.calendar.tag(str(problem.since.year), problem.since) if problem.since else "",
        more=joined("", voice.sector(problem.by), voice.who(problem.by)) if problem.by else "",
        new=voice.new(is_new=problem.is_new),
    )


def _member(member: Member, place: int, voice: Voice) -> page.Row:
    words, (name, role) = voice.words.tiles, voice.called(member.party)
    whole = voice.says(member.party.organization)
    when: page.Text = ""
    if member.is_responsible:
        when = words.team_responsible
    elif member.is_asked:
        when = words.team_asked
    elif member.starts:
        said = words.starts.format(voice.calendar.plain(member.starts))
        when = voice.calendar.tag(said, member.starts)
    return page.Row(
        step=_TEAM.step(place),
        href=f"tel:{member.party.phone}" if member.party.phone else "",
        chip=voice.sector(member.party),
        text=name,
        aside=role,
        when=when,
        more=joined(", ", whole if whole != name else "", member.party.phone),
        look="leads" if member.is_responsible else "",
    )


def medicines(overview: Overview, voice: Voice) -> page.Rows:
    """What is taken, the latest changes first."""
    words = voice.words.tiles
    found = sorted(overview.medicines, key=lambda each: each.change is None)
    active = sum(not _is_stopped(each) for each in found)
    rows = lines(_medicine(each, _MEDICINES.step(place), voice) for place, each in enumerate(found))
    return page.Rows(
        head=page.Head(
            number=7,
            title=words.medicines,
            keys="7",
            note=words.medicines_note.format(active) if found else "",
            more=_MEDICINES.more(len(found), voice.words.more),
            new=voice.new(is_new=any(each.is_new for each in found)),
            empty="" if found else words.medicines_empty,
        ),
        groups=(page.Group(title="", step="", rows=rows),) if rows else (),
    )


def _is_stopped(medicine: Medicine) -> bool:
    return medicine.change is not None and medicine.change.kind == "stopped"


def _medicine(medicine: Medicine, step: str, voice: Voice) -> page.Row:
    change, plans = medicine.change, voice.words.plans
    reason = filled(plans.for_reason, voice.says(medicine.reason)) if medicine.reason else ""
    since = voice.words.tiles.since.format(voice.calendar.plain(medicine.since)) if medicine.since else ""
    by = joined(", ", *voice.called(change.by)) if change else ""
    return page.Row(
        step=step,
        href=voice.source(medicine.ref),
        sign=sign(_SIGNS[change.kind], plans.kinds[change.kind]) if change else sign("", ""),
        text=voice.says(medicine.name),
        dose=html(f"{dose(medicine, voice)}{share(medicine, voice)}"),
        when=html(f"{voice.day(change.on)} {voice.sector(change.by)}") if change else "",
        more=joined(" · ", reason, since, by),
        new=voice.new(is_new=medicine.is_new),
        look=f"dose-{change.kind}" if change else "",
    )


def notes(overview: Overview, voice: Voice) -> page.Rows:
    """What was written, the newest first."""
    words, found = voice.words.tiles, overview.notes
    rows = lines(_note(each, _NOTES.step(place), voice) for place, each in enumerate(found))
    return page.Rows(
        head=page.Head(
            number=8,
            title=words.notes,
            keys="8 b",
            more=_NOTES.more(len(found), voice.words.more),
            new=voice.new(is_new=any(each.is_new for each in found)),
            empty="" if found else words.notes_empty,
        ),
        groups=(page.Group(title="", step="", rows=rows),) if rows else (),
    )


def _note(note: Note, step: str, voice: Voice) -> page.Row:
    plans = voice.words.plans
    kind = plans.message if note.is_message else plans.note
    state = plans.unread if note.is_unread else ""
    return page.Row(
        step=step,
        href=voice.source(note.ref),
        chip=voice.sector(note.sender),
        text=voice.says(note.text),
        when=voice.moment(note.sent),
        more=joined(" · ", voice.who(note.sender), voice.says(note.topic), kind, state),
        new=voice.new(is_new=note.is_new),
        look="unread" if note.is_unread else "",
    )
