"""The worklist: who stands there, tab by tab and page by page."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from sharedcare.access import looks
from sharedcare.access.asked import is_only_asked, only_asked_about
from sharedcare.access.errors import NotVisible
from sharedcare.access.rights import WITH_PATIENTS
from sharedcare.access.rounds import Round
from sharedcare.care.findings.acting.rules import may_act
from sharedcare.care.monitoring.queries import duties
from sharedcare.care.publishing.queries import shelf
from sharedcare.clinic.seen.queries import lately
from sharedcare.clinic.worklist import looking
from sharedcare.clinic.worklist.building import ON_A_PAGE, only_asked, row, tabs
from sharedcare.clinic.worklist.by_rule import by_rule
from sharedcare.clinic.worklist.colleagues import named_colleagues
from sharedcare.clinic.worklist.duty import off_duty, on_duty
from sharedcare.clinic.worklist.flash import toast_of
from sharedcare.clinic.worklist.in_roles import in_roles
from sharedcare.clinic.worklist.limiting import setters
from sharedcare.clinic.worklist.page import Panel, Toast, WorklistPage
from sharedcare.clinic.worklist.panel import Around, Reader, panel
from sharedcare.clinic.worklist.part import Part, part_of, programmes
from sharedcare.clinic.worklist.sent import NOTHING, Sent
from sharedcare.clinic.worklist.share import share
from sharedcare.clinic.worklist.voice import Voice, voice_of
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Key
from sharedcare.ui.markup import escaped, html
from sharedcare.visiting import waiting
from sharedcare.visiting.signed_in import Visitor, signed_in
from sharedcare.worklist.details import heads
from sharedcare.worklist.noise import led_to
from sharedcare.worklist.opened import opened
from sharedcare.worklist.queries import team_list
from sharedcare.worklist.read import Line, lines
from sharedcare.worklist.reviews import holds_reviews
from sharedcare.worklist.rules import UNSEEN_AFTER, filed
from sharedcare.worklist.types import Standing, Tab

STYLES = ("worklist.css",)


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is to show: which part, how many are on the list, who of that part stands in each tab, and the lines of one page. `asked` are the
    hand-overs (ids) of those of them, by patient, about whom the reader's organisation is only asked."""

    part: Part
    begins: int
    many: int
    by_tab: dict[Tab, list[Standing]]
    lines: list[Line]
    asked: dict[str, str]

    @property
    def chosen(self) -> list[Standing]:
        """Who stands in this tab."""
        return self.by_tab[self.part.tab]


