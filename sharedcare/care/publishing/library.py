"""Which questionnaires are published apart from programmes: those of the library. A programme only names them."""

LIBRARY: frozenset[str] = frozenset({"who-5", "phq-9", "gad-7", "mrc"})
"""By key."""
