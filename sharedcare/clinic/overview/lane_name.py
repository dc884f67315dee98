"""The name beside a lane of the time line."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

Text = SafeString | str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneName:
    """The name beside a lane."""

    chip: Text
    name: str
    letter: str
