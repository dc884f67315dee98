"""The medicines that the courses give: substance, ATC code, what for, and the doses that one climbs.

Source: programmes.md sections 4.6, 5.6 and 6.6; target doses as in 4.3 (the last dose of each ladder).
"""

from dataclasses import dataclass

from sharedcare.region.entries.medication import Drug


@dataclass(frozen=True, slots=True)
class Ladder:
    """A medicine with its doses, the lowest first; the last is what one aims at."""

    drug: Drug
    doses: tuple[str, ...]


_FAILURE, _PRESSURE, _LIPIDS, _LUNGS, _SUGAR = (
    "Hjertesvigt",
    "Forhøjet blodtryk",
    "Forhøjet kolesterol",
    "KOL",
    "Type 2-diabetes",
)
_MORNING, _TWICE, _EVENING = "1 gang daglig, morgen", "2 gange daglig", "1 gang daglig, aften"


def _ladder(text: str, atc: str, reason: str, often: str, *doses: str) -> Ladder:
    return Ladder(Drug(text, atc, reason), tuple(f"{dose} {often}" for dose in doses))


BISOPROLOL = _ladder("Bisoprolol", "C07AB07", _FAILURE, _MORNING, "2,5 mg", "5 mg", "7,5 mg", "10 mg")
METOPROLOL = _ladder(
    "Metoprololsuccinat", "C07AB02", _FAILURE, _MORNING, "25 mg", "50 mg", "100 mg", "200 mg"
)
CARVEDILOL = _ladder("Carvedilol", "C07AG02", _FAILURE, _TWICE, "3,125 mg", "6,25 mg", "12,5 mg", "25 mg")
ARNI = _ladder("Sacubitril/valsartan", "C09DX04", _FAILURE, _TWICE, "24/26 mg", "49/51 mg", "97/103 mg")
RAMIPRIL = _ladder("Ramipril", "C09AA05", _FAILURE, _MORNING, "2,5 mg", "5 mg", "10 mg")
SPIRONOLACTONE = _ladder("Spironolakton", "C03DA01", _FAILURE, _MORNING, "12,5 mg", "25 mg", "50 mg")
EPLERENONE = _ladder("Eplerenon", "C03DA04", _FAILURE, _MORNING, "25 mg", "50 mg")
DAPAGLIFLOZIN = _ladder("Dapagliflozin", "A10BK01", _FAILURE, _MORNING, "10 mg")
EMPAGLIFLOZIN = _ladder("Empagliflozin", "A10BK03", _SUGAR, _MORNING, "10 mg")
FUROSEMIDE = _ladder("Furosemid", "C03CA01", "Væskeophobning", _MORNING, "20 mg", "40 mg", "80 mg")

ASPIRIN = _ladder("Acetylsalicylsyre", "B01AC06", "Iskæmisk hjertesygdom", _MORNING, "75 mg")
TICAGRELOR = _ladder("Ticagrelor", "B01AC24", "Efter stent, i 12 måneder", _TWICE, "90 mg")
CLOPIDOGREL = _ladder("Clopidogrel", "B01AC04", "Efter stent, i 12 måneder", _MORNING, "75 mg")
ATORVASTATIN = _ladder("Atorvastatin", "C10AA05", _LIPIDS, _EVENING, "40 mg", "80 mg")
ROSUVASTATIN = _ladder("Rosuvastatin", "C10AA07", _LIPIDS, _EVENING, "20 mg", "40 mg")
SIMVASTATIN = _ladder("Simvastatin", "C10AA01", _LIPIDS, _EVENING, "40 mg")
EZETIMIBE = _ladder("Ezetimib", "C10AX09", _LIPIDS, _MORNING, "10 mg")
NITROGLYCERIN = _ladder(
    "Glyceryltrinitrat", "C01DA02", "Ondt i brystet", "efter behov, under tungen", "0,4 mg"
)
APIXABAN = _ladder("Apixaban", "B01AF02", "Forkammerflimren", _TWICE, "5 mg")
RIVAROXABAN = _ladder("Rivaroxaban", "B01AF01", "Forkammerflimren", _EVENING, "20 mg")

