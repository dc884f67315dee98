"""Nobody in a published programme is without somebody who is responsible: told in a sentence before the database refuses it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sharedcare.care.handover.errors import NobodyResponsible
from sharedcare.records.types import Change, Delete

_PROGRAMME = "urn:sharedcare:programme"


def somebody_is(changes: Sequence[Change]) -> None:
    """A demand of everything that is stored (`access/demands.py`). Raises NobodyResponsible."""
    for one in changes:
        if (
            not isinstance(one, Delete)
            and one.document.type == "EpisodeOfCare"
            and _lacks_one(one.document.tree)
        ):
            raise NobodyResponsible(
                "Whoever is in a programme has somebody who is responsible: name one in careManager."
            )


def _lacks_one(episode: Mapping[str, Any]) -> bool:
    """As the constraint in the database says it. What is no FHIR at all is for the validation to refuse."""
    try:
        codings = [one for kind in episode.get("type", ()) for one in kind.get("coding", ())]
        is_published = any(one.get("system") == _PROGRAMME and one.get("version") for one in codings)
        return (
            episode.get("status") == "active"
            and is_published
            and not episode.get("careManager", {}).get("reference")
        )
    except (AttributeError, TypeError):
        return False
