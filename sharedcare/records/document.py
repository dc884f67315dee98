"""A resource as text and as tree at once.

The tree is for understanding; the text is what is stored. A float cannot hold `1.50`, so nothing is
ever written back from the tree: the text that came in goes out, with only `resourceType`, `id` and
`meta` set anew at its front and, inside a transaction, links replaced where they stand.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
import orjson

from sharedcare.records.definitions.links import LINK_ELEMENTS
from sharedcare.records.errors import MalformedResource

_members = msgspec.json.Decoder(dict[str, msgspec.Raw])
_SET_BY_STORE = ("resourceType", "id", "meta")
_LINK_NAMES = frozenset(name.encode() for name in LINK_ELEMENTS)
_MEMBER_WITH_TEXT = re.compile(rb'"(\w+)":(\[?)("[^"\\]*"(?:,"[^"\\]*"(?=[],]))*)')
_TEXT = re.compile(rb'"([^"\\]*)"')
_CONDITIONAL = re.compile(rb'"reference":"([A-Z][A-Za-z]+\?[^"\\]+)"')
_ESCAPE = re.compile(rb"\\(u00[2-7][0-9a-fA-F]|.)")
# After what stands before a number in compact JSON. To look for digits everywhere took half of the time that reading a
# resource takes, and found ids: a UUID can hold 0e123.
_PERHAPS_MONSTROUS = re.compile(rb"[:,\[][-0-9](?:[0-9.]{59}|[0-9.]*[eE][-+]?[0-9]{3})")
_ELEMENT = re.compile(r"_?[A-Za-z]{1,64}")
_MOST_DIGITS = 60
_LARGEST_EXPONENT = 300
_MONSTROUS = "A number in the resource has too many digits, or too large an exponent."
_TOO_DEEP = "The JSON is nested deeper than any resource needs."
_LINK_IN_NARRATIVE = re.compile(rb'((?:href|src)=\\")([^"\\]+)(?=\\")')


@dataclass(frozen=True, slots=True)
class Document:
    """One resource: its type, its parsed tree, and the text of each of its top-level members."""

    type: str
    tree: dict[str, Any]
    members: Mapping[str, bytes]

    @property
    def id(self) -> str | None:
        """The id the client gave, if any."""
        found = self.tree.get("id")
        return found if isinstance(found, str) else None

    def text(self, *, logical_id: str, version: int, updated: datetime) -> bytes:
        """The JSON text to store: the client's own, with id and meta of this version at the front."""
        meta = {"versionId": f'"{version}"'.encode(), "lastUpdated": f'"{instant(updated)}"'.encode()}
        if "meta" in self.members:
            for name, value in _members.decode(self.members["meta"]).items():
                meta.setdefault(name, bytes(value))
        front = b'{"resourceType":"%b","id":"%b","meta":{%b}' % (
            self.type.encode(),
            logical_id.encode(),
            b",".join(_member(name, value) for name, value in meta.items()),
        )
        rest = [_member(name, value) for name, value in self.members.items() if name not in _SET_BY_STORE]
        return b",".join((front, *rest)) + b"}"

    def says_the_same_as(self, content: bytes) -> bool:
        """Whether a stored text differs from this document in nothing but version and time."""
        other = {name: bytes(value) for name, value in _members.decode(content).items()}
        names = self.members.keys() | other.keys()
        same = all(self.members.get(name) == other.get(name) for name in names if name not in _SET_BY_STORE)
        return same and _lasting_meta(self.members.get("meta")) == _lasting_meta(other.get("meta"))

    def conditional_references(self) -> set[str]:
        """References that name what they point at by a search, such as `Practitioner?identifier=...`."""
        found = (_CONDITIONAL.findall(value) for value in self.members.values() if b"?" in value)
        return {one.decode() for several in found for one in several}

    def with_links(self, links: "Links") -> "Document":
        """The same resource with links replaced wherever an element holds a reference or a URI.

        Source: R4 http.html section 3.1.0.11.2 (transaction processing rules): references, elements of
        type uri, url, oid and uuid, and links in the narrative. Identifier.value is a string and stays.
        """
        text = b"{%b}" % b",".join(_member(name, value) for name, value in self.members.items())
        replaced = links.put_into(text)
        return self if replaced == text else parse(replaced)


