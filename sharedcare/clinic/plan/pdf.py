"""The plan as PDF, A4: for the patient one page in large letters, for the clinician two columns on two pages. No clock and no database.

The fonts are those of the pages, unpacked from WOFF2 so that nothing has to be installed to read them. They hold Latin letters;
a letter that they lack comes out as a question mark, which a print from the browser does not have.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sharedcare.clinic.plan.journal import plain
from sharedcare.clinic.plan.page import Row
from sharedcare.clinic.plan.printing import Line, PrintPage
from sharedcare.clinic.plan.sheet import Part, Piece, Sheet

_PATIENTS = (15.0, 14.0, 13.0, 12.0, 11.0)
_CLINICIANS = (10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes of letters, the largest that does not take more pages than are meant."""


def pdf(page: PrintPage, *, at: datetime) -> bytes:
    """The file. `at` is when it was made, which the file says too."""
    sizes, pages = (_PATIENTS, 1) if page.is_patients else (_CLINICIANS, 2)
    drawn = _drawn(page, sizes[0], at)
    for size in sizes[1:]:
        if drawn.pages <= pages:
            break
        drawn.close()
        drawn = _drawn(page, size, at)
    return drawn.bytes()


def _drawn(page: PrintPage, size: float, at: datetime) -> Sheet:
    words, person = page.words, page.plan.person
    title = words.your_plan if page.is_patients else words.title
    sheet = Sheet(
        size=size,
        columns=1 if page.is_patients else 2,
        foot=f"{title} · {person} · {page.stamp}",
        title=words.title,
        language=page.frame.look.language,
        at=at,
    )
    sheet.title(title, person)
    for part in _patients(page) if page.is_patients else _clinicians(page):
        sheet.part(part)
    return sheet


def _patients(page: PrintPage) -> Iterator[Part]:
    words = page.words
    yield Part(words.your_wishes, [Piece(f"»{one.text.words}«") for one in page.wishes])
    yield Part(words.your_happens, _said(page.happens))
    yield Part(words.your_aims, _said(page.aims))
    yield Part(words.your_agreements, _said(page.agreements))
    yield Part(words.your_ill, [Piece(what, under=says, is_strong=True) for what, says in page.ill])
    yield Part(words.call, [Piece(f"{place} {phone}", is_strong=True) for place, phone in page.phones])


def _clinicians(page: PrintPage) -> Iterator[Part]:
    words, plan = page.words, page.plan
    yield Part(
        words.responsible,
        [
            Piece(one.programme.words, under=plain(one.who) or words.nobody, is_strong=True)
            for one in plan.responsible
        ],
    )
    yield Part(words.wishes, _rows(plan.wishes))
    yield Part(words.targets, _rows(plan.targets))
    yield Part(words.aims, _rows(plan.aims))
    for group in (*plan.times, *plan.lists):
        yield Part(group.title, _rows(group.rows))


def _said(lines: Iterable[Line]) -> list[Piece]:
    return [
        Piece(one.text.words, beside=plain(one.when), under=plain(one.who), is_strong=bool(plain(one.when)))
        for one in lines
    ]


def _rows(rows: Iterable[Row]) -> list[Piece]:
    """What stands beside a line says with words what a shape says on the page."""
    return [
        Piece(
            row.text.words,
            beside=" · ".join(filter(None, (row.stands, plain(row.state), plain(row.when)))),
            under=plain(row.more),
            is_urgent=bool(row.look),
        )
        for row in rows
    ]
