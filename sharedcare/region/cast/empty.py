"""Nina: referred yesterday. Nearly nothing is known of her yet, so that empty tiles can be seen."""

from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE, BO
from sharedcare.region.chart import Chart
from sharedcare.region.entries import person, plan, programmes
from sharedcare.region.entries.plan import Member
from sharedcare.region.entries.problems import Problem, problem
from sharedcare.region.entries.tasks import task


def story(chart: Chart) -> None:
    """Everything about Nina: who she is, what she is referred with, and that somebody is to call her."""
    person.patient(chart)
    why = problem(chart, Problem("Obs. hjertesvigt", "DZ035", "K77"), "referral", since=-1, by=BO.reference)
    programmes.episode(
        chart,
        programmes.HEART_FAILURE,
        (-1,),
        active=0,
        manager=BO.reference,
        organisation="torvet",
        problem=why,
    )
    person.consent(chart, "heart-failure", "Hjertesvigt", At(-1, 15, 35), organisation="torvet")
    plan.team(
        chart,
        Member("Tovholder, egen læge", BO.reference, -1),
        Member("Hjertesvigtsygeplejerske", ANNE.reference, -1),
    )
    task(
        chart,
        "Ny henvisning: ring og aftal første besøg",
        owner=ANNE.reference,
        due=3,
        made=At(-1, 15, 40),
        by=BO.reference,
    )
