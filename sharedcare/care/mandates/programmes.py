"""By which programmes the patient is cared for: what they say of roles decides who may change the plan."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.publishing.queries import known
from sharedcare.programmes.types import Programme
from sharedcare.records.search.parse import parse

_PROGRAMME = "urn:sharedcare:programme"


def programmes_of(*, patient: str, by: Actor, at: datetime) -> tuple[Programme, ...]:
    """The programmes that the patient is in now, each in the version that is followed. One that was never published here, such as a
    partner's, is left out. Raises NotPermitted."""
    query = parse("EpisodeOfCare", [("patient", patient), ("status", "active"), ("_count", "20")])
    episodes = [orjson.loads(one.content or b"{}") for one in looks.search(by=by, query=query, at=at).matches]
    found = (known(key=key, version=version) for key, version in dict.fromkeys(named(episodes)))
    return tuple(one for one in found if one is not None)


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
