"""What is to be done for Poul, by whom and when, and a hand-over that waits for its receiver.

The blood sample after the raised dose was taken in time and its answer is there; what is overdue is that somebody
decides what follows from it.
"""

from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE, BO, HENRIK, KIM, METTE
from sharedcare.region.chart import Chart
from sharedcare.region.entries.contacts import appointment
from sharedcare.region.entries.tasks import handover, task


def todo(chart: Chart) -> None:
    """Tasks, the hand-over and the appointments."""
    anne, bo, kim, poul = ANNE.reference, BO.reference, KIM.reference, chart.citizen.reference
    for text, owner, due, made, by, status, priority in (
        ("Kreatinin og kalium efter øget dosis", bo, -1, At(-17, 10, 45), anne, "completed", "urgent"),
        ("Tag stilling til kalium efter øget dosis", bo, -1, At(-17, 10, 46), anne, "accepted", "urgent"),
        (
            "Ring til Poul om vægt og ødemer",
            anne,
            chart.calendar.now.day,
            At(0, 7, 12),
            anne,
            "requested",
            "urgent",
        ),
        ("Spørgeskema før ambulatoriet (5 min)", poul, 3, At(-4, 9), anne, "requested", "routine"),
        ("Indledende samtale, træning", kim, 5, At(-17, 10, 50), anne, "accepted", "routine"),
        ("Se på sår på tå, venstre fod", bo, 6, At(-4, 10, 20), METTE.reference, "requested", "routine"),
        ("Øjenscreening: er den bestilt?", bo, 24, At(-22, 9, 15), bo, "accepted", "routine"),
        ("Vurdér ICD ved ny ekko", HENRIK.reference, 75, At(-17, 10, 55), anne, "accepted", "routine"),
        (
            "Hæld øget dosis i doseringsæsken",
            METTE.reference,
            -15,
            At(-17, 10, 45),
            anne,
            "completed",
            "routine",
        ),
    ):
        task(chart, text, owner=owner, due=due, made=made, by=by, status=status, priority=priority)
    handover(
        chart,
        "Overtag ansvaret for Pouls hjertesvigt",
        of=f"EpisodeOfCare/{chart.citizen.id}-heart-failure",
        to=bo,
        by=anne,
        due=20,
        made=At(-2, 13, 40),
        why="Titreringen ventes færdig 1-2 uger før. EF 35 %, NYHA II. Måldosis mangler for bisoprolol og ARNI.",
    )
    appointment(chart, "Hjertesvigtklinik, titrering", At(10, 10, 15), minutes=45, who=anne)
    appointment(chart, "Egen læge, fodstatus og sår", At(12, 9, 0), minutes=20, who=bo)
    appointment(chart, "Første træning, hjerterehabilitering", At(23, 10, 0), minutes=60, who=kim)
    appointment(chart, "Ny ekkokardiografi", At(70, 8, 30), minutes=40, who=HENRIK.reference)
