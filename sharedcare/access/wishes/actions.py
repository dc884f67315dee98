"""A patient's decisions, written down by the patient, by whoever may write for them, or by staff on their word.

Each has a rule of its own here and is stored on the ground DUTY, since nobody may write what relations follow from
otherwise (`rights.GOVERNING`). What it changes is derived in the same transaction, so it counts at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.access.wishes import fhir
from sharedcare.access.wishes.errors import AlreadyDecided, BadBlock, HasChanged, NoSuchWish
from sharedcare.access.wishes.queries import consent_of, require_right_to_lift, require_say, wishes
from sharedcare.access.wishes.types import Block
from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.document import parse
from sharedcare.records.errors import VersionConflict
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Create, Update

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"


@again
def give_consent(*, patient: str, programme: str, text: str, by: Actor, at: datetime) -> str:
    """Write down that the patient agrees to take part in a programme; the id of the Consent.

    Staff write down what was given on paper. Raises NotYours or AlreadyDecided.
    """
    writer = require_say(patient=patient, by=by, at=at, programme=programme)
    tree = fhir.permission(patient=patient, programme=programme, text=text, at=at, by=writer)
    with _one_at_a_time(patient):
        if any(one.programme == programme for one in wishes(patient=patient, by=by.on_duty, at=at)):
            raise AlreadyDecided("The patient has agreed to this programme already. Load the page again.")
        return _store(tree, by, at)


@again
def block(*, patient: str, what: Block, by: Actor, at: datetime) -> str:
    """Keep something from somebody; the id of the Consent. Raises NotYours, BadBlock or AlreadyDecided."""
    writer = require_say(patient=patient, by=by, at=at)
    if not all(is_resource_type(name) for name in what.kinds):
        raise BadBlock("A kind of entries is a FHIR resource type, such as Observation.")
    if what.entries and what.kinds:
        raise BadBlock("Block either single entries or kinds of entries; make two blocks for both.")
    if not (what.organizations or what.entries or what.kinds):
        raise BadBlock(
            "Say what is to be kept from whom. Whoever wants no sharing at all withdraws the consent."
        )
    with _one_at_a_time(patient):
        if any(one.block == what for one in wishes(patient=patient, by=by.on_duty, at=at)):
            raise AlreadyDecided("The same is kept from them already. Load the page again.")
        return _store(fhir.prohibition(patient=patient, block=what, at=at, by=writer), by, at)


@again
def withdraw(*, patient: str, consent: str, by: Actor, at: datetime) -> None:
    """End a consent or a block. Nothing that was entered is lost; who entered it goes on seeing it.

    Raises NotYours, NoSuchWish or HasChanged.
    """
    require_say(patient=patient, by=by, at=at)
    found = consent_of(patient=patient, consent=consent, by=by, at=at)
    if found is None or found.tree.get("status") != "active":
        raise NoSuchWish("There is no such consent or block, or it has ended already. Load the page again.")
    standing = fhir.wish(found.tree).block
    if standing is not None:
        require_right_to_lift(standing, by=by)
    change = Update(parse(orjson.dumps(fhir.ended(found.tree))), consent, if_match=found.version)
    try:
        gate.act(by=by.on_duty, changes=[change], at=at)
    except VersionConflict as conflict:
        raise HasChanged("Somebody else has changed it since. Load the page again.") from conflict


@contextmanager
def _one_at_a_time(patient: str) -> Iterator[None]:
    """What one patient decides is decided one after the other: what is read in here still stands when it is stored."""
    with gate.together():
        run(raw_connection(), _LOCK, (key64(f"wishes\n{patient}"),))
        yield


def _store(tree: fhir.Tree, by: Actor, at: datetime) -> str:
    [committed] = gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)))], at=at)
    return committed.kept.id
