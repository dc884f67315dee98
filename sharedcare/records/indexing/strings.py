"""How text is compared when a person searches for it: without regard to case, accents and spacing.

`Ågård`, `Aagaard` and `AAGÅRD` are one name; `Sørensen` is found by `sorensen`, `Æbelø` by `aebelo`.
Folding keeps beginnings: what a text starts with, its folded form starts with, folded.
https://hl7.org/fhir/R4/search.html#string
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 500
"""Characters of a text that are indexed. What lies beyond is kept in the record and not found by."""

_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ø": "o",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ŋ": "n",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
_DOUBLE_A = re.compile("aa+")


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The form in which texts are compared. Folding again changes nothing.

    `aa` becomes `a`, since it is the older spelling of `å` in names of people and places.
    """
    plain = text.lower() if text.isascii() else _without_marks(text)
    return _DOUBLE_A.sub("a", " ".join(plain.split()))


def clip(text: str) -> str:
    """As much of a text as is indexed, for the stored side and the searched side alike."""
    return text[:LONGEST]


def _without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(
        _LETTERS
    )
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
