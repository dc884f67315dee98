"""What is written between Poul, Inge and those who treat him."""

from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE, BO, KIM, METTE
from sharedcare.region.chart import Chart
from sharedcare.region.entries.words import message, note


def words(chart: Chart, inge: str) -> None:
    """Messages and notes, the oldest first."""
    anne, bo, kim, mette, poul = (
        ANNE.reference,
        BO.reference,
        KIM.reference,
        METTE.reference,
        chart.citizen.reference,
    )
    note(
        chart,
        "Udskrevet i går",
        "Tørvægt 79,2 kg. Poul vejer sig hver morgen og ringer, hvis han tager mere end 2 kg på over 3 dage. "
        "Inge er med i det hele.",
        At(-65, 9, 10),
        by=anne,
    )
    message(
        chart,
        "Tak for snakken",
        "Det var rart, at vi alle tre kunne være med på skærmen. Far sover bedre nu. Jeg skriver, hvis der er noget.",
        At(-51, 20, 5),
        by=inge,
        to=[anne],
        read=At(-50, 8, 15),
    )
    message(
        chart,
        "Jeg rejser til Jylland",
        "Jeg er hos min bror fra fredag til mandag, og han har ingen vægt. Skal jeg gøre noget?",
        At(-35, 16, 40),
        by=poul,
        to=[anne],
        read=At(-34, 8, 5),
    )
    message(
        chart,
        "Sv: Jeg rejser til Jylland",
        "God tur. Hold øje med benene, og vej dig, når du er hjemme igen. Hvis sokkerne strammer mere end normalt, så ring.",
        At(-34, 8, 20),
        by=anne,
        to=[poul],
        read=At(-34, 12, 30),
    )
    note(
        chart,
        "Gangtest",
        "412 meter, 38 mere end sidst. Han vil gerne træne på hold, men ikke om tirsdagen: da henter han Alma.",
        At(-5, 14, 5),
        by=kim,
    )
    note(
        chart,
        "Sokkestropper udleveret, sår på tå",
        "Lille tryksår på venstre storetå, 4 mm, rent. Nye sko? Bo ser på det ved næste besøg.",
        At(-4, 10, 20),
        by=mette,
    )
    message(
        chart,
        "Blodprøve taget, svar senere i dag",
        "Poul fik taget kalium og kreatinin på sygehuset. Jeg ser på begge, når svaret er her.",
        At(-1, 9, 40),
        by=bo,
        to=[anne],
        read=At(-1, 10, 10),
    )
    message(
        chart,
        "Skal jeg tage ekstra vanddrivende?",
        "Jeg vejer 81,3 her til morgen, og strømperne strammer. Sidst sagde I, at jeg kunne tage en ekstra pille. "
        "Skal jeg det?",
        min(max(chart.calendar.ago(120), At(0, 7, 40)), At(0, 12, 2)),
        by=poul,
        to=[anne],
    )
