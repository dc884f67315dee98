"""FHIR in XML as the tree that the same resource has in JSON.

Which elements repeat, and which are numbers, the definitions of R4 tell; so what comes out is what JSON would have
said, and one reading serves both. Narrative is left out: what is shown here is made from the data.
Source: R4 xml.html and json.html. Entities, DTDs and the network stay off.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from sharedcare.exchange.forms.errors import NotReadable
from sharedcare.records.definitions.elements import Element, elements_of

_FHIR = "{http://hl7.org/fhir}"
_DEEPEST = 60
_DTD, _BEFORE_ROOT = b"<!DOCTYPE", 4096
_HAS_DTD = "The XML has a DTD in it, which no message needs. Send it without."
_WHOLE = ("integer", "positiveInt", "unsignedInt")
_DIGITS = re.compile(r"-?\d{1,18}\Z")

Tree = dict[str, Any]


def tree_of_xml(raw: bytes) -> Tree:
    """The tree of the one resource that an XML document holds. Raises NotReadable."""
    if _DTD in raw[:_BEFORE_ROOT]:
        raise NotReadable(_HAS_DTD)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(raw.lstrip(b"\r\n\t "), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotReadable("This begins like XML but is broken. Send it again, whole.") from None
    if root.getroottree().docinfo.doctype:
        raise NotReadable(_HAS_DTD)
    return _resource(root, 0)


def _resource(node: Any, depth: int) -> Tree:
    name = _name(node)
    elements = _elements(name) if name[:1].isupper() and "." not in name else None
    if elements is None:
        raise NotReadable("This is XML but no FHIR: the root is no resource of http://hl7.org/fhir.")
    return {"resourceType": name, **_members(node, elements, depth)}


def _members(node: Any, elements: Mapping[str, Element], depth: int) -> Tree:
    if depth > _DEEPEST:
        raise NotReadable("The XML is nested deeper than any message needs.")
    found: Tree = {}
    for attribute in ("id", "url"):
        if attribute in node.attrib and attribute in elements:
            found[attribute] = node.attrib[attribute]
    for child in node:
        if not isinstance(child.tag, str) or not child.tag.startswith(_FHIR):
            continue
        _take(found, child, elements, depth)
    return found


def _take(found: Tree, child: Any, elements: Mapping[str, Element], depth: int) -> None:
    name = _name(child)
    element = elements.get(name)
    if element is None:
        raise NotReadable(f"The XML has an element that FHIR R4 does not know there: {name[:60]}.")
    if element.is_primitive:
        _take_primitive(found, child, element, depth)
        return
    value = _value(child, element, depth)
    if element.many:
        found.setdefault(name, []).append(value)
    else:
        found[name] = value


def _take_primitive(found: Tree, child: Any, element: Element, depth: int) -> None:
    """Its value under its name, its id and extensions beside it; an array of both keeps their places."""
    written = child.get("value")
    value = None if written is None else _literal(written, element.type)
    beside = _members(child, _known("Element"), depth + 1) or None
    if not element.many:
        if value is not None:
            found[element.name] = value
        if beside is not None:
            found[f"_{element.name}"] = beside
        return
    values = found.setdefault(element.name, [])
    values.append(value)
    if beside is not None or f"_{element.name}" in found:
        besides = found.setdefault(f"_{element.name}", [])
        besides.extend([None] * (len(values) - 1 - len(besides)))
        besides.append(beside)


def _value(child: Any, element: Element, depth: int) -> Tree:
    if element.type == "Resource":
        inner = [one for one in child if isinstance(one.tag, str)]
        if len(inner) != 1:
            raise NotReadable("The XML has an element that should hold one resource and does not.")
        return _resource(inner[0], depth + 1)
    return _members(child, _known(element.type), depth + 1)


def _literal(written: str, type: str) -> Any:
    if type == "boolean" and written in ("true", "false"):
        return written == "true"
    if type in _WHOLE and _DIGITS.match(written):
        return int(written)
    if type == "decimal":
        try:
            number = Decimal(written)
        except InvalidOperation:
            return written
        return number if number.is_finite() else written
    return written


def _known(structure: str) -> Mapping[str, Element]:
    elements = _elements(structure)
    if elements is None:
        raise NotReadable(f"The XML has an element of a kind that is not read here: {structure[:60]}.")
    return elements


def _elements(structure: str) -> Mapping[str, Element] | None:
    try:
        return elements_of(structure)
    except KeyError:
        return None


def _name(node: Any) -> str:
    return str(etree.QName(node).localname) if str(node.tag).startswith(_FHIR) else ""
