"""From the bytes of an HL7 v2 ORU^R01 message to a report. Pure.

Source: HL7 version 2.5.1, chapters 2 (encoding) and 7 (observation reporting): ORU^R01 is in 7.3.1, OBR in
7.4.1, OBX in 7.4.2. The person's number is in PID-3 as `2512489996^^^CPR&1.2.208.176.1.2&ISO^NNDNK`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import TypeAlias

import hl7

from sharedcare.exchange.laboratory.errors import BadMessage
from sharedcare.exchange.laboratory.types import Code, Origin, Report, Result, ResultSet

_CPR = "1.2.208.176.1.2"
_NUMBER = re.compile(r"\d{10}\Z")
_ENCODINGS = {
    "": "utf-8",
    "ASCII": "ascii",
    "8859/1": "iso-8859-1",
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
}
_VERSIONS = ("2.3", "2.4", "2.5", "2.6", "2.7", "2.8")
_TIME = re.compile(r"(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:\.\d{1,4})?([+-]\d{4})?\Z")
_LINE_ENDS = re.compile(r"\r\n|\n")
_VALUES = ("NM", "SN", "ST", "TX", "FT", "CE", "CWE")
_STATUSES = frozenset("FPCDWXIRSUABV")
_ORDER_ALONE = frozenset("ON")
"""Table 0085: the order's detail alone, and what was not asked for. Neither is a result."""

Segment: TypeAlias = hl7.Segment


def looks_like_hl7(raw: bytes) -> bool:
    """Whether somebody meant this to be an HL7 v2 message."""
    return raw.lstrip(b"\x0b\r\n ").startswith(b"MSH")


def read(raw: bytes, *, zone: tzinfo) -> Report:
    """The report that a message holds; times without an offset are meant in `zone`. Raises BadMessage."""
    segments = _segments(raw)
    head = segments[0]
    _require_oru(head)
    sent_at = _time(_text(head, 7), "MSH-7", zone)
    if sent_at is None:
        raise BadMessage("MSH-7", "The time of the message is missing.")
    facility = _text(head, 4, component=1)
    return Report(
        sender=_needed(head, 3, "MSH-3", "the sending system"),
        facility=facility,
        gln=_text(head, 4, component=2) if _text(head, 4, component=3) == "GLN" else "",
        control_id=_needed(head, 10, "MSH-10", "the message's own number"),
        sent_at=sent_at,
        cpr=_person(segments),
        sets=tuple(_sets(segments, zone)),
    )


def _segments(raw: bytes) -> Sequence[Segment]:
    text = _decoded(raw.strip(b"\x0b\x1c\r\n "))
    try:
        segments: Sequence[Segment] = hl7.parse(_LINE_ENDS.sub("\r", text))
    except (hl7.HL7Exception, ValueError, IndexError, KeyError, AssertionError):
        raise BadMessage(
            "MSH", "This is no HL7 v2 message: it does not begin with a whole MSH segment."
        ) from None
    return segments


def _decoded(raw: bytes) -> str:
    # Every encoding that MSH-18 may name has ASCII in common, and the segment that names it is ASCII.
    head = raw.split(b"\r", 1)[0].split(b"\n", 1)[0]
    fields = head.split(head[3:4]) if len(head) > 3 else []
    named = fields[17].split(b"~")[0].decode("ascii", "replace") if len(fields) > 17 else ""
    encoding = _ENCODINGS.get(named)
    if encoding is None:
        raise BadMessage(
            "MSH-18", "The character set is none that is read here: ASCII, 8859/1 or UNICODE UTF-8."
        )
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise BadMessage(
            "MSH-18", f"The message is not in the character set it names ({encoding})."
        ) from None


def _require_oru(head: Segment) -> None:
    if (_text(head, 9), _text(head, 9, component=2)) != ("ORU", "R01"):
        raise BadMessage("MSH-9", "Only results (ORU^R01) are taken here.")
    if _text(head, 11) != "P":
        raise BadMessage(
            "MSH-11", "Only messages from production (P) are taken; this one is for test or training."
        )
    if not _text(head, 12).startswith(_VERSIONS):
        raise BadMessage(
            "MSH-12", f"This version of HL7 is not read here; these are: {', '.join(_VERSIONS)}."
        )


def _person(segments: Sequence[Segment]) -> str:
    found = [one for one in segments if _name(one) == "PID"]
    if len(found) != 1:
        raise BadMessage("PID", "A message is about one person: there must be one PID segment.")
    for number in range(1, len(found[0][3]) + 1):
        authority = _text(found[0], 3, repeat=number, component=4, sub=2)
        if authority == _CPR or _text(found[0], 3, repeat=number, component=5) == "NNDNK":
            text = _text(found[0], 3, repeat=number).replace("-", "")
            if not _NUMBER.match(text):
                raise BadMessage("PID-3", "The CPR number is not ten digits.")
            return text
    raise BadMessage("PID-3", f"No CPR number: an identifier whose authority is {_CPR}.")


