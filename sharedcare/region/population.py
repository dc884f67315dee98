"""Who lives in the region: the person behind each number, and what they have.

Everything about number 17 follows from the seed and 17 alone, so that 17 is the same person among 300 and among
100,000. CPR numbers are visibly those of tests: the last four digits begin with 99. Two thirds of all are born
before 1966; each birth date is used again and again with other last digits, and never twice with the same.
"""

from datetime import date, timedelta
from random import Random

from sharedcare.region.citizen import Citizen
from sharedcare.region.names import FAMILY, FEMALE, MALE, STREETS
from sharedcare.region.organisations import NEIGHBOURHOODS

MOST = 180_000
"""People for whom there are numbers. Those of the cast lie beyond: 9980 to 9999."""

DENSE = 300
"""So many are followed day by day; of those beyond we know what a register knows: controls, not mornings."""

_FIRST = date(1937, 1, 1)
"""The last digits 99xx mean a birth in this century or between 1937 and 1999: interop.md B1."""

_OLDER, _ALL = 10_589, 17_891
"""Days after the first on which older people, and all people, are born: prime, so that steps through them meet all."""

_OLDER_DIGITS, _ALL_DIGITS = 9900, 9946
_STEP = 6007


def citizen(seed: int, number: int) -> Citizen:
    """The person of this number, counted from 0."""
    chance = Random(f"{seed}/person/{number}")
    female = chance.random() < 0.47
    born, digits = _birth(seed, number)
    home = chance.choice(NEIGHBOURHOODS)
    given = chance.choice(FEMALE if female else MALE)
    if chance.random() < 0.2:
        given += " " + chance.choice(FEMALE if female else MALE)
    height = chance.gauss(1.65, 0.06) if female else chance.gauss(1.78, 0.065)
    foreign = chance.random() < 0.025
    return Citizen(
        id=f"citizen-{number + 1}",
        cpr=f"{born:%d%m%y}{digits + (0 if female else 1)}",
        given=given,
        family=chance.choice(FAMILY),
        female=female,
        born=born,
        height=round(min(max(height, 1.46), 2.02), 2),
        home=home,
        address=f"{chance.choice(STREETS)} {chance.randint(1, 180)}",
        phone=f"00 {number // 10000 % 100:02} {number // 100 % 100:02} {number % 100:02}",
        language=chance.choice(("ar", "tr", "so", "pl")) if foreign else "da",
        interpreter=foreign,
    )


def _birth(seed: int, number: int) -> tuple[date, int]:
    """The birth date and the last digits for a woman; a man's are one more."""
    place, older = divmod(number, 3)
    days, digits = (_OLDER, _OLDER_DIGITS) if older else (_ALL, _ALL_DIGITS)
    place = place * 2 + older - 1 if older else place
    day = (place * _STEP + seed * 7919) % days
    return _FIRST + timedelta(days=day), digits + 2 * (place // days)


def illnesses(age: int, chance: Random) -> tuple[str, ...]:
    """The programmes that somebody is in, the first one found first. Older hearts fail more, smokers' lungs narrow."""
    weights = {
        "heart-failure": 14 + max(age - 55, 0) * 1.1,
        "ischaemic-heart-disease": 30 if age > 50 else 14,
        "copd": 22 if age > 55 else 7,
        "type-2-diabetes": 28,
    }
    first = chance.choices(list(weights), list(weights.values()))[0]
    found = [first]
    for other, often in (
        ("ischaemic-heart-disease", 0.16),
        ("type-2-diabetes", 0.24),
        ("copd", 0.11),
        ("heart-failure", 0.08),
    ):
        if other not in found and len(found) < 3 and chance.random() < often * (1.25 if age > 65 else 0.7):
            found.append(other)
    return tuple(found)
