"""Who the cast are. Their ids, names and CPR numbers stay as they are: tests, pages and documents rely on them."""

from datetime import date

from sharedcare.region.citizen import Citizen
from sharedcare.region.organisations import NEIGHBOURHOODS

_TORVET = NEIGHBOURHOODS[0]

POUL = Citizen(
    "demo-poul",
    "1212459991",
    "Poul",
    "Jensen",
    female=False,
    born=date(1945, 12, 12),
    height=1.76,
    home=_TORVET,
    address="Prøvevej 12",
    phone="00 00 10 01",
)
KAREN = Citizen(
    "demo-karen",
    "0304529994",
    "Karen",
    "Mosevang",
    female=True,
    born=date(1952, 4, 3),
    height=1.67,
    home=_TORVET,
    address="Testvænget 4",
    phone="00 00 10 02",
)
BENT = Citizen(
    "demo-bent",
    "1706499993",
    "Bent",
    "Klitbo",
    female=False,
    born=date(1949, 6, 17),
    height=1.74,
    home=_TORVET,
    address="Demogade 31, 2. tv.",
    phone="00 00 10 03",
)
AISHA = Citizen(
    "demo-aisha",
    "2302619992",
    "Aisha",
    "Al-Demo",
    female=True,
    born=date(1961, 2, 23),
    height=1.58,
    home=_TORVET,
    address="Modelvænget 7",
    phone="00 00 10 04",
    language="ar",
    interpreter=True,
    protected=True,
)
EMPTY = Citizen(
    "demo-empty",
    "0911589998",
    "Nina",
    "Nybæk",
    female=True,
    born=date(1958, 11, 9),
    height=1.64,
    home=_TORVET,
    address="Skitsevej 2",
    phone="00 00 10 05",
)
FULL = Citizen(
    "demo-full",
    "2804419995",
    "Aksel Valdemar",
    "Overflodsgaard-Birkeholt",
    female=False,
    born=date(1941, 4, 28),
    height=1.81,
    home=_TORVET,
    address="Opdigtet Allé 144, 3. mf.",
    phone="00 00 10 06",
)

CAST = (POUL, KAREN, BENT, AISHA, EMPTY, FULL)
