"""Headings and lines drawn on A4: in one column or two, which go on on the next page, with a foot that says whose and which page."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

_FONTS = Path(__file__).with_name("fonts")
_FACE = "Plex"
_INK, _QUIET, _TITLE, _URGENT, _LINE = (26, 26, 26), (75, 86, 96), (13, 43, 69), (160, 0, 0), (213, 219, 225)
_WIDTH, _HEIGHT, _MARGIN, _FOOT, _GAP = 210, 297, 14, 16, 9
_LEADING = 0.47
"""From the size of letters in points to the height of a line in millimetres."""
_BESIDE = 0.5
"""How much of a line's width may stand beside its text; what is longer stands under it."""
with TTFont(_FONTS / "plex-sans-400.ttf") as _font:
    _LETTERS = frozenset(_font.getBestCmap())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    size: float
    weight: str = ""
    ink: tuple[int, int, int] = _INK
    beside: float = 0
    """The size of what it stands beside, on whose line it then stands."""

    @property
    def high(self) -> float:
        """How high a line of it is."""
        return (self.beside or self.size) * _LEADING


@dataclass(frozen=True, slots=True)
class Piece:
    """A line: its text, what stands to the right of it, and what in small letters under it."""

    text: str
    beside: str = ""
    under: str = ""
    is_strong: bool = False
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    heading: str
    pieces: list[Piece]


class _Paper(FPDF):
    """A4 with a foot on each page."""

    said = ""

    def footer(self) -> None:
        """Whose it is and of when, and which page of how many."""
        self.set_font(_FACE, "", 8)
        self.set_text_color(*_QUIET)
        self.set_xy(_MARGIN, _HEIGHT - _FOOT + 5)
        self.cell(_WIDTH - 2 * _MARGIN - 20, 4, _known(self.said))
        self.set_xy(_WIDTH - _MARGIN - 20, _HEIGHT - _FOOT + 5)
        self.cell(20, 4, f"{self.page} / {{nb}}", align=Align.R)


