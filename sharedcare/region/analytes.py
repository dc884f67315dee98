"""What the laboratories analyse: NPU codes, names as Danish laboratories print them, units and reference intervals.

Source: programmes.md section 2 (laboratory panels) and the 85 codes of terminology/npu/npu_core.csv that it rests on.
Reference intervals are those of adults; the laboratory's flags follow from them.
"""

from dataclasses import dataclass

from sharedcare.region.measures import Measure
from sharedcare.region.systems import LOINC, NPU, coding


@dataclass(frozen=True, slots=True)
class Analyte:
    """One analysis. `low` and `high` bound the reference interval; None where it is open."""

    npu: str
    loinc: str
    text: str
    unit: str
    low: float | None
    high: float | None
    decimals: int

    @property
    def derived(self) -> bool:
        """Whether the laboratory reckons it from others in the same sample."""
        return self.npu in ("DNK35302", "NPU01566")

    @property
    def interval(self) -> str:
        """The reference interval as OBX-7 has it."""
        if self.low is None:
            return "" if self.high is None else f"<{self.high:g}"
        return f">{self.low:g}" if self.high is None else f"{self.low:g}-{self.high:g}"

    def flag(self, value: float) -> str:
        """The laboratory's flag (HL7 table 0078): H and L outside, HH and LL far outside."""
        if self.high is not None and value > self.high:
            return "HH" if self.low is not None and value > self.high * 1.35 else "H"
        if self.low is not None and value < self.low:
            return "LL" if value < self.low * 0.75 else "L"
        return ""

    def written(self, value: float) -> str:
        """The number as the laboratory prints it."""
        return f"{value:.{self.decimals}f}"

    @property
    def measure(self) -> Measure:
        """The same as something that a goal can be set for."""
        codings = (coding(NPU, self.npu), coding(LOINC, self.loinc))
        return Measure(
            self.npu.lower(), self.text, codings, self.unit, self.unit, self.decimals, "laboratory"
        )


POTASSIUM = Analyte("NPU03230", "2823-3", "P-Kalium", "mmol/L", 3.5, 4.6, 1)
SODIUM = Analyte("NPU03429", "2951-2", "P-Natrium", "mmol/L", 137, 145, 0)
CREATININE = Analyte("NPU18016", "14682-9", "P-Kreatinin", "umol/L", 45, 105, 0)
EGFR = Analyte("DNK35302", "62238-1", "Nyre-eGFR(CKD-EPI)", "mL/min", 60, None, 0)
HBA1C = Analyte("NPU27300", "59261-8", "Hb(B)-HbA1c(IFCC)", "mmol/mol", None, 48, 0)
CHOLESTEROL = Analyte("NPU01566", "14647-2", "P-Kolesterol", "mmol/L", None, 5.0, 1)
HDL = Analyte("NPU01567", "14646-4", "P-Kolesterol HDL", "mmol/L", 1.0, None, 1)
LDL = Analyte("NPU01568", "22748-8", "P-Kolesterol LDL", "mmol/L", None, 3.0, 1)
TRIGLYCERIDE = Analyte("NPU04094", "14927-8", "P-Triglycerid", "mmol/L", None, 2.0, 1)
NT_PROBNP = Analyte("NPU21571", "33762-6", "P-NT-proBNP", "ng/L", None, 125, 0)
HAEMOGLOBIN = Analyte("NPU02319", "59260-0", "B-Hæmoglobin", "mmol/L", 7.3, 10.5, 1)
FERRITIN = Analyte("NPU19763", "2276-4", "P-Ferritin", "ug/L", 15, 300, 0)
CRP = Analyte("NPU19748", "1988-5", "P-CRP", "mg/L", None, 8, 0)
EOSINOPHILS = Analyte("NPU01933", "26449-9", "B-Eosinofilocytter", "10*9/L", None, 0.5, 2)
ALAT = Analyte("NPU19651", "1742-6", "P-ALAT", "U/L", 10, 50, 0)
ALBUMINURIA = Analyte("NPU19661", "9318-7", "U-Albumin/Kreatinin", "mg/g", None, 30, 0)
TROPONIN = Analyte("NPU27501", "67151-1", "P-Troponin T", "ng/L", None, 14, 0)
