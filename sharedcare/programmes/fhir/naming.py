"""What published parts of programmes are called: their canonical addresses, ids and the ids of elements within them."""

from hashlib import blake2b

PROGRAMME = "urn:sharedcare:programme"
LAYER = "urn:sharedcare:layer"
ACTIVITY = "urn:sharedcare:activity"
QUESTIONNAIRE = "urn:sharedcare:questionnaire"
ROLE = "urn:sharedcare:programme-role"
SHA_256 = "urn:sharedcare:sha-256"
SIZE = "urn:sharedcare:size"
CONDITION = "application/vnd.sharedcare.condition+json"
"""The language of a condition: the piece of the file that says it, as JSON. No language of FHIR says these."""


def programme_url(key: str) -> str:
    """The canonical address of a programme."""
    return f"{PROGRAMME}:{key}"


def layer_url(programme: str, level: str, organisation: str | None = None) -> str:
    """The canonical address of a local layer: of a programme, at a level, of an organisation by SOR code."""
    return ":".join(part for part in (LAYER, programme, level, organisation) if part)


def activity_url(programme: str, key: str) -> str:
    """The canonical address of a task, or of a measurement, of a programme."""
    return f"{ACTIVITY}:{programme}:{key}"


def questionnaire_url(key: str) -> str:
    """The canonical address of a questionnaire."""
    return f"{QUESTIONNAIRE}:{key}"


def id_of(url: str, version: str) -> str:
    """The id of a resource that is published: it follows from address and version, so that there is one and no second."""
    return blake2b(f"{url}|{version}".encode(), digest_size=16).hexdigest()


def anchor_id(key: str) -> str:
    """The id of the action that stands for an anchor. A key of 60 letters still makes an id of FHIR's, 64 at most."""
    return f"at-{key}"


def phase_id(key: str) -> str:
    """The id of the group of a phase."""
    return f"in-{key}"


def task_id(key: str) -> str:
    """The id of the action of a task."""
    return f"do-{key}"


def goal_id(key: str) -> str:
    """The id of a goal."""
    return f"to-{key}"
