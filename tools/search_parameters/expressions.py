"""Reads the FHIRPath of search parameters: a small closed subset, and an error for anything outside it.

The official R4 search parameters use paths, unions, casts (`as`), one filter by equality, the
filter `resolve() is Type`, one index and one truth test. Whatever else appears in a future release
must be understood here before it can be indexed; it is never dropped in silence.
https://hl7.org/fhir/R4/searchparameter-definitions.html#SearchParameter.expression
"""

import re
from dataclasses import dataclass

from sharedcare.kernel.errors import Refusal


class ExpressionNotUnderstood(Refusal):
    """A search parameter has an expression outside the subset: extend `expressions.py` first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One element on the way: its name, and what narrows it.

    `cast` is the datatype asked for by `as`, `where` an equality (element, literal), `index` a position.
    """

    name: str
    cast: str | None = None
    where: tuple[str, str] | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One branch of a union: the type it starts from, its steps, and how its outcome is read.

    `narrowed` is the only type of resource that a reference here may point to; `truth` says that
    the question is whether there is a value other than false.
    """

    type: str
    steps: tuple[Step, ...]
    narrowed: str | None = None
    truth: bool = False


_CAST_IN_PARENTHESES = re.compile(r"\(([A-Za-z.]+) as (\w+)\)")
_TRUTH = re.compile(r"(?P<path>[A-Za-z.]+)\.exists\(\) and (?P=path) != false\Z")
_STEP = re.compile(
    r"\.(?:as\((?P<cast>\w+)\)"
    r"|where\(resolve\(\) is (?P<narrowed>\w+)\)"
    r"|where\((?P<element>\w+)='(?P<literal>[^'.: \]]*)'\)"
    r"|(?P<name>[a-z]\w*)(?![\w(]))"
    r"(?:\[(?P<index>\d+)\])?"
)


def terms(expression: str, base: str) -> tuple[Term, ...]:
    """The branches of an expression; one that names no type (`name | alias`) starts from `base`.

    Raises ExpressionNotUnderstood.
    """
    plain = _CAST_IN_PARENTHESES.sub(r"\1.as(\2)", expression)
    return tuple(_term(branch.strip(), base, expression) for branch in plain.split("|"))


def _term(branch: str, base: str, expression: str) -> Term:
    truth = _TRUTH.match(branch)
    if truth:
        branch = truth["path"]
    if not re.match(r"[A-Z]\w*(\.|\Z)", branch):
        branch = f"{base}.{branch}"
    root, dot, rest = branch.partition(".")
    steps, narrowed = _steps(dot + rest, expression)
    return Term(root, steps, narrowed, truth is not None)


def _steps(text: str, expression: str) -> tuple[tuple[Step, ...], str | None]:
    steps: list[Step] = []
    narrowed = None
    position = 0
    while position < len(text):
        found = _STEP.match(text, position)
        if found is None or narrowed is not None or (not steps and found["name"] is None):
            raise ExpressionNotUnderstood(expression)
        position = found.end()
        if found["name"]:
            steps.append(Step(found["name"], index=int(found["index"]) if found["index"] else None))
        elif found["cast"]:
            steps[-1] = Step(steps[-1].name, cast=found["cast"], index=steps[-1].index)
        elif found["narrowed"]:
            narrowed = found["narrowed"]
        else:
            steps[-1] = Step(steps[-1].name, steps[-1].cast, (found["element"], found["literal"]))
    return tuple(steps), narrowed
