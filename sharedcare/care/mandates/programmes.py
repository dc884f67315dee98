"""By which programmes the patient is cared for: what they say of roles decides who may change the plan."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.queries import shelf
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.kernel.ids import key64
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.types import Programme
from sharedcare.records.around import Some, of_types
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection, run

_PROGRAMME = "urn:sharedcare:programme"
_MOST = 100


def programmes_of(*, patient: str, by: Actor, at: datetime) -> tuple[Programme, ...]:
    """The programmes that the patient is in now, each in the version that is followed. One that was never published here, such as a
    partner's, is left out. Raises NotPermitted."""
    query = parse("EpisodeOfCare", [("patient", patient), ("status", "active"), ("_count", "20")])
    episodes = [orjson.loads(one.content or b"{}") for one in looks.search(by=by, query=query, at=at).matches]
    follows = dict.fromkeys(named(episodes))
    if not follows:
        return ()
    among = shelf()
    found = (among.known(key=key, version=version) for key, version in follows)
    return tuple(one for one in found if one is not None)


def unread_of(*, patient: str) -> tuple[str, ...]:
    """The programmes that the patient follows now and that cannot be read here, as `key version`: the version was not published here,
    or is not what was published. One that names no version, and of which nobody has ever published one, is a partner's and no
    programme of ours.

    What it says of the patient is told to nobody: it decides what somebody may do.
    """
    question = of_types(patient=key64(f"Patient/{patient}"), wanted={"EpisodeOfCare": Some(_MOST)})
    rows = run(raw_connection(), question.sql, question.params).fetchall()
    trees = [orjson.loads(one.content or b"{}") for one in question.read(rows)]
    follows = dict.fromkeys(named(one for one in trees if one.get("status") == "active"))
    if not follows:
        return ()
    among = shelf()
    return tuple(" ".join(filter(None, each)) for each in follows if not _is_readable(among, *each))


def _is_readable(among: Shelf, key: str, version: str | None) -> bool:
    try:
        among.version(key=key, version=version)
    except NoSuchProgramme:
        # One whose versions are all retired was ours, and still bounds what somebody may do.
        return version is None and not among.is_ours(key=key)
    except NotAsPublished:
        return False
    return True


def named(episodes: Iterable[dict[str, Any]]) -> list[tuple[str, str | None]]:
    """Key and version of the programmes that these EpisodesOfCare name. Without a version the newest is meant."""
    codings = (
        one for episode in episodes for kind in episode.get("type", ()) for one in kind.get("coding", ())
    )
    return [
        (str(one["code"]), one.get("version") or None)
        for one in codings
        if one.get("system") == _PROGRAMME and one.get("code")
    ]
