"""What has been gathered of a resource while it is walked through."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sharedcare.records.indexing.dates import Interval
from sharedcare.records.indexing.locality import Locality

Tokens = tuple[tuple[int, ...], tuple[int, ...]]
"""The leads and the marks of one value."""


@dataclass(slots=True)
class Gathered:
    """Tokens and rows as they are found; `by_path` are the tokens of paths that make a series with others.

    `leads` are tokens that the store's index leads by; `marks` only tell resources apart that are at hand.
    """

    locality: Locality
    leads: set[int] = field(default_factory=set)
    marks: set[int] = field(default_factory=set)
    principal: list[Interval] = field(default_factory=list)
    dates: list[tuple[int, datetime, datetime]] = field(default_factory=list)
    quantities: list[tuple[int, int, float, float]] = field(default_factory=list)
    strings: list[tuple[int, str, str]] = field(default_factory=list)
    series: list[int] = field(default_factory=list)
    by_path: dict[str, list[int]] = field(default_factory=dict)

    def take(self, tokens: Tokens) -> None:
        """Add the tokens of one value."""
        self.leads.update(tokens[0])
        self.marks.update(tokens[1])


Read = Callable[[Any, Gathered], None]
"""Takes one JSON value, never null and never an array, into what is gathered."""
