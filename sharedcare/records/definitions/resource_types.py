"""The resource types of R4 and their numbers. The database stores the number, so the list only ever grows."""

from sharedcare.records.definitions.tables import read_lines

RESOURCE_TYPES: tuple[str, ...] = read_lines("resource_types.txt")
"""Every resource type, in the fixed order that gives each its number."""

_NUMBERS = {name: number for number, name in enumerate(RESOURCE_TYPES, start=1)}


def is_resource_type(name: str) -> bool:
    """Whether R4 has a resource type of this name."""
    return name in _NUMBERS


def type_number(name: str) -> int:
    """The number, from 1, under which the database stores a type. KeyError when R4 has no such type."""
    return _NUMBERS[name]


def type_name(number: int) -> str:
    """The type stored under this number. KeyError when there is none."""
    if not 1 <= number <= len(RESOURCE_TYPES):
        raise KeyError(number)
    return RESOURCE_TYPES[number - 1]
