"""All programmes, one of them as a page to read, and what changed between two of its versions."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.care.publishing import queries, rules
from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.fhir import Version
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.care.publishing.types import PublishedProgramme, Status, order
from sharedcare.office.entering import Around, around, in_office
from sharedcare.office.programmes.approved import Approved, approved, in_words
from sharedcare.office.programmes.reading import Chapter, Measured, Reading, Row
from sharedcare.office.programmes.words import WORDS, Words
from sharedcare.programmes.differing import differences
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.telling import said
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor

ROOM = "/office/programmes"
_CONFLICT = 409
Followers = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Line:
    """A version in a list. `patients` is empty for those who may not know how many follow it; `older` is how many follow another that was
    published before."""

    key: str
    version: str
    title: str
    owner: str
    approved: tuple[Approved, ...]
    is_retired: bool
    published: str
    patients: str
    older: str
    since: str = ""
    """The version before it, to compare with; and the question that leads there."""
    compare: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the template of all programmes is given. `tampered` says what is wrong with those that are not used."""

    around: Around
    words: Words
    lines: tuple[Line, ...]
    tampered: tuple[str, ...]

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@dataclass(frozen=True, slots=True)
class LayerTile:
    """A local layer: where it holds, what departs from the standard and why, and what no longer fits."""

    place: str
    title: str
    version: str
    approved: str
    is_approved: bool
    departs: tuple[tuple[str, str], ...]
    unfit: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage:
    """What the template of one programme is given. `coming` is how patients come to this version, where it is the newest and nobody
    follows it."""

    around: Around
    words: Words
    line: Line
    about: str
    valid_from: str
    criteria: tuple[str, ...]
    warnings: tuple[str, ...]
    versions: tuple[Line, ...]
    coming: str
    rows: tuple[Row, ...]
    measured: tuple[Measured, ...]
    also_measured: str
    chapters: tuple[Chapter, ...]
    layers: tuple[LayerTile, ...]

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@dataclass(frozen=True, slots=True)
class DiffPage:
    """What the template of a comparison is given: what happened, and to what."""

    around: Around
    words: Words
    key: str
    title: str
    heading: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@require_safe
