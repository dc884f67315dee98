"""That a patient is not asked to measure now: until when, and who decided it. Pure."""

from collections.abc import Iterator

from sharedcare.care.findings.pausing import fhir, rules
from sharedcare.overview.chart import Chart
from sharedcare.overview.types import Pause


def pauses(chart: Chart) -> list[Pause]:
    """The pauses that last at the moment of the screen, the one that began first before the others."""
    return sorted(_pauses(chart), key=lambda one: -one.day)


def _pauses(chart: Chart) -> Iterator[Pause]:
    for leaf in chart.all("Task"):
        tree = dict(leaf.tree)
        if not fhir.is_pause(tree) or tree.get("status") != "in-progress":
            continue
        one = fhir.stands(tree)
        if one is not None and one.lasts(at=chart.at) and not one.is_over(at=chart.at):
            by = chart.party(tree.get("requester"))
            yield Pause(one.day(at=chart.at), one.until, by, rules.is_own(one.by), leaf.ref)
