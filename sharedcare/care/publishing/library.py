"""Which questionnaires are published apart from programmes: those of the library. A programme only names them."""

from sharedcare.programmes.library.reading import instruments

LIBRARY: frozenset[str] = frozenset(instruments())
"""By key."""
