"""Where pages are rendered: the calls of `rendered(request, "a/template.html", page)`, and what would be checked there."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from tools.pages.typed import Statements


@dataclass(frozen=True)
class Call:
    """A call: the line and the column of the statement that it is part of, its template, the page in words of Python, and
    whether the template is given the frame too."""

    line: int
    column: int
    template: str
    page: str
    is_framed: bool


def calls(source: str) -> list[Call]:
    """All calls in a module, from the last to the first."""
    found = [
        call
        for statement in ast.walk(ast.parse(source))
        if isinstance(statement, ast.Return | ast.Assign | ast.Expr)
        for call in _in(statement, source)
    ]
    return sorted(found, key=lambda one: one.line, reverse=True)


def _in(statement: ast.stmt, source: str) -> Iterator[Call]:
    for node in ast.walk(statement):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "rendered"
        ):
            continue
        for number, argument in enumerate(node.args[:2]):
            if isinstance(argument, ast.Constant) and str(argument.value).endswith(".html"):
                page = " ".join((ast.get_source_segment(source, node.args[number + 1]) or "").split())
                yield Call(
                    statement.lineno, statement.col_offset, str(argument.value), page, is_framed=number == 1
                )


def with_statements(source: str, environment: Environment) -> tuple[str, set[str]]:
    """The module, in which before each call what the template does with the page is done in Python; and the templates."""
    lines, used = source.splitlines(), set[str]()
    for number, call in enumerate(calls(source)):
        page, indent = f"_page_{number}", " " * call.column
        statements = Statements(environment)
        statements.page(
            call.template, {"page": page, "frame": f"{page}.frame"} if call.is_framed else {"page": page}
        )
        used |= statements.used
        lines[call.line - 1 : call.line - 1] = [
            f"{indent}{line}"
            for line in ("import tools.pages.means as _means", f"{page} = {call.page}", *statements.lines)
        ]
    return "\n".join(lines) + "\n", used