class Sheet:
    """Parts one below the other; a line is never cut in two, and a heading never left alone."""

    def __init__(
        self, *, size: float, columns: int, foot: str, title: str, language: str, at: datetime
    ) -> None:
        self._size = size
        self._columns = columns
        self._wide = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns
        self._column = 0
        self._pdf = pdf = _Paper(format="A4")
        pdf.said = foot
        pdf.set_creation_date(at)
        pdf.set_title(title)
        pdf.set_lang(language)
        pdf.set_margin(_MARGIN)
        pdf.set_auto_page_break(auto=False)
        pdf.c_margin = 0
        pdf.add_font(_FACE, "", _FONTS / "plex-sans-400.ttf")
        pdf.add_font(_FACE, "B", _FONTS / "plex-sans-600.ttf")
        pdf.add_page()
        self._top = self._y = float(_MARGIN)

    @property
    def pages(self) -> int:
        """How many there are by now."""
        return self._pdf.page

    def title(self, title: str, person: str) -> None:
        """What it is, and whose, over all columns."""
        size = self._size * 1.15 + 6
        self._write(title, _Style(size=size, weight="B", ink=_TITLE), y=self._y, wide=_WIDTH - 2 * _MARGIN)
        begins = self._pdf.get_string_width(f"{title}  ")
        whose = _Style(size=size, ink=_QUIET)
        self._write(person, whose, y=self._y, x=_MARGIN + begins, wide=_WIDTH - 2 * _MARGIN - begins)
        self._top = self._y = self._pdf.get_y() + self._size * 0.3

    def part(self, part: Part) -> None:
        """A heading and what stands under it; nothing where there is nothing."""
        if not part.pieces:
            return
        heading = _Style(size=self._size * 1.12, weight="B", ink=_TITLE)
        above = 0 if self._y == self._top else self._size * 0.32
        self._make_room(above + heading.high + self._size * 0.1 + self._height(part.pieces[0]))
        self._y += 0 if self._y == self._top else above
        self._y = self._write(part.heading, heading, y=self._y, wide=self._wide)
        for number, piece in enumerate(part.pieces):
            self._make_room(self._height(piece))
            if number == 0 or self._y != self._top:
                self._rule(_QUIET if number == 0 else _LINE)
            self._piece(piece)

    def bytes(self) -> bytes:
        """The file; nothing is drawn after it."""
        return bytes(self._pdf.output())

    def close(self) -> None:
        """Let go of the files of the fonts, where no file is made of it: making it does so by itself."""
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _piece(self, piece: Piece) -> None:
        text, beside, under = self._styles(piece)
        y = self._y + self._size * 0.08
        wide = self._width_of_text(piece)
        ends = self._write(piece.text, text, y=y, wide=wide)
        if piece.beside and wide < self._wide:
            level = replace(beside, beside=text.size)
            self._write(piece.beside, level, y=y, x=self._x + wide, wide=self._wide - wide, align=Align.R)
        elif piece.beside:
            ends = self._write(piece.beside, beside, y=ends, wide=self._wide)
        if piece.under:
            ends = self._write(piece.under, under, y=ends, wide=self._wide)
        self._y = ends + self._size * 0.08

    def _height(self, piece: Piece) -> float:
        text, beside, under = self._styles(piece)
        wide = self._width_of_text(piece)
        many = self._lines(piece.text, text, wide) * text.high
        if piece.beside and wide == self._wide:
            many += self._lines(piece.beside, beside, self._wide) * beside.high
        return many + self._lines(piece.under, under, self._wide) * under.high + self._size * 0.16

    def _width_of_text(self, piece: Piece) -> float:
        if not piece.beside:
            return self._wide
        self._dress(self._styles(piece)[1])
        taken = self._pdf.get_string_width(_known(piece.beside)) + 3
        return self._wide - taken if taken < self._wide * _BESIDE else self._wide

    def _styles(self, piece: Piece) -> tuple[_Style, _Style, _Style]:
        return (
            _Style(size=self._size, weight="B" if piece.is_strong else ""),
            _Style(
                size=self._size * 0.88,
                weight="B" if piece.is_urgent else "",
                ink=_URGENT if piece.is_urgent else _QUIET,
            ),
            _Style(size=self._size * 0.84, ink=_QUIET),
        )

    def _make_room(self, high: float) -> None:
        if self._y + high <= _HEIGHT - _FOOT:
            return
        self._column += 1
        if self._column == self._columns:
            self._column = 0
            self._pdf.add_page()
            self._top = float(_MARGIN)
        self._y = self._top

    @property
    def _x(self) -> float:
        return _MARGIN + self._column * (self._wide + _GAP)

    def _rule(self, ink: tuple[int, int, int]) -> None:
        self._pdf.set_draw_color(*ink)
        self._pdf.set_line_width(0.15)
        self._pdf.line(self._x, self._y, self._x + self._wide, self._y)

    def _lines(self, text: str, style: _Style, wide: float) -> int:
        if not text:
            return 0
        self._dress(style)
        found = self._pdf.multi_cell(
            wide, 1, _known(text), dry_run=True, output=MethodReturnValue.LINES, align=Align.L
        )
        return len(found) if isinstance(found, list) else 1

    def _write(
        self,
        text: str,
        style: _Style,
        *,
        y: float,
        wide: float,
        x: float | None = None,
        align: Align = Align.L,
    ) -> float:
        """The text in lines of this width, from `y` down; where it ends."""
        self._dress(style)
        self._pdf.set_xy(self._x if x is None else x, y)
        self._pdf.multi_cell(wide, style.high, _known(text), align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        return float(self._pdf.get_y())

    def _dress(self, style: _Style) -> None:
        self._pdf.set_font(_FACE, style.weight, style.size)
        self._pdf.set_text_color(*style.ink)


def _known(text: str) -> str:
    """In letters that the fonts have, where need be in a plainer one: a 2 for a lowered 2."""
    return "".join(_letter(one) for one in " ".join(text.split()))


def _letter(one: str) -> str:
    if ord(one) in _LETTERS:
        return one
    plainer = normalize("NFKC", one)
    return plainer if all(ord(each) in _LETTERS for each in plainer) else "?"
