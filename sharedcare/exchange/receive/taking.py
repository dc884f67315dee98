"""A handful of files taken in. This is what a worker process does."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import cache
from pathlib import Path

from django.db import InterfaceError, OperationalError

from sharedcare.access.actors import operator
from sharedcare.exchange.inbox import actions
from sharedcare.exchange.laboratory.batch import messages_of
from sharedcare.exchange.partners import partner_of
from sharedcare.exchange.receive.files import CannotKeep, content
from sharedcare.exchange.receive.lines import Line, line_of, line_of_file
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal


class CannotGoOn(Refusal):
    """The database is away, or cannot store more. What was told of is safe."""


@cache
def desk(zone: tzinfo) -> actions.Desk:
    """The desk of this process: it remembers the organisations it has met."""
    return actions.Desk(partner_of, zone)


def take(paths: Sequence[Path], zone: tzinfo) -> list[Line]:
    """What became of each message in these files, in their order. Raises CannotGoOn."""
    lines: list[Line] = []
    raws: list[bytes] = []
    places: list[tuple[int, Path]] = []
    for path in paths:
        try:
            messages = messages_of(content(path))
        except CannotKeep as refusal:
            lines.append(line_of_file(path, refusal.message))
            continue
        for raw in messages:
            places.append((len(lines), path))
            lines.append({})
            raws.append(raw)
    try:
        settled = actions.receive(raws=raws, desk=desk(zone), by=operator("receive"), at=now())
    except (OperationalError, InterfaceError) as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
        raise CannotGoOn(f"The database does not answer, or cannot store more: {said}.") from None
    for (position, path), one in zip(places, settled, strict=True):
        lines[position] = line_of(path, one)
    return lines
