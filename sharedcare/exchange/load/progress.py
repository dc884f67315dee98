"""How a load says how far it is: a bar at a terminal, a line now and then elsewhere."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TextIO

_KNOWN = ("unchanged", "existing")
_BAR = 24
_PAUSE_AT_TERMINAL, _PAUSE_ELSEWHERE = 0.2, 5.0
_CLEAR_LINE = "\r\x1b[K"


@dataclass(slots=True)
class Progress:
    """All that became of a load so far. `size` is the bytes of its files."""

    out: TextIO
    size: int
    read: int = 0
    refused: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)
    told: float = field(default_factory=time.monotonic)

    def add(self, outcomes: Mapping[str, int], read: int) -> None:
        """Count what a task came to, and say so if the last word was a while ago."""
        self.read += read
        for outcome, many in outcomes.items():
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + many
        terminal = self.out.isatty()
        if time.monotonic() - self.told >= (_PAUSE_AT_TERMINAL if terminal else _PAUSE_ELSEWHERE):
            self.told = time.monotonic()
            self._write(f"{_CLEAR_LINE}{self._bar()}" if terminal else f"{self._share():4.0%}  {self}\n")

    def refuse(self, place: str, reason: str) -> None:
        """Tell of something that is not taken, at once: a list of them could outgrow the memory."""
        self.refused += 1
        self.say(f"not taken: {place}: {reason}")

    def say(self, line: str) -> None:
        """Write a line of its own."""
        self._write(f"{_CLEAR_LINE if self.out.isatty() else ''}{line}\n")

    def __str__(self) -> str:
        total, passed = sum(self.outcomes.values()), max(time.monotonic() - self.began, 0.001)
        known = sum(self.outcomes.get(outcome, 0) for outcome in _KNOWN)
        told = f"{total - known:,} stored, {known:,} known already, {self.refused:,} not taken"
        return f"{told}; {passed:,.1f} s, {total / passed:,.0f}/s"

    def _bar(self) -> str:
        share = self._share()
        return f"[{'#' * round(share * _BAR):.<{_BAR}}] {share:4.0%}  {self}"

    def _share(self) -> float:
        return min(self.read / self.size, 1.0) if self.size else 0.0

    def _write(self, text: str) -> None:
        self.out.write(text)
        self.out.flush()
