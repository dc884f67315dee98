"""What the inbox can tell of the message that a value came in.

The inbox is another door, which this one does not know: `config` names the function in SHAREDCARE_ORIGINS.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class Message(Protocol):
    """Who sent it, under what number, and when it was sent and received; `sector` is a code of urn:sharedcare:sector."""

    @property
    def sender(self) -> str: ...

    @property
    def sector(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def number(self) -> str: ...

    @property
    def sent_at(self) -> datetime | None: ...

    @property
    def received_at(self) -> datetime: ...


def messages(sources: Iterable[str]) -> Mapping[str, Message]:
    """The messages that these `meta.source` name; what came in none is left out."""
    asked = cast(Callable[[Iterable[str]], Mapping[str, Message]], import_string(settings.SHAREDCARE_ORIGINS))
    return asked([source for source in sources if source])
