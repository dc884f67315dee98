"""How many rows of a tile there is room for. The page has three heights and no scrollbar; the rest opens.

A row carries a class that says from which size on it is seen: always, `s1` not on narrow screens, `s2` only on tall
ones, `s3` only when the tile is open. Style sheets know the sizes, so the server need not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.ui.markup import escaped, html


@dataclass(frozen=True, slots=True)
class Room:
    """Rows on a narrow, a usual and a tall screen."""

    narrow: int
    usual: int
    tall: int

    def step(self, place: int) -> str:
        """The class of the row in this place."""
        if place < self.narrow:
            return ""
        if place < self.usual:
            return "s1"
        return "s2" if place < self.tall else "s3"

    def more(self, total: int, said: str) -> SafeString | str:
        """How many more there are, for each size; nothing where all are seen."""
        return said_more((total - self.narrow, total - self.usual, total - self.tall), said)


def said_more(hidden: tuple[int, int, int], said: str) -> SafeString | str:
    """What is said of the rows that are hidden on narrow, usual and tall screens."""
    if hidden[0] <= 0:
        return ""
    spans = (
        f'<span class="m{size}">{escaped(said.format(count))}</span>'
        for size, count in enumerate(hidden, start=1)
        if count > 0
    )
    return html("".join(spans))


@dataclass(frozen=True, slots=True)
class Heights:
    """Pixels for rows and their headings on a narrow, a usual and a tall screen."""

    narrow: int
    usual: int
    tall: int
    row: int = 25
    heading: int = 21

    def steps(self, sizes: Sequence[int]) -> tuple[list[list[str]], tuple[int, int, int]]:
        """The class of each row of each group, and how many are hidden. Each group but the last shows one before any shows two."""
        shown = [self._shown(sizes, budget) for budget in (self.narrow, self.usual, self.tall)]
        rooms = [
            Room(few, max(few, usual), max(few, usual, many)) for few, usual, many in zip(*shown, strict=True)
        ]
        classes = [
            [room.step(place) for place in range(size)] for room, size in zip(rooms, sizes, strict=True)
        ]
        total = sum(sizes)
        return classes, (
            total - sum(room.narrow for room in rooms),
            total - sum(room.usual for room in rooms),
            total - sum(room.tall for room in rooms),
        )

    def _shown(self, sizes: Sequence[int], budget: int) -> list[int]:
        shown = [0] * len(sizes)
        for group, size in enumerate(sizes[:-1]):
            if size and budget >= self.heading + self.row:
                shown[group] = 1
                budget -= self.heading + self.row
        for group, size in enumerate(sizes):
            if not shown[group]:
                budget -= self.heading
            more = max(min(size - shown[group], budget // self.row), 0)
            shown[group] += more
            budget -= more * self.row
        return shown
