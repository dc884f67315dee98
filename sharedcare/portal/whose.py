"""Whose record the reader of a page has open: their own, or that of somebody who lets them in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.models import Account
from sharedcare.access.proxies.queries import proxies_of
from sharedcare.access.proxies.types import Proxy
from sharedcare.access.types import Actor
from sharedcare.records.names import human_name


@dataclass(frozen=True, slots=True)
class Whose:
    """The patient by id and name. `proxy` is by what a relative is let in, None for one's own record."""

    patient: str
    name: str
    proxy: Proxy | None

    @property
    def is_own(self) -> bool:
        """Whether the reader is the patient."""
        return self.proxy is None

    def may(self, level: int) -> bool:
        """Whether the reader may go so far."""
        return self.proxy is None or self.proxy.level >= level

    @property
    def first_name(self) -> str:
        """What the patient is called by."""
        return self.name.partition(" ")[0]


def whose(
    account: Account, *, wanted: str, by: Actor, at: datetime
) -> tuple[Whose | None, tuple[Whose, ...]]:
    """The record that is open, the one `wanted` (id of a Patient) if it may be, and the others that could be.

    A relative whom nobody lets in, or no longer, has none open.
    """
    choices = [*_own(account, by, at), *_of_others(account, by, at)]
    chosen = next((one for one in choices if one.patient == wanted), next(iter(choices), None))
    return chosen, tuple(one for one in choices if one != chosen)


def _own(account: Account, by: Actor, at: datetime) -> Iterable[Whose]:
    if account.patient_id is not None:
        yield Whose(account.patient_id, _name(account.patient_id, by, at) or account.display, None)


def _of_others(account: Account, by: Actor, at: datetime) -> Iterable[Whose]:
    for one in proxies_of(persons=account.persons, by=by, at=at):
        yield Whose(one.patient, _name(one.patient, by, at), one)


def _name(patient: str, by: Actor, at: datetime) -> str:
    found = looks.read(by=by, type="Patient", id=patient, at=at)
    return "" if found is None or found.content is None else human_name(orjson.loads(found.content))
