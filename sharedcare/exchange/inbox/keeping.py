"""The bytes of messages, safe before anything else is tried."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sharedcare.exchange.inbox.models import Message
from sharedcare.kernel.ids import NO_PATIENT, mint


def keep(raws: Sequence[bytes], at: datetime) -> list[tuple[Message, bool]]:
    """The kept message of each, and whether it is new here; the same bytes are one message however often they come."""
    digests = [sha256(raw).digest() for raw in raws]
    fresh = {
        digest: Message(id=mint(patient=NO_PATIENT, at=at), digest=digest, raw=raw, received_at=at)
        for digest, raw in zip(digests, raws, strict=True)
    }
    Message.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    kept = {bytes(one.digest): one for one in Message.objects.defer("raw").filter(digest__in=list(fresh))}
    told = []
    for digest, raw in zip(digests, raws, strict=True):
        message = kept[digest]
        message.raw = raw
        told.append((message, message.id == fresh[digest].id))
        # The same bytes a second time in one call are not new.
        fresh[digest].id = ""
    return told
