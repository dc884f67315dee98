"""The demonstration's region: made once for each database, as of the moment at which that began.

The moment is written down before anything is stored, so that a loading that was killed is continued with the same
people and the same values, not doubled with others.
"""

import hashlib
from datetime import datetime
from pathlib import Path

import msgspec

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.environment import Environment
from sharedcare.config.progress import Report

_SEED = 1
_EMBEDDED = "embedded"
_FORM = 2
"""What every region has of organisations, people and agreements: 1 has the agreements without which nothing is open, 2 the
programmes that ship, published."""


class _Note(msgspec.Struct):
    """What is remembered of the region: for which database, as of when, how large, whether all of it is there, and in which
    form what it has in common was made."""

    database: str
    until: datetime
    patients: int
    done: bool = False
    form: int = 0


def make_once(environment: Environment, *, patients: int, at: datetime, report: Report) -> datetime:
    """Have the region in the database; the answer is the moment that it is told of.

    One that is there already, or was begun, stays as large as it was meant to be. Raises NotMadeUp where people may be real.
    """
    note = environment.home / "demo-region.json"
    known, marks = _read(note), _marks(environment)
    has_begun = known is not None and known.database in marks
    if known is None or not has_begun:
        known = _Note(marks[0], at.replace(microsecond=0), patients, form=_FORM)
    if not known.done:
        from sharedcare.config.made_up import require_made_up  # needs Django set up

        require_made_up(may_begin=True, begun=has_begun)
        _write(note, known)
        from sharedcare.config.region.feeding import feed  # needs Django set up

        report(f"Making up a region of {known.patients} people; the first time takes a minute or two ...")
        counted = feed(
            patients=known.patients,
            seed=_SEED,
            until=known.until,
            zone=environment.time_zone,
            report=report,
        )
        report(f"{counted} are in the record.")
        known.done = True
        _write(note, known)
    if known.form < _FORM:
        from sharedcare.config.region.completing import complete  # needs Django set up

        report(
            "The made-up region is from an earlier version: it gets what has come since of people, agreements and programmes ..."
        )
        complete(until=known.until, at=at, report=report)
        known.form = _FORM
        _write(note, known)
    return known.until


def _marks(environment: Environment) -> tuple[str, ...]:
    """By what a note knows the database; the first is what is noted. The embedded one moves with its folder, which changes
    its address; earlier versions noted that all the same."""
    address = hashlib.blake2b(environment.database_url.encode(), digest_size=8).hexdigest()
    is_embedded = environment.database_url == Cluster(environment.home).url
    return (_EMBEDDED, address) if is_embedded else (address,)


def _read(note: Path) -> _Note | None:
    try:
        return msgspec.json.decode(note.read_bytes(), type=_Note)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _write(note: Path, known: _Note) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    beside = note.with_suffix(".new")
    beside.write_bytes(msgspec.json.encode(known))
    beside.replace(note)
