"""Laboratory results from before a patient's region joined: taken over as they stand, not received one by one.

They look as received ones do (exchange/laboratory/mapping.py), without a message behind them.
"""

from sharedcare.region.analytes import EGFR, Analyte
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.organisations import ORGANISATIONS
from sharedcare.region.systems import HL7, NPU, UCUM, concept


def taken_over(chart: Chart, one: Analyte, at: At, value: float) -> str:
    """One result."""
    lab = ORGANISATIONS[chart.citizen.home.unit("laboratory")]
    quantity = {"value": float(one.written(value)), "unit": one.unit, "system": UCUM, "code": one.unit}
    if one is EGFR and value > 90:
        quantity |= {"value": 90, "comparator": ">"}
    moment = chart.calendar.moment(at)
    return chart.add(
        "Observation",
        "result",
        status="final",
        category=[concept(HL7 + "observation-category", "laboratory")],
        code=concept(NPU, one.npu, one.text),
        subject=chart.patient,
        effectiveDateTime=moment,
        issued=chart.calendar.moment(at.later(180)),
        performer=[{"reference": lab.reference, "display": lab.name}],
        valueQuantity=quantity,
    )
