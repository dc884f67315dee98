"""Who may publish, and what may be published beside what stands. Pure."""

from collections.abc import Iterable

from sharedcare.access.types import Actor, Ground
from sharedcare.care.publishing.errors import (
    NotYoursToPublish,
    QuestionsAreTaken,
    VersionIsOlder,
    VersionIsTaken,
)
from sharedcare.care.publishing.types import PublishedProgramme, order
from sharedcare.programmes.types import Programme

_OWNER = "programme-owner"


def require_publisher(by: Actor) -> None:
    """Let nobody publish but the operator and programme owners. Raises NotYoursToPublish."""
    is_owner = by.ground is Ground.ROLE and by.post is not None and by.post.code == _OWNER
    if by.ground is not Ground.OPERATOR and not is_owner:
        raise NotYoursToPublish(
            "Programmes are published by programme owners and by whoever runs the platform. Ask one of them."
        )


def is_published(wanted: Programme, raw: bytes, standing: tuple[Programme, bytes] | None) -> bool:
    """Whether the same has been published already: notes and layout do not count. Raises VersionIsTaken when another has."""
    if standing is None:
        return False
    programme, file = standing
    if raw == file or wanted == programme:
        return True
    raise VersionIsTaken(
        f"{wanted.key} {wanted.version} is published with other content, and never changes: raise `version`."
    )


def require_newer(wanted: Programme, heads: Iterable[PublishedProgramme]) -> None:
    """Let nobody publish behind what has been published. Raises VersionIsOlder."""
    newest = max((one for one in heads if one.key == wanted.key), key=lambda one: one.order, default=None)
    if newest is not None and order(wanted.version) < newest.order:
        raise VersionIsOlder(
            f"{wanted.key} {newest.version} is published, which is newer than {wanted.version}: "
            "raise `version` beyond it."
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
