"""The ends of the scale: a patient of whom next to nothing is known, and one of whom everything is."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

from sharedcare.overview.types import (
    Allergy,
    Banner,
    Change,
    Concern,
    Freshness,
    Handover,
    Member,
    News,
    Note,
    Overview,
    Party,
    Phase,
    Programme,
    Relative,
    Status,
    TaskItem,
    Text,
    WhatMatters,
)
from tests.unit.clinic.poul import APPOINTMENTS, BANNER, main_case
from tests.unit.clinic.telling import (
    AT,
    CLINIC,
    GP,
    POUL,
    K,
    L,
    P,
    R,
    S,
    ago,
    day,
    event,
    measure,
    medicine,
    points,
    problem,
    ref,
    wave,
)

almost_empty = Overview(
    at=AT,
    as_of=None,
    banner=Banner(
        "0199c0de-0002",
        "Aisha Noor",
        None,
        None,
        "female",
        "",
        "",
        False,
        Text("somali"),
        (),
        False,
        (),
        (),
        None,
        (),
    ),
    concerns=(),
    news=News(None, ()),
    matters=(),
    programmes=(),
    conflicts=(),
    problems=(),
    team=(),
    measures=(),
    events=(),
    tasks=(),
    appointments=(),
    medicines=(),
    notes=(),
)

_LONG = Party(
    "Overlæge Alexandrine-Margrethe von Rosenørn-Westergaard",
    S,
    Text("overlæge, speciallæge i intern medicin: kardiologi"),
    Text("Hjertemedicinsk Afdeling B, Hjertesvigtklinikken, Odense Universitetshospital"),
    "+4565410000",
)
_SECTORS = (S, L, K, R, P)
_KEYS = ("weight", "blood-pressure", "pulse", "oxygen", "potassium", "sodium", "creatinine", "egfr", "ldl", "hba1c", "glucose",
    "albumin-creatinine", "nt-probnp", "haemoglobin", "bmi", "waist", "cholesterol", "hdl", "triglyceride", "crp",
    "alat", "leukocytes", "platelets", "walk-6-min")  # fmt: skip
_STATUSES = (
    Status.ACT,
    Status.WATCH,
    Status.WATCH,
    Status.MISSING,
    *[Status.ON_TARGET] * 12,
    *[Status.NO_GOAL] * 8,
)


def _measure(place: int):  # type: ignore[no-untyped-def]
    key, status = _KEYS[place], _STATUSES[place]
    return measure(
        key,
        ("kg", "mmHg", "/min", "%", "mmol/L", "mL/min/1,73 m²")[place % 6],
        points(wave((360 - place, 140), (120, 128 + place), (place * 4, 131.4), every=3 + place), second=50 if key == "blood-pressure" else None),
        digits=place % 3,
        goal=None if status is Status.NO_GOAL else ((100, 129), (None, 128), (135, None))[place % 3],
        status=status,
        freshness=(Freshness.FRESH, Freshness.OUTDATED, Freshness.STALE)[place % 3],
        by=(_LONG, GP, POUL)[place % 3],
        reading_status=("final", "preliminary", "corrected")[place % 3],
        is_new=place % 2 == 0,
        programmes=(f"x{place % 3}",),
    )  # fmt: skip


_UNKNOWN = replace(
    measure("unknown", "arb.enh./mL", points([(400, 12345.5)]), digits=1, status=Status.NO_GOAL, freshness=Freshness.STALE),
    name=Text("Cardiolipin-antistof(IgG);arb.stofk. (ukendt kode fra fremmed laboratorium)"),
)  # fmt: skip
_TEXT_RESULT = measure(
    "text", "", points([(12, 1)]), status=Status.NO_GOAL, name="Dyrkning og resistens, urin"
)
_TEXT_RESULT = replace(
    _TEXT_RESULT,
    newest=replace(_TEXT_RESULT.newest, value=None, text=Text("Ingen vækst af patogene bakterier påvist")),
    points=(),
)

fullest = Overview(
    at=AT,
    as_of=None,
    banner=replace(
        BANNER,
        name="Wilhelmine Christiane Elisabeth Kjærsgaard-Schiødte Mortensen",
        interpreter=Text("grønlandsk (vestgrønlandsk, kalaallisut)"),
        allergies=tuple(
            Allergy(Text(text), critical, Text("udslæt og åndenød"), ref("AllergyIntolerance", text[:4]))
            for text, critical in (("Penicillin", True), ("Jodholdigt kontraststof", True), ("Acetylsalicylsyre", False), ("Jordnødder", False))
        ),
        relatives=tuple(
            Relative(f"{name} Kjærsgaard-Schiødte", Text(relation), "+4521000003", may, ref("RelatedPerson", name))
            for name, relation, may in (("Frederikke-Marie", "datter", "write"), ("Hans-Christian", "søn", "see"), ("Jytte", "nabo", ""))
        ),
        consents=(Text("Hjertesvigt"), Text("Type 2-diabetes"), Text("Kronisk obstruktiv lungesygdom"), Text("Iskæmisk hjertesygdom")),
        responsible=_LONG,
        handovers=(
            Handover(replace(_LONG, sector=L), Text("Overtager"), ago(2), day(20), ref("Task", "h1")),
            Handover(replace(_LONG, sector=K), Text("Overtager træning"), ago(9), None, ref("Task", "h2")),
        ),
    ),
    concerns=tuple(
        Concern(status, Text(f"{text} og noget mere, der skal siges om det, så det hele bliver langt"), ago(place), Text("Grænsen er sat af klinikken."), _KEYS[place], CLINIC, ref("DetectedIssue", str(place)), place < 3, ago(place))
        for place, (status, text) in enumerate(product((Status.ACT, Status.WATCH, Status.MISSING), ("Vægten er steget 2,1 kg på 3 dage", "Kalium 5,4 mmol/L to uger efter øget spironolakton")))
    ),
    news=News(
        ago(40),
        tuple(
            Change(tile, "Observation", Text(f"Ændring nummer {place} af noget med et langt navn, der er målt derhjemme"), (_LONG, GP, POUL, None)[place % 4], ago(place / 3), place % 2 == 0, ref("Observation", str(place)))
            for place, tile in zip(range(60), ("measures", "medicines", "tasks", "notes", "problems", "team") * 10, strict=True)
        ),
    ),
    matters=tuple(
        WhatMatters(Text("At kunne gå en lang tur i skoven med mine tre børnebørn om søndagen uden at måtte sætte mig ned undervejs"), day(-50 - place), place - 2, ref("Goal", f"m{place}"), place == 0)
        for place in range(3)
    ),
    programmes=tuple(
        Programme(Text(name), f"x{place}", day(-60 - 400 * place), tuple(
            Phase(Text(phase), status, day(start), day(start + 60))
            for phase, status, start in (("Henvisning og opstart", "done", -150), ("Titrering af medicin", "active", -39), ("Rehabilitering", "planned", 22), ("Vedligeholdelse", "planned", 82), ("Vedvarende", "planned", 142))
        ), _LONG, ref("EpisodeOfCare", str(place)), False)
        for place, name in enumerate(("Hjertesvigt med nedsat uddrivningsfraktion", "Type 2-diabetes", "Kronisk obstruktiv lungesygdom", "Iskæmisk hjertesygdom"))
    ),
    conflicts=main_case.conflicts * 3,
    problems=tuple(problem(f"Diagnose nummer {place}, et langt navn med følgetilstande og forbehold", f"DX{place:02}.9A", 1990 + place, is_new=place < 2) for place in range(30)),
    team=tuple(Member(replace(_LONG, sector=_SECTORS[place % 5]), place == 0, day(30) if place % 3 == 2 else None) for place in range(14)),
    measures=(*(_measure(place) for place in range(24)), _UNKNOWN, _TEXT_RESULT),
    events=(
        *(event(_SECTORS[place % 5], f"Hændelse {place} med et langt navn", -178 + 5.3 * place, -178 + 5.3 * place + 14 if place % 3 == 0 else None, planned=place > 33) for place in range(66)),
        *(event(K, f"Indsats {place} i hjemmet", -100 + 10 * place, 40 + 12 * place, kind="service", planned=place > 2) for place in range(5)),
        *(event(P, "Måler vægt", -90 + 2 * step, kind="measurements") for step in range(45)),
    ),
    tasks=tuple(TaskItem(Text(f"Opgave {place}: kontrol af kreatinin og kalium efter øget dosis hos egen læge"), replace(_LONG, sector=_SECTORS[place % 5]), day(place * 2 - 12), place < 6, "requested", ref("Task", str(place)), place % 4 == 0) for place in range(24)),
    appointments=tuple(replace(APPOINTMENTS[0], text=Text(f"Ambulant kontrol {place} i Hjertesvigtklinikken, titrering"), starts=AT + timedelta(days=4 * place + 1)) for place in range(9)),
    medicines=(*main_case.medicines[:2], *(replace(medicine(f"Præparat{place} depottabletter med langt navn", "49/51 mg x 2 dagligt, ved måltid", "Hjertesvigt"), is_new=place == 3) for place in range(38))),
    notes=tuple(Note(Text(f"Besked {place}: skal jeg tage en ekstra vanddrivende tablet, når benene hæver?"), Text("Spørgsmål"), (_LONG, GP, POUL)[place % 3], ago(place * 1.7), place % 3 != 2, place < 4, ref("Communication", str(place)), place < 4) for place in range(20)),
)  # fmt: skip
