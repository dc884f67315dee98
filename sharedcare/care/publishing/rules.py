"""Who may publish, and what may be published beside what stands. Pure."""

from collections.abc import Iterable

from sharedcare.access.types import Actor, Ground
from sharedcare.care.publishing.errors import (
    NotYoursToPublish,
    QuestionsAreTaken,
    VersionIsOlder,
    VersionIsTaken,
)
from sharedcare.care.publishing.types import PublishedLayer, PublishedProgramme, order
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer

_OWNER = "programme-owner"


def may_publish(by: Actor) -> bool:
    """Whether the actor is the operator, or a programme owner."""
    is_owner = by.ground is Ground.ROLE and by.post is not None and by.post.code == _OWNER
    return by.ground is Ground.OPERATOR or is_owner


def require_publisher(by: Actor) -> None:
    """Let nobody publish but the operator and programme owners. Raises NotYoursToPublish."""
    if not may_publish(by):
        raise NotYoursToPublish(
            "Programmes are published by programme owners and by whoever runs the platform. Ask one of them."
        )


def is_published(key: str, wanted: Programme | Layer, standing: Programme | Layer | None) -> bool:
    """Whether the same has been published already: remarks and layout do not count. Raises VersionIsTaken when another has."""
    if standing is None or wanted == standing:
        return standing is not None
    raise VersionIsTaken(
        f"{key} {wanted.version} is published with other content, and never changes: raise `version`."
    )


def require_newer(
    key: str, version: str, heads: Iterable[PublishedProgramme] | Iterable[PublishedLayer]
) -> None:
    """Let nobody publish behind what has been published. Raises VersionIsOlder."""
    newest = max((one.version for one in heads if one.key == key), key=order, default=None)
    if newest is not None and order(version) < order(newest):
        raise VersionIsOlder(
            f"{key} {newest} is published, which is newer than {version}: raise `version` beyond it."
        )


def require_own_questions(wanted: Programme, others: Iterable[Programme], library: Iterable[str]) -> None:
    """Let no two programmes ask different things under one key. Raises QuestionsAreTaken."""
    asked = {one.key: one for one in wanted.questionnaires if one.questions and one.key not in set(library)}
    for other in others:
        for one in other.questionnaires:
            if other.key != wanted.key and one.key in asked and one.questions:
                raise QuestionsAreTaken(
                    f"`{one.key}` is a questionnaire of {other.key} with questions of its own. "
                    f"Give it another key in {wanted.key}, such as `{wanted.key}.{one.key}`."
                )
