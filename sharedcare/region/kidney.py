"""How creatinine and the estimated glomerular filtration rate belong together.

Source: Levey et al. 2009 (CKD-EPI creatinine equation, without the factor for race), which Danish laboratories
report as DNK35302. Creatinine in umol/L, eGFR in mL/min/1.73 m2.
"""

_UMOL_PER_MG_DL = 88.42
_SLOPE = -1.209


def egfr(creatinine: float, *, age: int, female: bool) -> float:
    """The estimate that the laboratory reports."""
    kappa, alpha, factor = _constants(female=female)
    ratio = creatinine / _UMOL_PER_MG_DL / kappa
    return factor * float(min(ratio, 1) ** alpha) * float(max(ratio, 1) ** _SLOPE) * 0.993**age


def creatinine(egfr: float, *, age: int, female: bool) -> float:
    """The creatinine that gives this estimate."""
    kappa, alpha, factor = _constants(female=female)
    rest = egfr / (factor * 0.993**age)
    ratio = float(rest ** (1 / (_SLOPE if rest < 1 else alpha)))
    return ratio * kappa * _UMOL_PER_MG_DL


def _constants(*, female: bool) -> tuple[float, float, float]:
    return (0.7, -0.329, 144.0) if female else (0.9, -0.411, 141.0)