def _sets(segments: Sequence[Segment], zone: tzinfo) -> Iterator[ResultSet]:
    orders = [number for number, one in enumerate(segments) if _name(one) == "OBR"]
    if not orders:
        raise BadMessage("OBR", "There are no results: a message needs an OBR segment at least.")
    for start, end in pairwise([*orders, len(segments)]):
        yield _set(segments[start], segments[start + 1 : end], zone)


def _set(order: Segment, following: Sequence[Segment], zone: tzinfo) -> ResultSet:
    first = next((n for n, one in enumerate(following) if _name(one) == "OBX"), len(following))
    sampled_at = _time(_text(order, 7), "OBR-7", zone)
    parent = _text(order, 29, component=2)
    origin = Origin(parent, _text(order, 26), _text(order, 26, component=2)) if parent else None
    return ResultSet(
        filler=_needed(order, 3, "OBR-3", "the laboratory's number for the order"),
        placer=_text(order, 2),
        code=_code(order, 4, "OBR-4"),
        status=_text(order, 25),
        sampled_at=sampled_at,
        reported_at=_time(_text(order, 22), "OBR-22", zone),
        origin=origin,
        results=tuple(_results(following[first:], zone, sampled_at)),
        notes=_notes(following[:first]),
    )


def _results(segments: Sequence[Segment], zone: tzinfo, sampled_at: datetime | None) -> Iterator[Result]:
    starts = [number for number, one in enumerate(segments) if _name(one) == "OBX"]
    for start, end in pairwise([*starts, len(segments)]):
        status = _text(segments[start], 11)
        if status in _ORDER_ALONE:
            continue
        if status not in _STATUSES:
            raise BadMessage("OBX-11", "The status of a result is missing, or is none of table 0085.")
        yield _result(segments[start], status, _notes(segments[start + 1 : end]), zone, sampled_at)


def _result(
    segment: Segment, status: str, notes: tuple[str, ...], zone: tzinfo, sampled_at: datetime | None
) -> Result:
    kind = _text(segment, 2)
    value = _values(segment, 5)
    if any(value) and kind not in _VALUES:
        raise BadMessage("OBX-2", f"Values of this kind are not read here; these are: {', '.join(_VALUES)}.")
    return Result(
        code=_code(segment, 3, "OBX-3"),
        sub_id=_text(segment, 4),
        kind=kind,
        value=value if any(value) else (),
        unit=_text(segment, 6),
        reference=_text(segment, 7),
        flags=tuple(filter(None, _repeated(segment, 8))),
        status=status,
        observed_at=_time(_text(segment, 14), "OBX-14", zone) or sampled_at,
        notes=notes,
    )


def _notes(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The comments that follow immediately; those of a specimen further on are not about the result."""
    found = []
    for one in segments:
        if _name(one) != "NTE":
            break
        found.append("\n".join(filter(None, _repeated(one, 3))))
    return tuple(filter(None, found))


def _code(segment: Segment, field: int, place: str) -> Code:
    code = _needed(segment, field, place, "the code")
    return Code(code, _text(segment, field, component=2), _text(segment, field, component=3))


def _time(text: str, place: str, zone: tzinfo) -> datetime | None:
    """An HL7 time stamp (TS), always with an offset; a date alone is its first moment."""
    if not text:
        return None
    found = _TIME.match(text)
    if found is None:
        raise BadMessage(place, "This is no time. One is written like 20260610073000+0200.")
    month, day, hour, minute, second = (int(part) if part else None for part in found.groups()[1:6])
    offset = found[7]
    try:
        if offset:
            ahead = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:]))
            zone = timezone(ahead if offset[0] == "+" else -ahead)
        return datetime(int(found[1]), month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)
    except ValueError:
        raise BadMessage(place, "There is no such date or time.") from None


def _needed(segment: Segment, field: int, place: str, what: str) -> str:
    text = _text(segment, field)
    if not text:
        raise BadMessage(place, f"Missing: {what}.")
    return text


def _values(segment: Segment, field: int) -> tuple[str, ...]:
    """The components of a field's first repetition."""
    if field >= len(segment):
        return ()
    parts = segment[field][0] if len(segment[field]) else ()
    many = len(parts) if isinstance(parts, hl7.Repetition) else 1
    return tuple(_text(segment, field, component=number) for number in range(1, many + 1))


def _repeated(segment: Segment, field: int) -> list[str]:
    many = len(segment[field]) if field < len(segment) else 0
    return [_text(segment, field, repeat=number) for number in range(1, many + 1)]


def _text(segment: Segment, field: int, *, repeat: int = 1, component: int = 1, sub: int = 1) -> str:
    """The unescaped text at a place; empty where there is nothing, or the explicit null `""`."""
    try:
        found = segment.extract_field(
            field_num=field, repeat_num=repeat, component_num=component, subcomponent_num=sub
        )
    except (IndexError, KeyError):
        return ""
    text = str(found or "").strip()
    return "" if text == '""' else text


def _name(segment: Segment) -> str:
    return str(segment[0])