class Links:
    """What addresses that hold only inside a bundle stand for: full URLs and conditional references."""

    def __init__(self) -> None:
        self._targets: dict[bytes, bytes] = {}

    def __setitem__(self, address: str, target: str) -> None:
        self._targets[address.encode()] = target.encode()

    def __contains__(self, address: str) -> bool:
        return address.encode() in self._targets

    def get(self, address: str) -> str:
        """What an address stands for: itself, if it is none of these."""
        found = self._targets.get(address.encode())
        return address if found is None else found.decode()

    def put_into(self, text: bytes) -> bytes:
        """A compact JSON text with the addresses replaced."""
        if not self._targets:
            return text
        text = _MEMBER_WITH_TEXT.sub(self._member, text)
        return _LINK_IN_NARRATIVE.sub(self._narrative, text) if b'=\\"' in text else text

    def _member(self, found: re.Match[bytes]) -> bytes:
        name, bracket, texts = found.groups()
        if name not in _LINK_NAMES:
            return found[0]
        if not bracket:
            target = self._targets.get(texts[1:-1])
            return found[0] if target is None else b'"%b":"%b"' % (name, target)
        return b'"%b":[%b' % (name, _TEXT.sub(self._text, texts))

    def _text(self, found: re.Match[bytes]) -> bytes:
        return b'"%b"' % self._targets.get(found[1], found[1])

    def _narrative(self, found: re.Match[bytes]) -> bytes:
        return found[1] + self._targets.get(found[2], found[2])


def parse(raw: bytes) -> Document:
    """The resource that a JSON text holds. Raises MalformedResource when it is none."""
    tree = _tree(raw)
    if not isinstance(tree, dict) or not isinstance(tree.get("resourceType"), str):
        raise MalformedResource("A resource is a JSON object with a resourceType.")
    try:
        compact = _plain(msgspec.json.format(raw, indent=-1))
        members = {name: bytes(value) for name, value in _members.decode(compact).items()}
        _refuse_doubled_names(tree, compact)
    except (RecursionError, orjson.JSONEncodeError):
        raise MalformedResource(_TOO_DEEP) from None
    except msgspec.DecodeError as error:
        raise MalformedResource(f"This is not JSON: {error}.") from None
    _refuse_monstrous_numbers(compact)
    return Document(tree["resourceType"], tree, members)


def composed(raw: bytes) -> Document:
    """The resource that an encoder of ours has just written: compact, plain, and with no name twice.

    Its numbers and texts may still be somebody else's. Raises MalformedResource for what no resource may hold.
    """
    tree = _tree(raw)
    _refuse_monstrous_numbers(raw)
    return Document(
        tree["resourceType"], tree, {name: bytes(value) for name, value in _members.decode(raw).items()}
    )


def _tree(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        said = str(error)
        if "depth" in said or "recursion" in said.lower():
            raise MalformedResource(_TOO_DEEP) from None
        if "infinity" in said:
            raise MalformedResource(_MONSTROUS) from None
        raise MalformedResource(f"This is not JSON: {said}.") from None


def _refuse_doubled_names(tree: Any, compact: bytes) -> None:
    """An object that has a name twice means two things. Readers differ in which of them they take, so neither is taken.

    The tree has each name once: written out it has as many as the text, unless the text has one twice.
    """
    written = orjson.dumps(tree)
    # Counted, and not compared, since the two differ in escapes and numbers. More or fewer by a text that
    # holds `":` itself is possible, so that the slow and sure way has the last word.
    if written.count(b'":') != compact.count(b'":'):
        require_single_names(compact)


def require_single_names(text: bytes) -> None:
    """Refuse a JSON text with an object that has a name twice. Slow. Raises MalformedResource."""
    json.loads(text, object_pairs_hook=_of_different_names)


def _of_different_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        # Only what could be an element's name is repeated: anything else may say something of a person.
        named = f"the name {twice}" if _ELEMENT.fullmatch(twice) else "a name"
        raise MalformedResource(f"An object in the JSON has {named} twice. Send it once.")
    return found


def _refuse_monstrous_numbers(raw: bytes) -> None:
    """A number that no database can count with would make every search fail that meets it."""
    if _PERHAPS_MONSTROUS.search(raw):
        json.loads(raw, parse_float=_checked, parse_int=_checked)


def _checked(number: str) -> float:
    digits, _, exponent = number.lower().partition("e")
    if len(digits) > _MOST_DIGITS or abs(int(exponent[:8] or 0)) > _LARGEST_EXPONENT:
        raise MalformedResource(_MONSTROUS)
    return 0.0


def _plain(text: bytes) -> bytes:
    """The same JSON without escapes that need not be, such as `\\/`: links are looked for in the text."""
    return _ESCAPE.sub(_unescaped, text) if b"\\/" in text or b"\\u00" in text else text


def _unescaped(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    if escaped == b"/":
        return escaped
    character = bytes([int(escaped[3:], 16)]) if len(escaped) > 1 else b""
    return found[0] if character in (b"", b'"', b"\\", b"\x7f") else character


def instant(moment: datetime) -> str:
    """A FHIR instant in UTC with milliseconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def _member(name: str, value: bytes) -> bytes:
    return b'"%b":%b' % (name.encode(), value)


def _lasting_meta(raw: bytes | None) -> dict[str, Any]:
    meta: dict[str, Any] = orjson.loads(raw) if raw else {}
    return {name: value for name, value in meta.items() if name not in ("versionId", "lastUpdated")}
