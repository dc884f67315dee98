"""That a patient is not asked to measure now: until when, and who decided it, or that they lie in a hospital. Pure."""

from collections.abc import Iterator

from sharedcare.care.findings.pausing import fhir, rules
from sharedcare.care.plan import admission
from sharedcare.overview.chart import Chart
from sharedcare.overview.types import Pause


def pauses(chart: Chart) -> list[Pause]:
    """The pauses that last at the moment of the screen, the one that began first before the others."""
    return sorted((*_pauses(chart), *_resting(chart)), key=lambda one: -one.day)


def _pauses(chart: Chart) -> Iterator[Pause]:
    for leaf in chart.all("Task"):
        tree = dict(leaf.tree)
        if not fhir.is_pause(tree) or tree.get("status") != "in-progress":
            continue
        one = fhir.stands(tree)
        if one is not None and one.lasts(at=chart.at) and not one.is_over(at=chart.at):
            by = chart.party(tree.get("requester"))
            yield Pause(one.day(at=chart.at), one.until, by, rules.is_own(one.by), leaf.ref)


def _resting(chart: Chart) -> Iterator[Pause]:
    """The admission that orders to measure rest because of, once, however many rest. Of one that is not shown the order is the source."""
    shown = {f"Encounter/{leaf.ref.id}": leaf for leaf in chart.all("Encounter")}
    told: set[str] = set()
    for leaf in chart.all("ServiceRequest"):
        since, because = admission.since(leaf.tree), admission.reason(leaf.tree)
        if leaf.tree.get("status") != "on-hold" or since is None or since > chart.at or because in told:
            continue
        told.add(because)
        source = shown.get(because, leaf)
        by = chart.party(source.tree.get("serviceProvider"))
        day = (chart.at - since).days + 1
        yield Pause(day, None, by, is_own=False, ref=source.ref, lies_in=True)
