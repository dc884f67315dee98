"""Poul's eleven medicines and how their doses came about. Target doses: programmes.md sections 4.3 and 4.6."""

from sharedcare.region.cast.hands import ANNE, BO, HENRIK
from sharedcare.region.chart import Chart
from sharedcare.region.entries.medication import Dose, Drug, medicine

_HEART, _PRESSURE = "Hjertesvigt", "Forhøjet blodtryk"


def medicines(chart: Chart) -> str:
    """All of them; the answer is the present stretch of spironolactone."""
    anne, henrik, bo = ANNE.reference, HENRIK.reference, BO.reference
    medicine(
        chart,
        Drug("Bisoprolol", "C07AB07", _HEART),
        Dose(-73, "2,5 mg 1 gang daglig, morgen", henrik),
        Dose(-52, "5 mg 1 gang daglig, morgen", anne),
        Dose(-24, "7,5 mg 1 gang daglig, morgen", anne, "Måldosis 10 mg"),
    )
    medicine(
        chart,
        Drug("Sacubitril/valsartan", "C09DX04", _HEART),
        Dose(-69, "24/26 mg 2 gange daglig", henrik),
        Dose(-41, "49/51 mg 2 gange daglig", anne, "Måldosis 97/103 mg; 50 % nået"),
    )
    spironolactone = medicine(
        chart,
        Drug("Spironolakton", "C03DA01", _HEART),
        Dose(-70, "25 mg 1 gang daglig, morgen", henrik),
        Dose(-17, "50 mg 1 gang daglig, morgen", henrik, "Kalium og kreatinin om 1 og 2 uger"),
    )
    medicine(
        chart,
        Drug("Dapagliflozin", "A10BK01", "Hjertesvigt og diabetes"),
        Dose(-68, "10 mg 1 gang daglig, morgen", henrik),
    )
    medicine(
        chart,
        Drug("Furosemid", "C03CA01", "Væskeophobning"),
        Dose(-79, "40 mg 1 gang daglig, morgen", bo),
        Dose(-75, "80 mg 2 gange daglig, i.v.", henrik),
        Dose(-67, "80 mg 1 gang daglig, morgen", henrik),
        Dose(-41, "40 mg 1 gang daglig, morgen", anne),
    )
    medicine(chart, Drug("Apixaban", "B01AF02", "Forkammerflimren"), Dose(-610, "5 mg 2 gange daglig", bo))
    medicine(
        chart,
        Drug("Atorvastatin", "C10AA05", "Iskæmisk hjertesygdom"),
        Dose(-7 * 365, "40 mg 1 gang daglig, aften", bo),
        Dose(-157, "80 mg 1 gang daglig, aften", bo, "LDL 2,6; mål ikke nået"),
    )
    medicine(
        chart,
        Drug("Metformin", "A10BA02", "Type 2-diabetes"),
        Dose(-5 * 365, "1000 mg 2 gange daglig", bo),
        Dose(-66, "500 mg 2 gange daglig", henrik, "Halveret ved nyrefunktion under 60"),
    )
    medicine(
        chart,
        Drug("Semaglutid", "A10BJ06", "Type 2-diabetes"),
        Dose(-338, "0,25 mg 1 gang om ugen, s.c.", bo),
        Dose(-310, "0,5 mg 1 gang om ugen, s.c.", bo),
    )
    medicine(
        chart,
        Drug("Pantoprazol", "A02BC02", "Beskyttelse af mavesækken"),
        Dose(-610, "20 mg 1 gang daglig, morgen", bo),
    )
    medicine(
        chart,
        Drug("Paracetamol", "N02BE01", "Ondt i knæet"),
        Dose(-400, "1000 mg efter behov, højst 3 gange daglig", bo),
    )
    medicine(
        chart, Drug("Losartan", "C09CA01", _PRESSURE), Dose(-6 * 365, "100 mg 1 gang daglig", bo), ended=-69
    )
    medicine(
        chart, Drug("Ibuprofen", "M01AE01", "Ondt i knæet"), Dose(-460, "400 mg efter behov", bo), ended=-79
    )
    return spironolactone[-1]
