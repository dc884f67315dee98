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
        "%", "/min", "mm[Hg]", "Cel", "kg", "g", "mg", "cm", "m", "mm", "L", "mL", "kg/m2", "fL", "pg", "U/L", "g/L",
        "mg/L", "ug/L", "ng/L", "mmol/L", "umol/L", "nmol/L", "pmol/L", "mmol/mol", "mg/g", "mg/mmol", "mL/min",
        "10*9/L", "10*12/L", "m[IU]/L", "{INR}", "L/s", "s", "min", "h", "d", "1",
    )
)  # fmt: skip


def ucum_of(unit: str) -> str | None:
    """The UCUM code of a unit as it is written; None when nobody can tell."""
    return unit if unit in _SAME else _UCUM.get(unit)
