"""The plan as the patient reads it: in the citizen's words where there are any, without what is not shown. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from sharedcare.care.plan import rules
from sharedcare.care.plan.types import Kind, Thing

_HIDDEN, _TEXT = "urn:sharedcare:hidden-from-patient", "urn:sharedcare:citizen-text"


def shown(things: Iterable[Thing], kind: Kind) -> list[Thing]:
    """The things of a kind that the patient reads: decided, not over, and not hidden."""
    return [
        one
        for one in things
        if one.kind is kind and not is_hidden(one.tree) and not rules.is_proposed(kind, one.fields["status"])
        and (one.fields["status"] != "entered-in-error" if kind is Kind.AGREEMENT else not one.is_over)
    ]  # fmt: skip


def is_hidden(tree: Mapping[str, Any]) -> bool:
    """Whether it is work among those who treat, which the patient is not shown."""
    return any(
        one.get("url") == _HIDDEN and one.get("valueBoolean") is True for one in tree.get("extension", ())
    )


def citizen_text(tree: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The extension that says it in the citizen's words (`valueString` with translations), if there is one."""
    return next((one for one in tree.get("extension", ()) if one.get("url") == _TEXT), None)
