"""Numbers as an operator types them."""

from typing import Any

import click


class Whole(click.IntRange):
    """A whole number from one to another. What is none is refused with what would be."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(least, most)
        self._least, self._most = least, most
        self._wanted = f"Write a whole number from {least} to {most}."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, once it is known to be one that can be used."""
        try:
            number = int(value)
        except ValueError:
            self.fail(f"{value!r} is no whole number. {self._wanted}", param, ctx)
        if not self._least <= number <= self._most:
            self.fail(f"{number} cannot be used. {self._wanted}", param, ctx)
        return number
