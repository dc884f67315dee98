"""The 64-bit tokens that a resource is found by: `this path holds this value`, hashed to eight bytes.

A token is the key of a value, xor a mask that belongs to the path and to the sort of question asked.
Masks and common values are remembered, so that most tokens cost a look-up and one xor. Values are
compared as written: codes, systems and identifiers are case-sensitive, as R4 recommends when the
code system does not say otherwise. https://hl7.org/fhir/R4/search.html#token

Tokens are stored. Changing anything here calls for `sharedcare reindex`.
"""

from functools import cache, lru_cache

from sharedcare.kernel.ids import key64

_remembered = lru_cache(maxsize=32_768)(key64)
"""Values that return: codes, systems, references. Not for identifiers, each of which is met once."""


@cache
def _mask(question: str, path: str) -> int:
    return key64(f"{question}\n{path}")


@lru_cache(maxsize=4096)
def present_token(path: str) -> int:
    """There is something at this path: `:missing=false`. For a narrowed reference see `Parameter.presence`."""
    return key64(f"present\n{path}")


def code_token(path: str, code: str) -> int:
    """This code of whatever system, or of none: `code=2339-0`."""
    return _remembered(code) ^ _mask("code", path)


def coding_token(path: str, system: str, code: str) -> int:
    """This code of this system: `code=http://loinc.org|2339-0`."""
    return _remembered(f"{system}\n{code}") ^ _mask("coding", path)


def bare_token(path: str, code: str) -> int:
    """This code, explicitly of no system: `code=|2339-0`."""
    return _remembered(code) ^ _mask("bare", path)


def system_token(path: str, system: str) -> int:
    """Any code of this system: `code=http://loinc.org|`."""
    return _remembered(system) ^ _mask("system", path)


def reference_token(path: str, key: int) -> int:
    """Refers to the resource with this key, which is key64 of `Type/id`."""
    return key ^ _mask("reference", path)


def identifier_token(path: str, system: str | None, value: str) -> int:
    """Refers to something by this identifier, `system` None when it has none: `subject:identifier=...`."""
    return key64(f"{system or ''}\n{value}") ^ _mask("identifier", path)


def uri_token(path: str, uri: str) -> int:
    """This uri, whole and as written: a uri parameter, a canonical, a reference to another server."""
    return _remembered(uri) ^ _mask("uri", path)


@lru_cache(maxsize=65_536)
def combine(*tokens: int) -> int:
    """The token of several things at once, in this order: a series such as the open tasks of one owner."""
    return key64("all\n" + "\n".join(map(str, tokens)))


@cache
def path_number(path: str) -> int:
    """The number of a path in rows of dates, quantities and strings: 31 bits. The generator refuses collisions."""
    return key64(f"path\n{path}") & 0x7FFFFFFF
