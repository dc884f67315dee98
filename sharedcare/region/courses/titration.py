"""The titration of heart failure: four pillars, one step about every two weeks, blood one to two weeks after each.

Source: programmes.md section 4.3 (H-4, H-5) and 4.6.
"""

from sharedcare.region import analytes, measures
from sharedcare.region.calendar import At
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import (
    ARNI,
    BISOPROLOL,
    CARVEDILOL,
    DAPAGLIFLOZIN,
    EPLERENONE,
    FUROSEMIDE,
    METOPROLOL,
    RAMIPRIL,
    SPIRONOLACTONE,
)  # fmt: skip
from sharedcare.region.entries import contacts
from sharedcare.region.life import Coming, Life, Todo, Visit, Wanted

SALTS = (analytes.CREATININE, analytes.EGFR, analytes.POTASSIUM, analytes.SODIUM)
FULL = (*SALTS, analytes.HAEMOGLOBIN, analytes.FERRITIN, analytes.NT_PROBNP, analytes.HBA1C, analytes.ALAT)
CHECKED = (measures.WEIGHT, measures.PRESSURE, measures.PULSE)


def titrate(life: Life, found: int, clinic: str) -> None:
    """The four pillars, one step about every two weeks, with blood one to two weeks after each."""
    chance, nurse, doctor = life.chance, life.hands.heart_nurse, life.hands.cardiologist
    # Only what is selective for the heart goes with COPD: section 8.
    blocker = chance.choice(
        (BISOPROLOL, METOPROLOL) if "copd" in life.programmes else (BISOPROLOL, METOPROLOL, CARVEDILOL)
    )
    inhibitor = ARNI if chance.random() < 0.7 else RAMIPRIL
    sparing = SPIRONOLACTONE if chance.random() < 0.8 else EPLERENONE
    start, days = found - 3, [found + 12 + number * 14 + chance.randint(-2, 3) for number in range(8)]
    tolerated = life.body.blood(analytes.POTASSIUM).at(found) < 4.5
    high = chance.randint(2, 3) if blocker is not ARNI else 2
    give(life, blocker, (start, 0, doctor), *((days[n * 2], n + 1, nurse) for n in range(high)))
    give(life, inhibitor, (start, 0, doctor), *((days[n * 2 + 1], n + 1, nurse) for n in range(2)))
    give(life, sparing, (start + 4, 0, doctor), *([(days[5], 1, doctor)] if tolerated else []))
    give(life, DAPAGLIFLOZIN, (start + 1, 0, doctor))
    give(life, FUROSEMIDE, (start - 3, 2, doctor), (days[1], 1, nurse), (days[6], 0, nurse))
    for day in days[: high * 2]:
        visited = life.workday(day)
        life.visits.append(
            Visit(visited, "Titrering", contacts.CLINIC, clinic, nurse, "Optitrering", CHECKED)
        )
        life.samples.append(Wanted(life.workday(visited + 9), "Hjertesvigt, kontrol", nurse, SALTS))
        if chance.random() < 0.4:
            called = life.workday(visited + 5)
            life.visits.append(
                Visit(called, "Telefon", contacts.PHONE, clinic, nurse, "Tåles den nye dosis?")
            )
        if -9 < visited <= 0:
            owner = life.hands.doctor.reference
            life.todos.append(
                Todo(
                    "Kreatinin og kalium efter øget dosis",
                    owner,
                    visited + 9,
                    At(visited, 10, 45),
                    nurse,
                    "accepted",
                    "urgent",
                )
            )
    life.samples.append(Wanted(found, "Hjertesvigt, start", doctor, FULL))
    for day in range(days[-1] + 60, 0, 120):
        life.samples.append(
            Wanted(life.workday(day), "Hjertesvigt, kontrol", life.hands.doctor, (*SALTS, analytes.NT_PROBNP))
        )
        visit = Visit(
            life.workday(day + 3),
            "Hjertekontrol",
            contacts.CLINIC,
            life.chart.citizen.home.practice,
            life.hands.doctor,
            "Hjertesvigt",
            CHECKED,
        )
        life.visits.append(visit)
    ahead = next((day for day in days if day > 0), None)
    if ahead is not None:
        life.coming.append(Coming("Hjertesvigtklinik, titrering", At(life.workday(ahead), 10, 15), nurse, 45))
