"""What a patient has, and has had done: diagnoses and operations, by the codes that programmes are written in. Pure."""

from collections.abc import Iterable, Iterator

from sharedcare.care.elements import Element, codes, status_of

_OVER = frozenset({"inactive", "resolved", "remission"})
_NOT_SO = frozenset({"refuted", "entered-in-error"})
_DONE = ("completed", "in-progress", "unknown")


def stands(tree: Element) -> bool:
    """Whether a Condition is what is wrong with the patient now, or a Procedure was carried out. The one screen shows the same."""
    if tree.get("resourceType") == "Procedure":
        return tree.get("status") in _DONE
    return (
        not status_of(tree, "clinicalStatus") & _OVER and not status_of(tree, "verificationStatus") & _NOT_SO
    )


def diagnosed(trees: Iterable[Element]) -> Iterator[tuple[str, str]]:
    """System and code of each that stands among these Conditions and Procedures."""
    for tree in trees:
        if stands(tree):
            yield from codes(tree.get("code"))
