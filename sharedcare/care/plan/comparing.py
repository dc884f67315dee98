"""What became of a plan between two moments, thing by thing. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from sharedcare.care.plan.merging import changed
from sharedcare.care.plan.types import Thing


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that is another than before: `before` is None where it came, `after` where it went; `fields` are those that say
    something else."""

    before: Thing | None
    after: Thing | None
    fields: tuple[str, ...]

    @property
    def thing(self) -> Thing:
        """The thing, as it was last."""
        found = self.after or self.before
        if found is None:
            raise AssertionError("A difference is of something.")
        return found


def differences(before: Iterable[Thing], after: Iterable[Thing]) -> list[Difference]:
    """Everything that came, went or says something else; what came first, and each in the order of what it is now."""
    was = {one.reference: one for one in before}
    now = {one.reference: one for one in after}
    found = []
    for reference, one in now.items():
        old = was.get(reference)
        names = changed(old.fields if old else {}, one.fields)
        if old is None or names:
            found.append(Difference(old, one, names))
    gone = [Difference(one, None, ()) for reference, one in was.items() if reference not in now]
    return [*sorted(found, key=lambda one: one.before is not None), *gone]
