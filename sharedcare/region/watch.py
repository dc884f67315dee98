"""What somebody has to act on, found in what was measured: the rules that a programme would apply.

Limits: programmes.md sections 3.5, 4.5, 5.5 and 6.4. Each finding says in one sentence what is the case and which
limit it breaks, and where that is one that a programme has for this patient, what that recommends; those of earlier
admissions were handled.
"""

from collections.abc import Callable

from sharedcare.region import analytes, measures
from sharedcare.region.bilingual import both, joined, number, put
from sharedcare.region.calendar import At
from sharedcare.region.drugs import OXYGEN, Ladder
from sharedcare.region.entries.programmes import COPD, HEART_FAILURE, advised
from sharedcare.region.entries.tasks import ACT_NOW, EYE_ON, MISSING, finding, handled
from sharedcare.region.life import Life
from sharedcare.region.living import Lived

_MOST = 4
Rule = Callable[[Life, Lived], bool]


def watch(life: Life, lived: Lived) -> None:
    """Write the findings, those that press most first, never more than a few."""
    found = 0
    for rule in (_fluid, _saturation, _potassium, _pressure, _sugar, _lipids, _silence):
        if found < _MOST and rule(life, lived):
            found += 1
    _past(life, lived)


def _fluid(life: Life, lived: Lived) -> bool:
    weights = [one for one in lived.found.get(measures.WEIGHT.key, ()) if one[0] >= -3]
    if "heart-failure" not in life.conditions or len(weights) < 2 or weights[-1][0] < -1:
        return False
    rise = round(weights[-1][1], 1) - round(weights[0][1], 1)
    days = weights[-1][0] - weights[0][0]
    if rise < 1.2:
        return False
    severe = rise >= 2.0
    limit = both("Grænsen er 2,0 kg på 3 dage." if severe else "Fra 1,0 kg på 3 dage holdes øje.")
    told = "Vægt +{rise} kg på {days} dag" if days == 1 else "Vægt +{rise} kg på {days} dage"
    text = put(told, rise=number(rise), days=str(days))
    finding(
        life.chart,
        ACT_NOW if severe else EYE_ON,
        text,
        joined(". ", text, limit),
        At(weights[-1][0], 8, 5),
        about=measures.WEIGHT,
        made_by=[weights[-1][2]],
        evidence=[weights[0][2]],
        advice=advised(HEART_FAILURE, "weight", "weight-rise-3-days", at=rise),
    )
    return True


def _saturation(life: Life, lived: Lived) -> bool:
    last, usual = lived.last(measures.SATURATION.key), life.body[measures.SATURATION.key].level
    if last is None or last[0] < -6 or "copd" not in life.conditions or round(last[1]) > round(usual) - 3:
        return False
    now, has_oxygen = round(last[1]), _takes(life, OXYGEN)
    severe = now < 85 if has_oxygen else now < 88 or now <= round(usual) - 4
    text = put("Iltmætning {now} %", now=str(now))
    finding(
        life.chart,
        ACT_NOW if severe else EYE_ON,
        text,
        joined(
            "; ",
            text,
            put(
                "den er {usual} % til daglig. Spørg til opspyt og åndenød, og følg handleplanen.",
                usual=str(round(usual)),
            ),
        ),
        At(last[0], 9, 10),
        about=measures.SATURATION,
        made_by=[last[2]],
        advice=advised(COPD, "saturation", "saturation-with-oxygen", at=now)
        if has_oxygen
        else advised(COPD, "saturation", "saturation-below-usual", at=now - round(usual)),
    )
    return True


def _potassium(life: Life, lived: Lived) -> bool:
    last = lived.last(analytes.POTASSIUM.npu)
    if last is None or last[0] < -21 or 3.4 <= last[1] <= 5.0:
        return False
    severe = last[1] > 5.5 or last[1] < 3.0
    what = put("Kalium {now}", now=number(last[1]))
    why = both(
        "Handling over 5,5; stop MRA over 6,0."
        if last[1] > 5
        else "Målet er mindst 3,5. Er der givet vanddrivende?"
    )
    finding(
        life.chart,
        ACT_NOW if severe else EYE_ON,
        what,
        joined(" mmol/L. ", what, why),
        At(last[0], 13, 5),
        about=analytes.POTASSIUM.measure,
        made_by=[last[2]],
        advice=advised(HEART_FAILURE, "potassium", "potassium-high", at=last[1])
        if "heart-failure" in life.conditions
        else None,
    )
    return True


