"""A template as Python statements that do with the page what the template does, so that types can be checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from jinja2 import Environment, nodes

_OPERATORS = {"eq": "==", "ne": "!=", "in": "in", "notin": "not in", "gt": ">", "lt": "<"}
_MEANS = "_means"

Scope = dict[str, str]


class NotChecked(Exception):
    """A template does what this does not know. Teach it, or write the template otherwise."""


@dataclass
class Statements:
    """The statements of one page. `mark` is what each line ends with: the template and the line that it is of; `used` are the
    templates that the page consists of."""

    environment: Environment
    lines: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    _blocks: dict[str, tuple[str, nodes.Block]] = field(default_factory=dict)
    _given: Scope = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def page(self, template: str, given: Scope) -> None:
        """Put down what the template, and those that it extends, do with what is `given`: its names here, by those there."""
        self._given = given
        name, tree = template, self._parsed(template)
        while True:
            for block in tree.find_all(nodes.Block):
                self._blocks.setdefault(block.name, (name, block))
            base = tree.find(nodes.Extends)
            if base is None:
                break
            name = _constant(base.template)
            tree = self._parsed(name)
        self._body(tree.body, name, given, "")

    def _parsed(self, name: str) -> nodes.Template:
        self.used.add(name)
        loader = self.environment.loader
        if loader is None:
            raise NotChecked("These templates come from nowhere.")
        return self.environment.parse(loader.get_source(self.environment, name)[0], name)

    def _body(self, body: Sequence[nodes.Node], where: str, scope: Scope, indent: str) -> None:  # noqa: C901 - kinds of nodes
        for node in body:
            match node:
                case nodes.Output():
                    for each in node.nodes:
                        if not isinstance(each, nodes.TemplateData):
                            self._put(f"{indent}{_MEANS}.shown({said(each, scope)})", where, each)
                case nodes.If():
                    self._branches(node, where, scope, indent)
                case nodes.For():
                    self._loop(node, where, scope, indent)
                case nodes.With():
                    inner = dict(scope)
                    for target, given in zip(node.targets, node.values, strict=True):
                        self._put(f"{indent}{self._named(target, inner)} = {said(given, scope)}", where, node)
                    self._body(node.body, where, inner, indent)
                case nodes.Assign():
                    value = said(node.node, scope)
                    self._put(f"{indent}{self._named(node.target, scope)} = {value}", where, node)
                case nodes.Include():
                    name = _constant(node.template)
                    self._body(self._parsed(name).body, name, dict(scope), indent)
                case nodes.Block():
                    # A block sees what the page is given, and nothing of what stands around it.
                    name, block = self._blocks[node.name]
                    self._body(block.body, name, dict(self._given), indent)
                case nodes.Extends():
                    pass
                case _:
                    raise NotChecked(f"{where}:{node.lineno}: {type(node).__name__}")

    def _branches(self, node: nodes.If, where: str, scope: Scope, indent: str) -> None:
        for word, branch in (("if", node), *(("elif", one) for one in node.elif_)):
            self._put(f"{indent}{word} {said(branch.test, scope)}:", where, branch)
            self._put(f"{indent} pass", where, branch)
            self._body(branch.body, where, dict(scope), f"{indent} ")
        if node.else_:
            self._put(f"{indent}else:", where, node)
            self._put(f"{indent} pass", where, node)
            self._body(node.else_, where, dict(scope), f"{indent} ")

    def _loop(self, node: nodes.For, where: str, scope: Scope, indent: str) -> None:
        inner = {**scope, "loop": f"{_MEANS}.Loop()"}
        over = said(node.iter, scope)
        self._put(f"{indent}for {self._named(node.target, inner)} in {over}:", where, node)
        self._put(f"{indent} pass", where, node)
        self._body(node.body, where, inner, f"{indent} ")
        self._body(node.else_, where, dict(scope), indent)

    def _named(self, target: nodes.Node, scope: Scope) -> str:
        """A name of its own for each name that a template gives, since one and the same means many things there."""
        if isinstance(target, nodes.Tuple):
            return ", ".join(self._named(one, scope) for one in target.items)
        if not isinstance(target, nodes.Name):
            raise NotChecked(type(target).__name__)
        scope[target.name] = f"{target.name}_{next(self._numbers)}"
        return scope[target.name]

    def _put(self, text: str, where: str, node: nodes.Node) -> None:
        self.lines.append(f"{text}  # {where}:{node.lineno}")


def said(node: nodes.Node, scope: Scope) -> str:  # noqa: C901 - one line for each kind of expression
    """An expression of a template in Python. A name that the template does not know is one that Python does not know either."""

    def also(other: nodes.Node) -> str:
        return said(other, scope)

    match node:
        case nodes.Name():
            return scope.get(node.name, f"unknown_{node.name}")
        case nodes.Const():
            return repr(node.value)
        case nodes.Getattr():
            return f"{also(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{also(node.node)}[{also(node.arg)}]"
        case nodes.Not():
            return f"(not {also(node.node)})"
        case nodes.And():
            return f"({also(node.left)} and {also(node.right)})"
        case nodes.Or():
            return f"({also(node.left)} or {also(node.right)})"
        case nodes.Compare():
            rest = "".join(f" {_OPERATORS[one.op]} {also(one.expr)}" for one in node.ops)
            return f"({also(node.expr)}{rest})"
        case nodes.Test(name="none"):
            return f"({also(node.node)} is None)"
        case nodes.Filter() if node.node is not None:
            return f"{_MEANS}.{node.name}({', '.join(map(also, (node.node, *node.args)))})"
        case nodes.Concat():
            return f"{_MEANS}.concatenated({', '.join(map(also, node.nodes))})"
        case nodes.Call():
            return f"{also(node.node)}({', '.join(map(also, node.args))})"
        case _:
            raise NotChecked(type(node).__name__)


def _constant(node: nodes.Node) -> str:
    if not isinstance(node, nodes.Const):
        raise NotChecked("Which template this is stands nowhere.")
    return str(node.value)
