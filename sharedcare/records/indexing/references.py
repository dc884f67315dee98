"""What a reference in FHIR JSON leads to. https://hl7.org/fhir/R4/references.html"""

import re
from functools import lru_cache
from typing import NamedTuple

from sharedcare.kernel.ids import key64
from sharedcare.records.indexing.parameters import is_resource_type


class Literal(NamedTuple):
    """A resource of this house: its type, and its key, which is key64 of `Type/id`."""

    type: str
    key: int


_RELATIVE = re.compile(r"([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?")


@lru_cache(maxsize=32_768)
def literal(text: str, own_urls: tuple[str, ...]) -> Literal | None:
    """The resource that a literal reference names, whatever version of it.

    None when it is contained (`#x`), elsewhere (a url that begins with none of `own_urls`), a uuid that
    was not resolved, or no reference at all.
    """
    for url in own_urls:
        if text.startswith(url):
            text = text[len(url) :]
            break
    found = _RELATIVE.fullmatch(text)
    if found is None or not is_resource_type(found[1]):
        return None
    return Literal(found[1], key64(f"{found[1]}/{found[2]}"))
