"""What is measured outside the laboratory: codes, names and units.

Codes: LOINC and NPU or MedCom side by side, as programmes.md section 2 lists them; where no Danish code was found
(6-minute walk) there is LOINC alone.
"""

from dataclasses import dataclass
from typing import Any

from sharedcare.region.systems import HL7, LOINC, MEDCOM, NPU, UCUM, Resource, coding


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measurable. `decimals` is how precisely people write it down; `unit` as they read it, `ucum` in code."""

    key: str
    text: str
    codings: tuple[Resource, ...]
    unit: str
    ucum: str
    decimals: int = 0
    category: str = "vital-signs"

    @property
    def code(self) -> Resource:
        """The CodeableConcept."""
        return {"coding": list(self.codings), "text": self.text}

    @property
    def categories(self) -> list[Resource]:
        """`Observation.category`."""
        return [{"coding": [coding(HL7 + "observation-category", self.category)]}]

    def rounded(self, value: float) -> float:
        """As it is written down: without decimals a whole number."""
        return round(value, self.decimals) if self.decimals else round(value)

    def quantity(self, value: float) -> Resource:
        """A Quantity."""
        unit = {"unit": self.unit} if self.unit else {}
        return {"value": self.rounded(value), **unit, "system": UCUM, "code": self.ucum}


def _measure(key: str, text: str, codes: str, unit: str, ucum: str, **more: Any) -> Measure:
    return Measure(key, text, tuple(_coding(one) for one in codes.split()), unit, ucum, **more)


def _coding(code: str) -> Resource:
    system = MEDCOM if code.startswith("MCS") else NPU if code.startswith(("NPU", "DNK")) else LOINC
    return coding(system, code)


WEIGHT = _measure("weight", "Vægt", "29463-7 NPU03804", "kg", "kg", decimals=1)
HEIGHT = _measure("height", "Højde", "8302-2 NPU03794", "m", "m", decimals=2)
BMI = _measure("bmi", "BMI", "39156-5 NPU27281", "kg/m²", "kg/m2", decimals=1)
WAIST = _measure("waist", "Taljemål", "8280-0", "cm", "cm")
PULSE = _measure("pulse", "Puls", "8867-4 NPU21692", "/min", "/min")
PRESSURE = _measure("bp", "Blodtryk", "85354-9", "mmHg", "mm[Hg]")
SYSTOLIC = _measure("systolic", "Systolisk blodtryk", "8480-6 DNK05472", "mmHg", "mm[Hg]")
DIASTOLIC = _measure("diastolic", "Diastolisk blodtryk", "8462-4 DNK05473", "mmHg", "mm[Hg]")
SATURATION = _measure("spo2", "Iltmætning", "59408-5 NPU03011", "%", "%")
TEMPERATURE = _measure("temperature", "Temperatur", "8310-5 NPU08676", "°C", "Cel", decimals=1)
GLUCOSE = _measure("glucose", "Blodsukker", "15074-8 NPU22089", "mmol/L", "mmol/L", decimals=1)

NYHA = _measure("nyha", "NYHA-klasse", "88020-3 MCS88032", "", "{class}", category="exam")
EJECTION_FRACTION = _measure(
    "ef", "Uddrivningsfraktion (EF)", "10230-1 MCS88154", "%", "%", category="imaging"
)
ANGINA = _measure("ccs", "Angina (CCS-klasse)", "MCS88120", "", "{class}", category="exam")
WALK = _measure("walk", "6 minutters gangtest", "64098-7", "m", "m", category="exam")
CHAIR = _measure("chair", "Rejse-sætte-sig, 30 sek.", "66247-8 MCS88050", "gange", "{count}", category="exam")
FEV1 = _measure("fev1", "FEV1", "20150-9 MCS88015", "L", "L", decimals=2, category="exam")
FVC = _measure("fvc", "FVC", "19870-5 MCS88016", "L", "L", decimals=2, category="exam")
FEV1_FVC = _measure("fev1-fvc", "FEV1/FVC", "19926-5 MCS88017", "%", "%", category="exam")
FEV1_EXPECTED = _measure(
    "fev1-expected", "FEV1 i % af forventet", "20152-5 MCS88023", "%", "%", category="exam"
)
MRC = _measure("mrc", "MRC-åndenød", "89099-6 MCS88021", "", "{score}", category="exam")
EXACERBATIONS = _measure(
    "exacerbations", "Forværringer det seneste år", "MCS88022", "/år", "/a", category="exam"
)
CIGARETTES = _measure(
    "cigarettes", "Cigaretter om dagen", "MCS88002", "/dag", "/d", category="social-history"
)
ALCOHOL = _measure(
    "alcohol", "Genstande om ugen", "74013-4 MCS88036", "/uge", "/wk", category="social-history"
)
EXERCISE = _measure(
    "exercise", "Motion om ugen", "82290-8 MCS88001", "min", "min/wk", category="social-history"
)

WHO5 = _measure("who5", "WHO-5 trivsel", "89708-2 MCS88173", "point", "{score}", category="survey")
CAT = _measure("cat", "CAT", "89247-1 MCS88137", "point", "{score}", category="survey")
PHQ9 = _measure("phq9", "PHQ-9", "44261-6", "point", "{score}", category="survey")
GAD7 = _measure("gad7", "GAD-7", "70274-6", "point", "{score}", category="survey")
