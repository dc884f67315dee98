"""What the banner says of allergies."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Cave:
    """The allergies. `beyond` are those for which the banner has no room: seen on paper and on a phone, instead of `more`.
    `kept` says that some are not shown to this reader."""

    shown: SafeString | str
    beyond: SafeString | str
    more: str
    told: str
    look: str
    kept: str = ""
