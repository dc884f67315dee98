"""Which account is meant. Pure."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sharedcare.access.actors import Login
from sharedcare.access.openid.types import Provider

_Known = TypeVar("_Known", bound=Login)


def means_by(provider: Provider) -> str:
    """By what somebody signed in, as the trail has it."""
    return f"openid {provider.name}"


def the_one(candidates: Iterable[_Known], *, organizations: Sequence[str] | None) -> _Known | None:
    """The only candidate, or the only one of these organisations (SOR codes) where somebody says which; None otherwise.

    Who could be two is nobody: it is not for us to guess in which role a person comes.
    """
    found = {one.pk: one for one in candidates}
    fitting = [one for one in found.values() if organizations is None or one.organization in organizations]
    return fitting[0] if len(fitting) == 1 else None
