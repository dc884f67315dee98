"""Values that a programme writes as a text of their own, such as `2 weeks`: small, frozen, equal when the text is.

They are neither dataclasses nor structs, which msgspec would read as mappings.
"""

import re
from typing import ClassVar, Never

from sharedcare.programmes.errors import NotUnderstood


class Written:
    """A value that `parse` reads from text and `str()` writes as text that is read as the same."""

    __slots__ = ()

    WRITTEN: ClassVar[str]
    """The pattern of all texts that are understood, and no others. The schema for editors has it too."""
    EXAMPLES: ClassVar[tuple[str, ...]]
    CALLED: ClassVar[str]
    """What a person calls such a value, with an article."""

    @classmethod
    def parse(cls, text: str) -> "Written":
        """The value that is written so. Raises NotUnderstood."""
        raise NotImplementedError

    @classmethod
    def _demand(cls, text: str) -> None:
        if not re.fullmatch(cls.WRITTEN, text) or text.endswith("\n"):
            raise NotUnderstood(
                f"`{text}` is not {cls.CALLED}. Write for example `{'` or `'.join(cls.EXAMPLES)}`."
            )

    def _hold(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"{type(self).__name__} does not change.")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"
