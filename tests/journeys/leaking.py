"""Whether something that was written down tells of a person: a number, a name or an address, however it is spelt there.

A resource's id is no secret, and those of the cast are made of their given names, so ids are taken out before.
"""

import json
import re
import urllib.request
from dataclasses import dataclass
from urllib.parse import unquote_plus

_IDS = re.compile(r"\bdemo-[a-z0-9-]+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_NUMBER = "urn:oid:1.2.208.176.1.2"
_TYPES = ("Patient", "RelatedPerson", "Practitioner")


@dataclass(frozen=True, slots=True)
class People:
    """What nobody may find: CPR numbers without a dash, single names, and street addresses."""

    numbers: frozenset[str]
    names: frozenset[str]
    addresses: frozenset[str]

    def found_in(self, text: str) -> list[str]:
        """Each of them that the text holds."""
        readable = _ESCAPED.sub(lambda one: chr(int(one[1], 16)), unquote_plus(unquote_plus(text)))
        plain = _IDS.sub(" ", readable.casefold())
        digits = re.sub(r"(?<=\d{6})[ -](?=\d{4})", "", plain)
        words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain))
        return [
            *(one for one in sorted(self.numbers) if one in digits),
            *(one for one in sorted(self.names) if one in words or (" " in one and one in plain)),
            *(one for one in sorted(self.addresses) if one in plain),
        ]


def people_of(port: int, token: str) -> People:
    """Everybody whom a running record holds."""
    numbers: set[str] = set()
    names: set[str] = set()
    addresses: set[str] = set()
    for kind in _TYPES:
        url = f"http://127.0.0.1:{port}/fhir/{kind}?_count=1000"
        request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request) as answer:
            for entry in json.load(answer).get("entry", []):
                person = entry["resource"]
                numbers |= {
                    one["value"] for one in person.get("identifier", []) if one.get("system") == _NUMBER
                }
                for name in person.get("name", []):
                    names |= {
                        one.casefold() for one in (*name.get("given", []), name.get("family", "")) if one
                    }
                addresses |= {
                    line.casefold() for one in person.get("address", []) for line in one.get("line", [])
                }
    return People(frozenset(numbers), frozenset(names), frozenset(addresses))
