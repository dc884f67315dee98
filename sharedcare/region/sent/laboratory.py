"""Laboratory results as a hospital laboratory sends them: HL7 v2.5.1 ORU^R01.

Layout: interop.md A1, after the messages of examples/constructed-lab. One sample gives one or more messages: a
preliminary answer, the final one, and sometimes a correction, which bears the same order number (OBR-3) so that it
becomes the next version of what it corrects.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sharedcare.kernel.ids import derive, key64
from sharedcare.region.analytes import CREATININE, EGFR, Analyte
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart, Message
from sharedcare.region.kidney import egfr
from sharedcare.region.organisations import ORGANISATIONS
from sharedcare.region.staff import Worker

PARTNER = "laboratory"
_SYSTEM = "LABKA"


@dataclass(frozen=True, slots=True)
class Correction:
    """A result that went out wrong: what was printed first, and what the laboratory says of it."""

    analyte: Analyte
    wrong: float
    why: str
    after: int = 210
    """Minutes from the final answer to the correction."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Blood that was taken: when, for which panel, who asked for it, and what was found."""

    at: At
    panel: str
    by: Worker
    results: Sequence[tuple[Analyte, float]]
    early: frozenset[Analyte] = frozenset()
    """What is answered first, in a preliminary report; the rest is pending in it."""

    correction: Correction | None = None
    comment: tuple[Analyte, str] | None = None
    takes: int = 180
    """Minutes from the sample to the final answer."""


def sample(chart: Chart, taken: Sample) -> str:
    """Send what becomes of a sample; the answer is the laboratory's number for the order."""
    order = f"{chart.citizen.id}-{chart.number('order')}"
    final = taken.at.later(taken.takes)
    if taken.early:
        soon = taken.at.later(taken.takes // 2)
        early = [
            _result(n, one, value, "F" if one in taken.early else "I", taken, chart)
            for n, (one, value) in enumerate(taken.results, 1)
        ]
        _send(chart, taken, order, soon, "P", early)
    lines = []
    for number, (one, value) in enumerate(taken.results, 1):
        printed = taken.correction.wrong if taken.correction and taken.correction.analyte is one else value
        lines.append(_result(number, one, printed, "F", taken, chart))
        if taken.comment is not None and taken.comment[0] is one:
            lines.append(f"NTE|1|L|{taken.comment[1]}")
    _send(chart, taken, order, final, "F", lines)
    if taken.correction is not None:
        _correct(chart, taken, taken.correction, order, final)
    return order


def result(chart: Chart, order: str, one: Analyte) -> str:
    """How resources refer to a result once it has been received: its id follows from the laboratory's own numbers."""
    who = chart.citizen
    number = f"urn:sharedcare:laboratory:{_SYSTEM}/{order}/{one.npu}//{who.id}"
    return f"Observation/{derive(number, patient=key64(who.reference))}"


def with_egfr(chart: Chart, at: At, creatinine: float) -> list[tuple[Analyte, float]]:
    """Creatinine, and the estimate that follows from it as printed."""
    who, printed = chart.citizen, round(creatinine)
    age = who.age(chart.calendar.of(at.day))
    return [(CREATININE, printed), (EGFR, egfr(printed, age=age, female=who.female))]


def _correct(chart: Chart, taken: Sample, wrong: Correction, order: str, final: At) -> None:
    later = final.later(wrong.after)
    if (later.day, later.hour, later.minute) > chart.calendar.now:
        return
    found = [(n, one, value) for n, (one, value) in enumerate(taken.results, 1) if one is wrong.analyte]
    lines = [_result(n, one, value, "C", taken, chart) for n, one, value in found]
    told = wrong.analyte.written(wrong.wrong).replace(".", ",")
    lines.append(f"NTE|1|L|Tidligere svar {told} {wrong.analyte.unit} rettet: {wrong.why}")
    _send(chart, taken, order, later, "C", lines)


def _send(chart: Chart, taken: Sample, order: str, at: At, status: str, lines: list[str]) -> None:
    who, lab = chart.citizen, ORGANISATIONS[chart.citizen.home.unit("laboratory")]
    number = chart.number("lab")
    sampled, sent = chart.calendar.stamp(taken.at), chart.calendar.stamp(at)
    asked = f"^{taken.by.family}^{taken.by.given}"
    state = "IP" if status == "P" else "CM"
    segments = [
        rf"MSH|^~\&|{_SYSTEM}|KBA-{lab.part_of.upper() if lab.part_of else ''}^{lab.gln}^GLN|SHAREDCARE|PLATFORM|{sent}"
        f"||ORU^R01^ORU_R01|{who.id}-{number}|P|2.5.1||||||UNICODE UTF-8",
        f"PID|1||{who.cpr}^^^CPR&1.2.208.176.1.2&ISO^NNDNK||{who.family}^{who.given.replace(' ', '^')}"
        f"||{who.born:%Y%m%d}|{'F' if who.female else 'M'}",
        "PV1|1|O",
        f"ORC|RE|REQ-{order}^PLATFORM|{order}^{_SYSTEM}||{state}|||||||{asked}",
        f"OBR|1|REQ-{order}^PLATFORM|{order}^{_SYSTEM}|PANEL^{taken.panel}^L|||{sampled}|||||||||{asked}"
        f"||||||{sent}||LAB|{status}",
        *lines,
        f"SPM|1|P-{order}^{_SYSTEM}||119297000^Blood specimen^SCT|||||||||||||{sampled}|{sampled}",
    ]
    name = f"{who.id}-{number.partition('-')[2]:0>4}.hl7"
    chart.messages.append(Message(PARTNER, name, "\r".join(segments).encode(), chart.calendar.moment(at)))


def _result(number: int, one: Analyte, value: float, status: str, taken: Sample, chart: Chart) -> str:
    kind, printed = "NM", one.written(value)
    if status == "I":
        printed = ""
    elif one is EGFR and value > 90:
        # What lies above is not told apart by the equation, and not printed.
        kind, printed = "SN", ">^90"
    flag = "" if status == "I" else one.flag(float(one.written(value)))
    return (
        f"OBX|{number}|{kind}|{one.npu}^{one.text}^NPU||{printed}|{one.unit}^^UCUM|{one.interval}|{flag}|||{status}"
        f"|||{chart.calendar.stamp(taken.at)}"
    )
