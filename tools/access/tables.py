"""What roles may, and on which ground what is done, as Markdown."""

from collections.abc import Iterable

from sharedcare.access import rights
from sharedcare.access.agreements.rules import AFTER
from sharedcare.access.agreements.types import Stage, Step
from sharedcare.access.rules import GIVES
from sharedcare.access.types import Ground

_GROUPS = (
    ("who", ("Patient", "RelatedPerson")),
    ("plan", ("CarePlan", "Goal", "EpisodeOfCare", "CareTeam")),
    ("tasks", ("Task", "ServiceRequest", "Appointment")),
    ("talk", ("Communication",)),
    ("values", ("Observation", "QuestionnaireResponse", "DetectedIssue")),
    ("problems", ("Condition", "AllergyIntolerance", "Encounter")),
    ("medicine", ("MedicationStatement", "MedicationRequest")),
    ("results", ("DiagnosticReport",)),
)


def inserted(page: str) -> str:
    """The page with its tables as the code has them now."""
    for name, table in (("rights", _rights()), ("grounds", _grounds()), ("steps", _steps())):
        begin, end = f"<!-- {name} -->\n", "<!-- end -->"
        before, found, rest = page.partition(begin)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"docs/access.md needs a place for {name}.")
        page = f"{before}{begin}{table}\n{end}{after}"
    return page


def _rights() -> str:
    head = ["role", *(name for name, _ in _GROUPS), "restricted entries"]
    rows = [
        [code, *(_letters(one, types) for _, types in _GROUPS), "yes" if one.clearance else ""]
        for code, one in rights.OF_ROLE.items()
    ]
    rows.append(["*the patient*", *(_letters(rights.OF_PATIENT, types) for _, types in _GROUPS), "own"])
    for level, one in rights.OF_RELATIVE.items():
        rows.append([f"*relative, level {level}*", *(_letters(one, types) for _, types in _GROUPS), ""])
    return _table(head, rows)


def _letters(one: rights.Rights, types: Iterable[str]) -> str:
    held = [one.scopes.granted.get(name, "") for name in types]
    read = "see" if all("r" in letters for letters in held) else ""
    write = (
        "write" if all("c" in letters for letters in held) else "some" if any("c" in x for x in held) else ""
    )
    return ", ".join(part for part in (read, write) if part)


def _grounds() -> str:
    rows = [[one.name.lower().replace("_", " "), *GIVES[one]] for one in Ground]
    return _table(["ground", "it is there when", "what it opens"], rows)


def _steps() -> str:
    steps = [step for step in Step if step is not Step.DRAFT]
    rows = [
        [stage.value, *(AFTER[stage, step].value if (stage, step) in AFTER else "" for step in steps)]
        for stage in Stage
    ]
    return _table(["stands at", *(step.value for step in steps)], rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
