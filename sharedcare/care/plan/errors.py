"""Why something is not done with the plan."""

from collections.abc import Sequence

from sharedcare.care.plan.merging import Clash
from sharedcare.kernel.errors import Refusal


class NoSuchThing(Refusal):
    """There is no such goal, task, offer or note in this patient's plan."""


class NotYours(Refusal):
    """By the programme this role proposes, and others decide."""


class Amiss(Refusal):
    """What was typed cannot be stored. `fields` are those in which it is amiss."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(f"These fields cannot be stored as they are: {', '.join(fields)}.")
        self.fields = tuple(fields)


class NotAmongThem(Amiss):
    """Whoever is to do it neither is the patient or a relative, nor treats the patient."""

    def __init__(self) -> None:
        super().__init__(("owner",))
        self.args = (
            "Whoever is to do it is the patient, a relative, or of an organisation that treats the patient. Choose one of those.",
        )


class Overtaken(Refusal):
    """Somebody has written the same at the same moment, by another way than the plan; nothing of this one is stored."""


class Clashing(Refusal):
    """Somebody else has changed the same since. `version` is what stands, `who` made it, `values` both together but for `clashes`."""

    def __init__(self, *, version: int, who: str, values: dict[str, str], clashes: Sequence[Clash]) -> None:
        super().__init__("Somebody else has changed the same meanwhile. Choose what is to stand.")
        self.version = version
        self.who = who
        self.values = values
        self.clashes = tuple(clashes)
