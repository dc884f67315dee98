"""Where something on the screen came from: the resource, all its versions, and the message it came in, if any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.access import errands, looks
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.overview.chart import Chart, Leaf, leaf
from sharedcare.overview.fhir import people
from sharedcare.overview.fhir.course import author
from sharedcare.overview.fhir.elements import reference
from sharedcare.overview.fhir.news import described
from sharedcare.overview.laying_out import laid_out
from sharedcare.overview.types import NOTHING, Banner, Party, Ref, Text
from sharedcare.records import portrait
from sharedcare.records.portrait import Portrait
from sharedcare.records.types import Stored

_BANNER = ("Patient", "AllergyIntolerance", "EpisodeOfCare")
_VERSIONS = 100


@dataclass(frozen=True, slots=True)
class Version:
    """One version: what it said in a few words, its status in FHIR, who brought it, who had asked for it, and the
    message that it came in.

    `message` is `meta.source`, empty for what was not sent. A deletion says nothing.
    """

    ref: Ref
    at: datetime
    text: Text
    status: str
    by: Party | None
    requested_by: Party | None
    message: str
    is_deleted: bool
    tree: Any


@dataclass(frozen=True, slots=True)
class Source:
    """A resource of a patient with its versions, the newest first. `emergency_until` is as on the one screen."""

    banner: Banner
    type: str
    id: str
    versions: tuple[Version, ...]
    emergency_until: datetime | None = None


def source(*, by: Actor, patient: str, type: str, id: str, zone: tzinfo, at: datetime) -> Source | None:
    """Where a resource of a patient came from; None when the patient has no such resource. Raises NotPermitted."""
    if type not in errands.SHOWN:
        return None
    page = looks.history(by=by, type=type, id=id, part=looks.Part(_VERSIONS), as_of=None, at=at)
    own = [one for one in page.versions if one.patient == key64(f"Patient/{patient}")]
    if not own:
        return None
    with looks.overview(by=by, patient=patient, at=at) as (visit, shown):
        most = dict.fromkeys([name for name in _BANNER if name in shown], 50)
        beside = visit(portrait.now(patient=patient, most=most, since=portrait.NEVER))
        orders = _ordered(own) if "ServiceRequest" in shown else {}
        requests = visit(portrait.chosen(patient=patient, resources=orders)) if orders else []
        found = Portrait([*beside.resources, *requests], [], own[:1] if type not in _BANNER else [])
        chart = laid_out(visit, found, patient=patient, since=None, zone=zone, at=at)
    if chart is None:
        return None
    versions = tuple(_version(leaf(one), chart, is_deleted=one.content is None) for one in own)
    return Source(people.banner(chart), type, id, versions, visit.emergency_until)


def _ordered(versions: Iterable[Stored]) -> dict[tuple[str, str], None]:
    """Type and id of the orders that these versions are based on, each once."""
    led = (reference(each) for one in versions for each in leaf(one).tree.get("basedOn", ()))
    names = (one.partition("/") for one in led)
    return {(kind, name): None for kind, _, name in names if kind == "ServiceRequest" and name}


def _requested_by(one: Leaf, chart: Chart) -> Party | None:
    """Who asked for what a version tells: the requester of the order that it is based on."""
    orders = {f"{each.type}/{each.ref.id}": each.tree for each in chart.all("ServiceRequest")}
    based_on = (orders.get(reference(each), {}) for each in one.tree.get("basedOn", ()))
    parties = (chart.party(order.get("requester")) for order in based_on)
    return next((party for party in parties if party is not None), None)


def _version(one: Leaf, chart: Chart, *, is_deleted: bool) -> Version:
    meta = one.tree.get("meta", {})
    return Version(
        ref=one.ref,
        at=one.updated,
        text=NOTHING if is_deleted else described(one, chart),
        status=str(one.tree.get("status") or one.tree.get("lifecycleStatus") or ""),
        by=None if is_deleted else author(one, chart),
        requested_by=_requested_by(one, chart),
        message=str(meta.get("source", "")),
        is_deleted=is_deleted,
        tree=one.tree,
    )
