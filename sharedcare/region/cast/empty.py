"""Nina: referred yesterday. Nearly nothing is known of her yet, so that empty tiles can be seen."""

from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE, BO
from sharedcare.region.chart import Chart
from sharedcare.region.entries import person
from sharedcare.region.entries.tasks import task


def story(chart: Chart) -> None:
    """Everything about Nina: who she is, and that somebody is to call her."""
    person.patient(chart)
    task(
        chart,
        "Ny henvisning: ring og aftal første besøg",
        owner=ANNE.reference,
        due=3,
        made=At(-1, 15, 40),
        by=BO.reference,
    )
