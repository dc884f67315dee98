"""Poul, 80, with heart failure and diabetes: the main case, as the drawing shows him."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sharedcare.overview.types import (
    Allergy,
    AppointmentItem,
    Banner,
    Change,
    Concern,
    Conflict,
    DoseChange,
    Goal,
    Handover,
    Measure,
    Medicine,
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
from tests.unit.clinic.telling import (
    AT,
    CLINIC,
    GP,
    HOME,
    LAB,
    PHYSIO,
    POUL,
    K,
    L,
    P,
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

BANNER = Banner(
    patient="0199c0de-0001",
    name="Poul Jensen",
    birth_date=date(1945, 12, 12),
    age=80,
    gender="male",
    cpr="1212451237",
    phone="+4521000001",
    deceased=False,
    interpreter=Text(""),
    allergies=(Allergy(Text("Penicillin"), True, Text("Anafylaksi 1998"), ref("AllergyIntolerance")),),
    no_known_allergies=False,
    relatives=(Relative("Inge Jensen", Text("datter"), "+4521000002", "write", ref("RelatedPerson")),),
    consents=(Text("Hjertesvigt"), Text("Type 2-diabetes")),
    responsible=CLINIC,
    handovers=(Handover(GP, Text("Overtager efter titrering"), ago(2), day(20), ref("Task", "handover")),),
)

MEASURES = (
    measure("weight", "kg", points([*wave((330, 80.1), (200, 79.0), (90, 78.4), (40, 79.0), (3, 79.2)), (0, 81.3)], at_home=True),
        digits=1, goal=(77.7, 80.7), status=Status.ACT, by=POUL, is_new=True, concern="+2,1 kg på 3 dage"),
    measure("potassium", "mmol/L", points([(350, 4.4), (260, 4.6), (180, 4.3), (110, 4.7), (60, 4.6), (17, 4.9), (1, 5.4)]),
        digits=1, goal=(3.5, 5.0), status=Status.WATCH, is_new=True),
    measure("ldl", "mmol/L", points([(360, 3.4), (270, 3.1), (190, 2.7), (100, 2.3), (21, 1.9)]), digits=1,
        goal=(None, 1.4), status=Status.WATCH, by=GP, programmes=("heart-failure", "type-2-diabetes")),
    measure("blood-pressure", "mmHg", points(wave((60, 134), (30, 131), (2, 128), every=2, wobble=5), at_home=True, second=52),
        goal=(100, 129), status=Status.MISSING, by=POUL),
    measure("pulse", "/min", points(wave((120, 74), (60, 68), (1, 66), (0, 62), wobble=2), at_home=True), goal=(50, 70), by=POUL),
    measure("hba1c", "mmol/mol", points([(350, 64), (260, 60), (170, 58), (95, 55), (21, 52)]), goal=(None, 53), by=GP, programmes=("type-2-diabetes",)),
    measure("egfr", "mL/min", points([(340, 60), (250, 59), (170, 57), (110, 58), (60, 56), (1, 54)]), goal=(45, None)),
    measure("walk-6-min", "m", points([(150, 330), (95, 352), (40, 374), (5, 412)]), goal=(380, None), by=PHYSIO),
    measure("nt-probnp", "ng/L", points([(150, 2840), (70, 1930), (17, 1610)]), status=Status.NO_GOAL),
    measure("haemoglobin", "mmol/L", points([(340, 8.4), (170, 8.2), (60, 8.3)]), digits=1, status=Status.NO_GOAL),
    measure("ejection-fraction", "%", points([(300, 30), (75, 35)]), status=Status.NO_GOAL),
    measure("sodium", "mmol/L", points([(110, 138), (60, 137), (1, 136)]), goal=(137, 145), status=Status.WATCH),
    measure("creatinine", "µmol/L", points([(340, 101), (170, 106), (60, 112), (1, 121)]), status=Status.NO_GOAL),
    measure("who-5", "", points([(150, 52), (21, 60)]), status=Status.NO_GOAL, by=POUL),
)  # fmt: skip

EVENTS = (
    event(S, "Indlagt 9 d", -92, -83, kind="admission"),
    event(S, "Titrering", -39, 0, kind="service"),
    event(S, "Klinik", 10, planned=True, kind="appointment"),
    event(S, "Ekko", 68, planned=True, kind="appointment"),
    event(L, "Årskontrol", -158),
    event(L, "Konsultation", -66),
    event(L, "Blodprøver", -21),
    event(L, "Overtager (afventer)", 20, 174, planned=True, kind="service"),
    event(K, "Hjemmesygepleje", -78, 0, kind="service"),
    event(K, "Hjerterehabilitering 12 uger", 22, 108, planned=True, kind="service"),
    *(event(P, "Måler vægt", -72 + 3 * step, kind="measurements") for step in range(24)),
    event(P, "Spørgeskema", 3, planned=True, kind="answers"),
    event(P, "Mål: skovtur", 60, planned=True),
)

TASKS = (
    TaskItem(
        Text("Kreatinin og kalium efter øget dosis"), GP, day(-1), True, "requested", ref("Task", "1"), False
    ),
    TaskItem(
        Text("Ring til Poul om vægt og ødemer"), CLINIC, day(0), False, "requested", ref("Task", "2"), True
    ),
    TaskItem(
        Text("Spørgeskema før ambulatoriet (5 min)"),
        POUL,
        day(3),
        False,
        "requested",
        ref("Task", "3"),
        False,
    ),
    TaskItem(Text("Indledende samtale, træning"), PHYSIO, day(5), False, "accepted", ref("Task", "4"), False),
    TaskItem(
        Text("Fodstatus hos statsaut. fodterapeut"), GP, day(18), False, "requested", ref("Task", "5"), False
    ),
    TaskItem(Text("Slutstatus, hjemmesygepleje"), HOME, day(24), False, "requested", ref("Task", "6"), False),
    TaskItem(Text("Årskontrol diabetes"), GP, day(64), False, "requested", ref("Task", "7"), False),
)
APPOINTMENTS = (
    AppointmentItem(Text("Hjertesvigtklinik, titrering"), AT + timedelta(days=10, hours=-3, minutes=-47), None, CLINIC, ref("Appointment"), False),
    AppointmentItem(Text("Ekkokardiografi"), AT + timedelta(days=68, hours=-4), None, CLINIC, ref("Appointment", "2"), False),
)  # fmt: skip


def _changed(name: str, kind: str, before: str, after: str, days: int) -> Medicine:
    change = DoseChange(kind, Text(before), Text(after), day(-days), CLINIC)
    return Medicine(
        Text(name),
        Text(after),
        Text("Hjertesvigt"),
        day(-days),
        change,
        ref("MedicationStatement", name),
        is_new=days < 10,
    )


MEDICINES = (
    _changed("Spironolakton", "up", "25 mg", "50 mg", 17),
    _changed("Bisoprolol", "up", "5 mg", "7,5 mg", 24),
    medicine("Sacubitril/valsartan", "49/51 mg x 2", "Hjertesvigt"),
    medicine("Dapagliflozin", "10 mg", "Hjertesvigt og diabetes"),
    medicine("Furosemid", "40 mg x 2", "Vand i kroppen"),
    medicine("Atorvastatin", "80 mg", "Forhøjet kolesterol"),
    medicine("Apixaban", "5 mg x 2", "Forkammerflimren"),
    medicine("Metformin", "1 g x 2", "Type 2-diabetes"),
    medicine("Kaliumklorid", "750 mg x 2"),
    medicine("Pantoprazol", "20 mg", "Forebygger mavesår"),
    medicine("Paracetamol", "1 g p.n.", "Smerter"),
)
NOTES = (
    Note(Text("Skal jeg tage ekstra vanddrivende?"), Text("Spørgsmål"), Party("Inge Jensen", P, Text("datter")), ago(0, 11, 2), True, True, ref("Communication", "1"), True),
    Note(Text("Blodprøve taget, svar torsdag"), Text(""), GP, ago(1, 9), True, False, ref("Communication", "2"), False),
    Note(Text("Sokkestropper udleveret, sår på tå"), Text(""), HOME, ago(4, 10), False, False, ref("Communication", "3"), False),
    Note(Text("Udskrevet efter 9 dage med øget dosis"), Text("Epikrise"), CLINIC, ago(83, 12), True, False, ref("Communication", "4"), False),
)  # fmt: skip

main_case = Overview(
    at=AT,
    as_of=None,
    banner=BANNER,
    concerns=(
        Concern(Status.ACT, Text("Vægt +2,1 kg på 3 dage, ben mere hævede"), ago(0, 6, 10),
            Text("Vægten er steget mere end 2 kg på 3 dage. Grænsen er sat af klinikken 05.11."), "weight", CLINIC, ref("DetectedIssue", "1"), True, ago(0, 6, 10)),
        Concern(Status.WATCH, Text("Kalium 5,4 to uger efter øget spironolakton"), ago(1, 14), Text("Over 5,0 mmol/L."), "potassium", LAB, ref("DetectedIssue", "2"), True, ago(1, 14)),
        Concern(Status.MISSING, Text("Blodtryk mangler 2 dage"), ago(0, 5), Text("Aftalt hver dag."), "blood-pressure", None, ref("DetectedIssue", "3"), False, ago(0, 5)),
    ),
    news=News(
        since=ago(8, 9),
        changes=(
            Change("concerns", "DetectedIssue", Text("Vægt +2,1 kg på 3 dage, ben mere hævede"), None, ago(0, 6, 10), True, ref("DetectedIssue", "1")),
            Change("measures", "Observation", Text("Vægt 81,3 kg"), POUL, ago(0, 6, 10), True, ref("Observation", "weight-1")),
            Change("measures", "Observation", Text("Kalium 5,4 mmol/L"), LAB, ago(1, 14), True, ref("Observation", "potassium-1")),
            Change("notes", "Communication", Text("Skal jeg tage ekstra vanddrivende?"), Party("Inge Jensen", P, Text("datter")), ago(0, 11, 2), True, ref("Communication", "1")),
        ),
    ),
    matters=(WhatMatters(Text("Gå med barnebarnet til skoven"), day(-50), 0, ref("Goal", "matters"), False),),
    programmes=(
        Programme(Text("Hjertesvigt"), "heart-failure", day(-60), (
            Phase(Text("Opstart"), "done", day(-60), day(-39)), Phase(Text("Titrering"), "active", day(-39), day(22)),
            Phase(Text("Rehab"), "planned", day(22), day(108)), Phase(Text("Vedvarende"), "planned", day(108), None)), CLINIC, ref("EpisodeOfCare", "1"), False),
        Programme(Text("Type 2-diabetes"), "type-2-diabetes", day(-2000), (
            Phase(Text("Opstart"), "done", day(-2000), day(-1900)), Phase(Text("Indsatser"), "done", day(-1900), day(-1400)),
            Phase(Text("Vedvarende"), "active", day(-1400), None)), GP, ref("EpisodeOfCare", "2"), False),
    ),
    conflicts=(Conflict("ldl", (Goal(None, 1.4, Text("Hjertesvigt"), CLINIC, ref("Goal", "a")), Goal(None, 1.8, Text("Type 2-diabetes"), GP, ref("Goal", "b")))),),
    problems=(
        problem("Hjertesvigt", "I50.1", 2026, by=CLINIC, is_new=True), problem("Type 2-diabetes", "E11.9", 2020),
        problem("Iskæmisk hjertesygdom", "I25.1", 2014), problem("Kronisk nyresygdom 3a", "N18.3", 2022),
        problem("Forkammerflimren", "I48.9", 2019), problem("Hypertension", "I10.9", 2006),
        problem("Slidgigt i knæ", "M17.9", 2011), problem("Nedsat hørelse", "H91.9", 2017)),
    team=(
        Member(CLINIC, True, None), Member(GP, False, None), Member(PHYSIO, False, day(23)), Member(HOME, False, None),
        Member(POUL, False, None), Member(Party("Inge Jensen", P, Text("datter")), False, None)),
    measures=MEASURES,
    events=EVENTS,
    tasks=TASKS,
    appointments=APPOINTMENTS,
    medicines=MEDICINES,
    notes=NOTES,
)  # fmt: skip


def _until(measure: Measure, at: datetime) -> Measure:
    """The measurement as it was then."""
    then = tuple(point for point in measure.points if point.at <= at)
    readings = [
        replace(measure.newest, at=each.at, value=each.value, second=each.second) for each in then[-2:]
    ]
    return replace(
        measure, newest=readings[-1], previous=readings[0], points=then, status=Status.ON_TARGET, is_new=False
    )


_THEN = ago(8, 14)
in_the_time_machine = replace(
    main_case,
    at=_THEN,
    as_of=_THEN,
    banner=replace(BANNER, handovers=()),
    news=News(ago(20), ()),
    concerns=(),
    measures=tuple(_until(each, _THEN) for each in MEASURES),
    notes=NOTES[3:],
    tasks=TASKS[4:],
)
