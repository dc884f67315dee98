"""How something that takes time says how far it is: one line, to whoever waits."""

from collections.abc import Callable

Report = Callable[[str], None]
"""Takes one line for a person who waits."""


def silence(_line: str) -> None:
    """For callers with nobody waiting."""
