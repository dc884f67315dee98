"""The plan as PDF, A4: for the patient one page in large letters, for the clinician the whole plan. No clock and no database.

The fonts are those of the pages, unpacked from WOFF2 so that nothing has to be installed to read them. They hold Latin letters;
a letter that they lack comes out as a question mark, which a print from the browser does not have.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from sharedcare.clinic.plan.journal import plain
from sharedcare.clinic.plan.page import Row
from sharedcare.clinic.plan.printing import Line, PrintPage

_FONTS = Path(__file__).with_name("fonts")
_FACE, _INK, _QUIET, _TITLE = "Plex", (26, 26, 26), (75, 86, 96), (13, 43, 69)
_MARGIN = 16
_LETTERS = frozenset(TTFont(_FONTS / "plex-sans-400.ttf").getBestCmap())


def pdf(page: PrintPage, *, at: datetime) -> bytes:
    """The file. `at` is when it was made, which the file says too."""
    sheet = _Sheet(size=15 if page.is_patients else 9.5, stamp=page.stamp, title=page.words.title, at=at)
    words, plan = page.words, page.plan
    if page.is_patients:
        sheet.title(words.your_plan, plan.person)
        sheet.part(words.your_wishes, [(f"»{one.text.words}«", "") for one in page.wishes])
        sheet.part(words.your_happens, _said(page.happens))
        sheet.part(words.your_aims, _said(page.aims))
        sheet.part(words.your_agreements, _said(page.agreements))
        if page.phone:
            sheet.part(words.call, [(page.phone, "")])
        return sheet.bytes()
    sheet.title(words.title, plan.person)
    sheet.part(
        words.responsible, [(one.programme.words, plain(one.who) or words.nobody) for one in plan.responsible]
    )
    sheet.part(words.wishes, _rows(plan.wishes))
    sheet.part(words.targets, _rows(plan.targets))
    sheet.part(words.aims, _rows(plan.aims))
    for group in (*plan.times, *plan.lists):
        sheet.part(group.title, _rows(group.rows))
    return sheet.bytes()


def _said(lines: Iterable[Line]) -> list[tuple[str, str]]:
    return [(one.text.words, ", ".join(filter(None, (plain(one.when), plain(one.who))))) for one in lines]


def _rows(rows: Iterable[Row]) -> list[tuple[str, str]]:
    return [
        (row.text.words, ", ".join(filter(None, (plain(row.state), plain(row.when), plain(row.more)))))
        for row in rows
    ]


class _Sheet:
    """Headings and lines, one below the other."""

    def __init__(self, *, size: float, stamp: str, title: str, at: datetime) -> None:
        self._size = size
        self._pdf = FPDF(format="A4")
        self._pdf.set_creation_date(at)
        self._pdf.set_title(title)
        self._pdf.set_margin(_MARGIN)
        self._pdf.set_auto_page_break(auto=True, margin=_MARGIN)
        self._pdf.add_font(_FACE, "", _FONTS / "plex-sans-400.ttf")
        self._pdf.add_font(_FACE, "B", _FONTS / "plex-sans-600.ttf")
        self._pdf.add_page()
        self._stamp = stamp

    def title(self, title: str, person: str) -> None:
        """What it is, and whose."""
        self._line(f"{title}  {person}", size=self._size * 1.6, style="B", ink=_TITLE)

    def part(self, heading: str, lines: list[tuple[str, str]]) -> None:
        """A heading and what stands under it; nothing where there is nothing. A heading is not left alone at the foot of a page."""
        if not lines:
            return
        height = self._size * 0.5
        if self._pdf.will_page_break(height * 4):
            self._pdf.add_page()
        self._pdf.ln(height * 0.7)
        self._line(heading, size=self._size * 1.1, style="B", ink=_TITLE)
        for text, beside in lines:
            self._line(text, size=self._size)
            if beside:
                self._line(beside, size=self._size * 0.8, ink=_QUIET)

    def bytes(self) -> bytes:
        """The file."""
        self._pdf.ln(self._size * 0.5)
        self._line(self._stamp, size=8, ink=_QUIET)
        return bytes(self._pdf.output())

    def _line(self, text: str, *, size: float, style: str = "", ink: tuple[int, int, int] = _INK) -> None:
        self._pdf.set_font(_FACE, style, size)
        self._pdf.set_text_color(*ink)
        known = "".join(letter if ord(letter) in _LETTERS else "?" for letter in " ".join(text.split()))
        self._pdf.multi_cell(0, size * 0.5, known, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