def _pressure(life: Life, lived: Lived) -> bool:
    readings = [one for one in lived.found.get(measures.PRESSURE.key, ()) if one[0] >= -14]
    if len(readings) < 3:
        return False
    mean = sum(value for _, value, _ in readings) / len(readings)
    if 96 <= mean <= 144:
        return False
    high = mean > 144
    text = both("Blodtryk højt i to uger" if high else "Blodtryk lavt i to uger")
    told = put(
        "i gennemsnit {mean} systolisk af {count} målinger.", mean=str(round(mean)), count=str(len(readings))
    )
    aim = both("Målet er under 130." if high else "Målet er over 100.")
    finding(
        life.chart,
        EYE_ON,
        text,
        joined(" ", joined(": ", text, told), aim),
        At(readings[-1][0], 9, 30),
        about=measures.PRESSURE,
        made_by=[readings[-1][2]],
    )
    return True


def _sugar(life: Life, lived: Lived) -> bool:
    last = lived.last(analytes.HBA1C.npu)
    if last is None or last[0] < -75 or "type-2-diabetes" not in life.conditions or last[1] < 68:
        return False
    text = put("HbA1c {now}", now=str(round(last[1])))
    finding(
        life.chart,
        EYE_ON,
        text,
        joined(
            " ",
            text,
            both("mmol/mol, 10 eller mere over målet. Gennemgå medicin og hverdag ved næste kontrol."),
        ),
        At(last[0], 14),
        about=analytes.HBA1C.measure,
        made_by=[last[2]],
    )
    return True


def _lipids(life: Life, lived: Lived) -> bool:
    series = lived.found.get(analytes.LDL.npu, [])
    if (
        "ischaemic-heart-disease" not in life.conditions
        or len(series) < 3
        or series[-1][0] < -60
        or series[-1][1] <= 1.8
    ):
        return False
    now = number(series[-1][1])
    text = put("LDL {now} over målet", now=now)
    finding(
        life.chart,
        EYE_ON,
        text,
        put("LDL {now} mmol/L efter mere end tre måneder med statin. Målet er under 1,4.", now=now),
        At(series[-1][0], 14),
        about=analytes.LDL.measure,
        made_by=[series[-1][2]],
    )
    return True


def _silence(life: Life, lived: Lived) -> bool:
    """A scale or a cuff that has not been heard of for three times as long as was agreed."""
    for diary in life.diaries:
        last = lived.last(diary.measure.key)
        if (
            diary.until < 0
            or diary.begins > -7
            or diary.every > 7
            or last is None
            or -last[0] < max(3 * diary.every, 3)
        ):
            continue
        text = put("{what} mangler {days} dage", what=both(diary.measure.text), days=str(-last[0]))
        often = (
            both("Aftalen er hver dag.")
            if diary.every == 1
            else put("Aftalen er hver {days}. dag.", days=str(diary.every))
        )
        finding(
            life.chart,
            MISSING,
            text,
            joined(". ", text, often),
            At(0, 8),
            about=diary.measure,
            made_by=[last[2]],
        )
        return True
    return False


def _takes(life: Life, ladder: Ladder) -> bool:
    return any(
        one["medicationCodeableConcept"]["coding"][0]["code"] == ladder.drug.atc
        for one in life.chart.resources
        if one["resourceType"] == "MedicationStatement" and one["status"] == "active"
    )


def _past(life: Life, lived: Lived) -> None:
    if "heart-failure" not in life.conditions:
        return
    for begins, _ in lived.admissions:
        weights = [one for one in lived.found.get(measures.WEIGHT.key, ()) if begins - 8 <= one[0] < begins]
        if len(weights) >= 2 and weights[-1][1] - weights[0][1] >= 2.0:
            rise = number(weights[-1][1] - weights[0][1])
            handled(
                life.chart, ACT_NOW, put("Vægt +{rise} kg på en uge", rise=rise),
                put("Vægt +{rise} kg på en uge og mere åndenød. Grænsen er 2,0 kg over tørvægten på en uge.", rise=rise),
                At(weights[-1][0], 8, 20), about=measures.WEIGHT, made_by=[weights[-1][2]], action="Ringet op, set samme dag og indlagt.",
                by=life.hands.heart_nurse.reference, done=At(begins, 11),
            )  # fmt: skip