AMLODIPINE = _ladder("Amlodipin", "C08CA01", _PRESSURE, _MORNING, "5 mg", "10 mg")
LOSARTAN = _ladder("Losartan", "C09CA01", _PRESSURE, _MORNING, "50 mg", "100 mg")
ENALAPRIL = _ladder("Enalapril", "C09AA02", _PRESSURE, _MORNING, "10 mg", "20 mg")
BENDRO = _ladder("Bendroflumethiazid med kalium", "C03AB01", _PRESSURE, _MORNING, "1,25 mg", "2,5 mg")

METFORMIN = _ladder("Metformin", "A10BA02", _SUGAR, _TWICE, "500 mg", "1000 mg")
SEMAGLUTIDE = _ladder("Semaglutid", "A10BJ06", _SUGAR, "1 gang om ugen, s.c.", "0,25 mg", "0,5 mg", "1 mg")
LINAGLIPTIN = _ladder("Linagliptin", "A10BH05", _SUGAR, _MORNING, "5 mg")
GLARGINE = _ladder(
    "Insulin glargin", "A10AE04", _SUGAR, "om aftenen, s.c.", "10 enheder", "16 enheder", "22 enheder"
)

TIOTROPIUM = _ladder("Tiotropium", "R03BB04", _LUNGS, "1 gang daglig, inhaleret", "2,5 mikrogram, 2 pust")
DUAL = _ladder(
    "Vilanterol/umeclidinium", "R03AL03", _LUNGS, "1 gang daglig, inhaleret", "22/55 mikrogram, 1 sug"
)
TRIPLE = _ladder(
    "Beclometason/formoterol/glycopyrronium",
    "R03AL09",
    _LUNGS,
    "2 gange daglig, inhaleret",
    "87/5/9 mikrogram, 2 pust",
)
TERBUTALINE = _ladder("Terbutalin", "R03AC03", "Åndenød", "efter behov, inhaleret", "0,5 mg")
PREDNISOLONE = _ladder("Prednisolon", "H02AB06", "Forværring af KOL", "1 gang daglig i 5 dage", "37,5 mg")
AMOXICLAV = _ladder(
    "Amoxicillin med clavulansyre", "J01CR02", "Forværring af KOL", "3 gange daglig i 7 dage", "500/125 mg"
)
ROFLUMILAST = _ladder("Roflumilast", "R03DX07", _LUNGS, _MORNING, "500 mikrogram")
OXYGEN = _ladder("Ilt i hjemmet", "V03AN01", _LUNGS, "16 timer i døgnet", "1 liter/min")

PARACETAMOL = _ladder("Paracetamol", "N02BE01", "Smerter", "efter behov, højst 4 gange daglig", "1000 mg")
PANTOPRAZOLE = _ladder("Pantoprazol", "A02BC02", "Beskyttelse af mavesækken", _MORNING, "20 mg", "40 mg")
ALENDRONATE = _ladder("Alendronsyre", "M05BA04", "Knogleskørhed", "1 gang om ugen", "70 mg")
VITAMIN_D = _ladder(
    "Calcium med D-vitamin", "A12AX", "Forebyggelse af knogleskørhed", _TWICE, "400 mg/19 mikrogram"
)
LEVOTHYROXINE = _ladder(
    "Levothyroxin", "H03AA01", "Lavt stofskifte", _MORNING, "75 mikrogram", "100 mikrogram"
)
ALLOPURINOL = _ladder("Allopurinol", "M04AA01", "Podagra", _MORNING, "100 mg", "200 mg")
TAMSULOSIN = _ladder("Tamsulosin", "G04CA02", "Forstørret blærehalskirtel", _MORNING, "0,4 mg")
SERTRALINE = _ladder("Sertralin", "N06AB06", "Depression", _MORNING, "50 mg", "100 mg")
MIRTAZAPINE = _ladder("Mirtazapin", "N06AX11", "Søvn og appetit", _EVENING, "15 mg")
LATANOPROST = _ladder("Latanoprost øjendråber", "S01EE01", "Grøn stær", _EVENING, "1 dråbe i hvert øje")
IRON = _ladder("Ferrosulfat", "B03AA07", "Jernmangel", "hver anden dag", "100 mg")