@require_safe
@signed_in
def worklist(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The list of the reader's team: `?tab=`, `?programme=`, `?from=` a place in it, `?open=` a patient."""
    return page_of(request, visitor, opened=request.GET.get("open", ""))


def page_of(
    request: HttpRequest, visitor: Visitor, *, opened: str, sent: Sent = NOTHING, status: int = 200
) -> HttpResponse:
    """The list with the row of this patient (id) open, and in it what was `sent` and has to be mended. Raises NotPermitted."""
    if not visitor.finds_patients or visitor.by.post is None:
        raise visitor.refusal(WITH_PATIENTS)
    part = part_of(request)
    tab = part.tab
    me = {visitor.by.post.role, visitor.by.post.organization}
    zone, voice = (
        settings.SHAREDCARE_TIME_ZONE,
        voice_of(visitor.language, zone=settings.SHAREDCARE_TIME_ZONE, at=visitor.at),
    )
    with looks.listing(by=visitor.by, at=visitor.at) as look:
        everybody = standings(visitor, look)
        reds = len(filed(everybody, me=me)[Tab.ACT]) if part.programme else None
        by_tab = filed(part.of(everybody, look), me=me)
        begins = place_in(request, by_tab[tab])
        page = by_tab[tab][begins : begins + ON_A_PAGE]
        shown = lines(look, page, tab=tab, zone=zone, at=visitor.at)
        only_asked_of = _only_asked(visitor, look, page)
    shown = in_roles(shown, today=voice.calendar.today)
    waiting.note(
        request, len(by_tab[Tab.ACT]) if reds is None else reds, role=visitor.by.role or "", at=visitor.at
    )
    beside = _panel(visitor, voice, opened, close=part.way(begins=begins), sent=sent)
    found = _Found(part, begins, len(everybody), by_tab, shown, only_asked_of)
    made = _page(request, visitor, voice, beside, found)
    if sent.problem and not (made.panel is not None and made.panel.says_what_is_wrong):
        made = replace(made, toast=Toast(sent.problem, is_refusal=True, may_undo=False))
    return rendered(request, "worklist/page.html", made, status=status)


def _only_asked(visitor: Visitor, look: Round, page: list[Standing]) -> dict[str, str]:
    """Of the patients of this page those about whom the reader's organisation is only asked, with the hand-over that waits: asked of
    nobody for whom no hand-over of theirs is on its way."""
    waiting = {
        one.key: item.key for one in page for item in reversed(one.items) if item.is_handover and item.is_ours
    }
    if not waiting:
        return {}
    wanted = [("Patient", patient, patient) for patient in waiting]
    wanted += [("Task", patient, task) for patient, task in waiting.items()]
    found = look(heads((patient, name, key) for name, patient, key in wanted), of=waiting)
    names = {one.key: one.id for one in found}
    handovers = {names[patient]: names.get(task, "") for patient, task in waiting.items() if patient in names}
    asked = only_asked_about(handovers, by=visitor.by, at=visitor.at)
    return {patient: handover for patient, handover in handovers.items() if patient in asked}


def standings(visitor: Visitor, look: Round) -> list[Standing]:
    """Everybody on the list of the reader's team."""
    seen = lately(by=visitor.by, since=visitor.at - UNSEEN_AFTER)
    return team_list(look, by=visitor.by, seen=seen, at=visitor.at)


def place_in(request: HttpRequest, found: list[Standing]) -> int:
    """The place in the list from which on it is shown: the beginning of a page, that of the last one at most."""
    asked = request.GET.get("from") or request.POST.get("from") or ""
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    last = max(len(found) - 1, 0)
    return min(wanted, last) // ON_A_PAGE * ON_A_PAGE


def _panel(visitor: Visitor, voice: Voice, patient: str, *, close: str, sent: Sent) -> Panel | None:
    """The patient whose row is open; None where no row is, or nobody is there, or not for the reader."""
    if not patient:
        return None
    try:
        found = opened(by=visitor.by, patient=patient, zone=settings.SHAREDCARE_TIME_ZONE, at=visitor.at)
    except NotVisible:
        return None
    if found is None:
        return None
    reader = Reader(
        f"PractitionerRole/{visitor.by.role}",
        may_act(visitor.by),
        setters(patient=patient, language=visitor.language, by=visitor.by, at=visitor.at),
        named_colleagues(visitor, patient, voice.tongue),
        is_only_asked(patient=patient, by=visitor.by, at=visitor.at),
        by_rule((one.rule for one in found.reasons), voice.words, visitor.language),
    )
    # Nobody is told that the reader looks at whom the reader was not shown.
    around = Around(close, looking.beside(visitor, patient), sent)
    return panel(found, led_to(by=visitor.by, at=visitor.at), voice, reader=reader, around=around)


def _page(
    request: HttpRequest, visitor: Visitor, voice: Voice, beside: Panel | None, found: _Found
) -> WorklistPage:
    words, part, begins = voice.words, found.part, found.begins
    post = visitor.by.post
    chosen = beside.patient if beside is not None else ""
    counted = {one: len(several) for one, several in found.by_tab.items()}
    keys = [programme.key for line in found.lines for programme in line.programmes]
    among = shelf()
    today = duties(keys, day=voice.calendar.today, among=among)
    ends, seen = begins + len(found.lines), looking.rows(visitor, [one.patient for one in found.lines])
    frame = visitor.frame(
        request, styles=STYLES, keys=tuple(Key(key, does) for key, does in words.keys.items())
    )
    return WorklistPage(
        frame=frame,
        words=words,
        title=f"({counted[Tab.ACT]}) {words.title}" if counted[Tab.ACT] else words.title,
        tabs=tabs(counted, part, voice),
        rows=tuple(
            replace(
                only_asked(
                    row(
                        one,
                        voice,
                        part=part,
                        begins=begins,
                        opened=chosen,
                        me=post.role if post is not None else 0,
                    ),
                    voice,
                    handover=found.asked.get(one.patient, ""),
                ),
                looking=seen.get(one.patient, ""),
            )
            for one in found.lines
        ),
        empty=words.empty[part.tab],
        programmes=programmes(among, part.programme, visitor.language),
        every=replace(part, programme="").way() if part.programme else "",
        counted=words.of.format(shown=len(found.chosen), all=found.many),
        greens=words.acknowledge_all.format(counted[Tab.ON_TARGET]) if counted[Tab.ON_TARGET] else "",
        here=_here(frame.csrf, part, begins),
        made=visitor.at.isoformat(),
        more=part.way(begins=ends) if ends < len(found.chosen) else "",
        more_said=words.more.format(min(len(found.chosen) - ends, ON_A_PAGE)),
        earlier=part.way(begins=begins - ON_A_PAGE) if begins else "",
        place=words.page.format(first=begins + 1, last=ends, all=len(found.chosen))
        if len(found.chosen) > ON_A_PAGE
        else "",
        may_act=may_act(visitor.by),
        duty=off_duty(today, voice),
        on_duty=on_duty(today, voice),
        acted=share(request, visitor),
        has_practice=holds_reviews(visitor.by),
        toast=toast_of(request, words, at=visitor.at),
        panel=beside,
    )


def _here(csrf: str, part: Part, begins: int) -> SafeString:
    """The hidden fields of every form: made once, since there are thirty of them on a page."""
    fields = {"csrfmiddlewaretoken": csrf, "tab": part.tab.value, "programme": part.programme, "from": begins}
    return html(
        "".join(
            f'<input type="hidden" name="{name}" value="{escaped(value)}">' for name, value in fields.items()
        )
    )
