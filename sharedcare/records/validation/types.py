"""What a check finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a resource.

    `place` is a FHIRPath such as `Patient.name[0].given[1]`; `code` a FHIR IssueType (structure, required,
    value, invariant, code-invalid, not-found); `text` one sentence that says what is wrong and what is
    allowed. The text never repeats free text of the resource, which may be a name or a CPR number.
    """

    place: str
    code: str
    text: str