@in_office
def programmes(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The newest version of each, and who has approved it."""
    return _list(request, visitor)


@require_safe
@in_office
def programme(request: HttpRequest, visitor: Visitor, key: str) -> HttpResponse:
    """One of them in full: the version that `version` names, else the newest."""
    try:
        found = _version(key, request.GET.get("version"))
    except NotAsPublished:
        return _list(request, visitor, status=_CONFLICT)
    return rendered(request, "programmes/one.html", _page(request, visitor, found))


@require_safe
@in_office
def diff(request: HttpRequest, visitor: Visitor, key: str) -> HttpResponse:
    """What changed from the version `from` to the version `to`, in words."""
    try:
        old, new = (_version(key, request.GET.get(name)) for name in ("from", "to"))
    except NotAsPublished:
        return _list(request, visitor, status=_CONFLICT)
    words, language = WORDS[visitor.language], visitor.language
    found = differences(old.programme, new.programme)
    groups = {kind: [said(one.said, language) for one in found if one.kind == kind] for kind in words.kinds}
    page = DiffPage(
        around=around(request, visitor, room=ROOM, styles=("programmes.css",)),
        words=words,
        key=key,
        title=said(new.head.title.clinician, language),
        heading=words.diff.format(old.head.version, new.head.version),
        groups=tuple((words.kinds[kind], tuple(those)) for kind, those in groups.items() if those),
    )
    return rendered(request, "programmes/diff.html", page)


def _list(request: HttpRequest, visitor: Visitor, *, status: int = 200) -> HttpResponse:
    shelf = queries.shelf()
    heads = shelf.published()
    newest = {one.key: one for one in reversed(heads)}
    newest |= {one.key: one for one in reversed(heads) if one.status is Status.ACTIVE}
    page = ListPage(
        around=around(request, visitor, room=ROOM, styles=("programmes.css",)),
        words=WORDS[visitor.language],
        lines=_lines(visitor, shelf, (newest[key] for key in sorted(newest))),
        tampered=tuple(one.message for one in shelf.tampered()),
    )
    return rendered(request, "programmes/list.html", page, status=status)


def _page(request: HttpRequest, visitor: Visitor, found: Version) -> ProgrammePage:
    words, language, one = WORDS[visitor.language], visitor.language, found.programme
    reading = Reading(one, language, on=visitor.calendar.today, patient=words.patient)
    shelf = queries.shelf()
    versions = _lines(visitor, shelf, (head for head in shelf.published() if head.key == one.key))
    return ProgrammePage(
        around=around(request, visitor, room=ROOM, styles=("programmes.css",)),
        words=words,
        line=next(line for line in versions if line.version == one.version),
        about=said(one.about.clinician, language),
        valid_from=visitor.calendar.whole(one.valid_from),
        criteria=tuple(said(each.says, language) for each in one.eligibility.criteria),
        warnings=tuple(said(each.says, language) for each in one.eligibility.warnings),
        versions=versions,
        coming=_coming(words, one.version, versions),
        rows=reading.rows(),
        measured=tuple(reading.measured()),
        also_measured=reading.also_measured(),
        chapters=reading.chapters(),
        layers=tuple(_layers(found, words, visitor.calendar)),
    )


def _layers(found: Version, words: Words, calendar: Calendar) -> Iterable[LayerTile]:
    language = calendar.language
    for head, result in queries.departing(key=found.head.key, version=found.head.version):
        layer = head.layer
        place = " ".join(part for part in (words.levels[layer.level], layer.organisation or "") if part)
        departs = (
            (said(text, language), words.why.format(said(each.why, language)))
            for each in result.departures
            for text in each.said
        )
        yield LayerTile(
            place,
            said(layer.title, language),
            layer.version,
            "; ".join(in_words(each, calendar) for each in layer.approvals) or words.not_approved,
            bool(layer.approvals),
            tuple(departs),
            tuple(words.unfit.format(each.mismatch.says) for each in result.left_out),
        )


def _lines(visitor: Visitor, shelf: Shelf, heads: Iterable[PublishedProgramme]) -> tuple[Line, ...]:
    words, calendar, those = WORDS[visitor.language], visitor.calendar, tuple(heads)
    counts = queries.followers(by=visitor.by, at=visitor.at) if rules.may_publish(visitor.by) else None
    lines = []
    for number, one in enumerate(those):
        before = next((each.version for each in those[number + 1 :] if each.key == one.key), "")
        many = None if counts is None else counts.get((one.key, one.version), 0)
        is_newest = one.status is Status.ACTIVE and not any(
            each.key == one.key and each.status is Status.ACTIVE for each in those[:number]
        )
        lines.append(
            Line(
                one.key,
                one.version,
                said(one.title.clinician, visitor.language),
                one.owner,
                tuple(approved(one.approvals, shelf.carried(one), calendar)),
                one.status is Status.RETIRED,
                words.published.format(calendar.whole(calendar.local(one.published_at).date())),
                _patients(words, many, is_newest=is_newest),
                _older(words, one, counts or {}),
                before,
                words.compare.format(before) if before else "",
            )
        )
    return tuple(lines)


def _version(key: str, version: str | None) -> Version:
    try:
        return queries.version_of(key=key, version=version or None)
    except NoSuchProgramme as refusal:
        newest = next((one for one in queries.published() if one.key == key), None)
        if version or newest is None:
            raise Http404 from refusal
        return queries.version_of(key=key, version=newest.version)


def _patients(words: Words, many: int | None, *, is_newest: bool) -> str:
    """How many follow a version. Nobody new comes to one that is not the newest, so that nobody follows it any more."""
    if many is None:
        return ""
    if not many:
        return words.nobody_yet if is_newest else words.nobody
    return words.patients_one if many == 1 else words.patients.format(many)


def _older(words: Words, one: PublishedProgramme, counts: Followers) -> str:
    """How many follow an older version of it; empty where nobody does, or the reader may not know."""
    many = sum(
        count
        for (key, version), count in counts.items()
        if key == one.key and order(version) < order(one.version)
    )
    return "" if not many else words.older_one if many == 1 else words.older.format(many)


def _coming(words: Words, version: str, versions: tuple[Line, ...]) -> str:
    """How patients come to a version that is the newest and that nobody follows; empty for all others."""
    line = next(each for each in versions if each.version == version)
    if line.patients != words.nobody_yet:
        return ""
    others = any(each.patients not in (words.nobody, words.nobody_yet) for each in versions)
    told = words.from_now_on.format(version)
    return f"{told} {words.to_be_moved}" if others else told
