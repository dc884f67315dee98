"""Which elements hold an address, so that a `urn:uuid:` in them can be turned into where the resource came to lie."""

from sharedcare.records.definitions.tables import read_lines

LINK_ELEMENTS: frozenset[str] = frozenset(read_lines("links.txt"))
"""Names of elements of type uri, url, canonical, oid or uuid, and `Reference.reference`; never a name of plain text."""
