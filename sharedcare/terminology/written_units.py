"""Units as Danish systems write them on a screen, and the UCUM code of each.

Source: the units that MedCom's examples, the NPU table and Danish laboratories use; UCUM, https://ucum.org/ucum.
"""

_UCUM = {
    "1/min": "/min",
    "× 1/min": "/min",
    "x 1/min": "/min",
    "X 1/min": "/min",
    "pr. min": "/min",
    "mmHg": "mm[Hg]",
    "mm Hg": "mm[Hg]",
    "°C": "Cel",
    "C": "Cel",
    "grader C": "Cel",
    "µmol/L": "umol/L",
    "μmol/L": "umol/L",
    "µg/L": "ug/L",
    "μg/L": "ug/L",
    "10^9/L": "10*9/L",
    "× 10^9/L": "10*9/L",
    "× 10⁹/L": "10*9/L",
    "10E9/L": "10*9/L",
    "kg/m²": "kg/m2",
    "kg/m^2": "kg/m2",
    "× 10⁻³ IU/L": "m[IU]/L",
    "mIU/L": "m[IU]/L",
    "mL/min/1,73m²": "mL/min/{1.73_m2}",
    "mL/min/1.73m2": "mL/min/{1.73_m2}",
    "INR": "{INR}",
    "mg/L FEU": "mg/L{FEU}",
    "L/min": "L/min",
}
_SAME = frozenset(
    (
        "%", "/min", "/d", "/wk", "mm[Hg]", "Cel", "kg", "g", "mg", "cm", "m", "mm", "L", "mL", "kg/m2", "fL", "pg", "U/L", "g/L",
        "mg/L", "ug/L", "ng/L", "mmol/L", "umol/L", "nmol/L", "pmol/L", "mmol/mol", "mg/g", "mg/mmol", "mL/min",
        "10*9/L", "10*12/L", "m[IU]/L", "{INR}", "L/s", "s", "min", "h", "d", "1",
    )
)  # fmt: skip


_SPELT = {
    "cm": ("centimeter", "centimetre", "cm.", "ctm"),
    "m": ("meter", "metre"),
    "mm": ("millimeter", "millimetre"),
    "kg": ("kilogram", "kilo", "kgs", "kg."),
    "g": ("gram", "gr"),
    "mg": ("milligram",),
    "mm[Hg]": ("mm/hg", "mm(hg)", "mmhg.", "millimeter kviksølv", "mm kviksølv"),
    "/min": ("bpm", "slag/min", "slag pr. minut", "slag i minuttet", "pr. minut", "per minut", "per minute", "beats/min", "1/minut"),
    "Cel": ("celsius", "grader", "grader celsius", "degrees", "°"),
    "%": ("procent", "percent", "pct", "pct."),
    "L": ("liter", "litre"),
    "mL": ("milliliter", "millilitre"),
    "min": ("minut", "minutter", "minutes", "minute"),
    "h": ("time", "timer", "hours", "hour"),
    "d": ("dag", "dage", "days", "day"),
    "mmol/L": ("millimol/liter", "mmol pr. liter", "mmol"),
    "1": ("antal", "stk", "stk.", "point", "points", "ingen", "none", "score", "gange", "gang", "times", "skridt", "steps", "repetitions", "gentagelser", "count"),
}  # fmt: skip
"""Words that people write for a unit. No system sends them, so nothing is read by them: they help whoever writes a file."""


def meant(unit: str) -> str | None:
    """The UCUM code of the unit that somebody most likely meant; None when nobody can tell."""
    plain = unit.strip("“”„\"' ").lower()
    # As it is written first: `times` are counted, and `time` is an hour in Danish.
    for word in (plain, plain.removesuffix("s")):
        for code, words in _SPELT.items():
            if word in words:
                return code
    known = next((one for one in (*_UCUM, *sorted(_SAME)) if one.lower() == plain), None)
    return ucum_of(unit) or (None if known is None else _UCUM.get(known, known))


def ucum_of(unit: str) -> str | None:
    """The UCUM code of a unit as it is written; None when nobody can tell."""
    return unit if unit in _SAME else _UCUM.get(unit)
