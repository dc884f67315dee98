"""What the patient has been asked to measure at home: one order for each measurement, in the words of the programme's file."""

from sharedcare.programmes.shipping import as_shipped
from sharedcare.region.bilingual import Bilingual
from sharedcare.region.bilingual import text as words
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.entries.programmes import Programme
from sharedcare.region.systems import LOINC, MEDCOM, NPU, OURS, coding, concept, ref

_SYSTEMS = {"loinc": LOINC, "npu": NPU, "medcom": MEDCOM}
DAILY, EVERY_OTHER_DAY, TWICE_A_WEEK = "every day", "every 2 days", "2 times a week"
_TIMINGS = {
    DAILY: {"frequency": 1, "period": 1, "periodUnit": "d"},
    EVERY_OTHER_DAY: {"frequency": 1, "period": 2, "periodUnit": "d"},
    TWICE_A_WEEK: {"frequency": 2, "period": 1, "periodUnit": "wk"},
}


def measures_at_home(
    chart: Chart, programme: Programme, rhythms: dict[str, str], *, since: int, by: str
) -> None:
    """Order them: the programme's measurements by key, each with its rhythm as programmes write it."""
    known = {one.key: one for one in as_shipped(programme.code).measurements}
    version = as_shipped(programme.code).version
    for key, rhythm in rhythms.items():
        title = known[key].title.clinician
        codes = [coding(_SYSTEMS[one.system], one.code) for one in known[key].codes if one.system in _SYSTEMS]
        source = f"{OURS}activity:{programme.code}:{key}|{version}"
        bounds = {"boundsPeriod": {"start": chart.calendar.date(since)}}
        chart.named(
            "ServiceRequest",
            f"measures-{key}",
            extension=[
                {"url": OURS + "source", "valueCanonical": source},
                {"url": OURS + "rhythm", "valueString": rhythm},
            ],
            identifier=[{"system": OURS + "measurement-key", "value": key}],
            status="active",
            intent="order",
            category=[concept(OURS + "service", "measuring")],
            code={"coding": codes} | words(Bilingual(title.da, title.en)),
            subject=chart.patient,
            occurrenceTiming={"repeat": {**bounds, **_TIMINGS[rhythm]}},
            authoredOn=chart.calendar.moment(At(since, 10, 35)),
            requester=ref(by),
            performer=[chart.patient],
        )
