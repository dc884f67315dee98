"""From what the record answers to a chart: everything parsed once, and everybody who is named looked up at once."""

from datetime import datetime, tzinfo

import orjson

from sharedcare.access.gate import Visit
from sharedcare.overview.chart import Chart, by_type, leaf, newest_first
from sharedcare.overview.directory import Directory, named
from sharedcare.overview.fhir.elements import Tree
from sharedcare.records import portrait
from sharedcare.records.portrait import Portrait


def laid_out(
    visit: Visit, found: Portrait, *, patient: str, since: datetime | None, zone: tzinfo, at: datetime
) -> Chart | None:
    """The chart of a patient; None when the patient is not among what was found. The newest come first."""
    every = {one.key: one for one in (*found.resources, *found.newest, *found.news) if one.content}
    leaves = by_type(newest_first(map(leaf, every.values())))
    own = next((one for one in leaves.get("Patient", ()) if one.ref.id == patient), None)
    if own is None:
        return None
    observations = leaves.pop("Observation", [])
    staff = visit(portrait.staff(sorted(named(one.content or b"" for one in every.values()))))
    known: dict[str, Tree] = {f"{one.type}/{one.id}": orjson.loads(one.content or b"{}") for one in staff}
    known[f"Patient/{own.ref.id}"] = own.tree
    known.update((f"RelatedPerson/{one.ref.id}", one.tree) for one in leaves.get("RelatedPerson", ()))
    return Chart(own, leaves, observations, Directory(known), at, since, zone)
