"""From the bytes of an HL7 v2 ORU^R01 message to a report. Pure.

Source: HL7 version 2.5.1, chapters 2 (encoding) and 7 (observation reporting): ORU^R01 is in 7.3.1, OBR in
7.4.1, OBX in 7.4.2. The person's number is in PID-3 as `2512489996^^^CPR&1.2.208.176.1.2&ISO^NNDNK`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import pairwise

from sharedcare.exchange.laboratory.errors import BadMessage
from sharedcare.exchange.laboratory.ordering import request_of
from sharedcare.exchange.laboratory.segments import Segment, segments_of
from sharedcare.exchange.laboratory.types import Code, Origin, Report, Result, ResultSet
from sharedcare.exchange.parties import systems
from sharedcare.exchange.parties.types import Identifier

_CPR = "1.2.208.176.1.2"
_FACILITY_SYSTEMS = {"GLN": systems.GLN, "SOR": systems.SOR}
_ENCODINGS = {
    "": "utf-8",
    "ASCII": "ascii",
    "8859/1": "iso-8859-1",
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
}
_VERSIONS = ("2.3", "2.4", "2.5", "2.6", "2.7", "2.8")
_TIME = re.compile(r"(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:\.\d{1,4})?([+-]\d{4})?\Z")
_HEAD = 2000
_FRAMES = b"\x0b\x1c\xef\xbb\xbf\r\n\t "
_VALUES = ("NM", "SN", "ST", "TX", "FT", "CE", "CWE")
_STATUSES = frozenset("FPCDWXIRSUABV")
_ORDER_ALONE = frozenset("ON")
"""Table 0085: the order's detail alone, and what was not asked for. Neither is a result."""


def looks_like_results(raw: bytes) -> bool:
    """Whether somebody meant this to be results in HL7 v2: MSH-9 begins with ORU."""
    head = raw[:_HEAD].lstrip(_FRAMES)
    fields = re.split(rb"[\r\n]", head, maxsplit=1)[0].split(head[3:4] or b"|")
    return head.startswith(b"MSH") and len(fields) > 8 and fields[8].startswith(b"ORU")


def read(raw: bytes, *, zone: tzinfo) -> Report:
    """The report that a message holds; times without an offset are meant in `zone`. Raises BadMessage."""
    segments = segments_of(_decoded(raw.strip(_FRAMES)))
    head = segments[0]
    _require_oru(head)
    sent_at = _time(head.text(7), "MSH-7", zone)
    if sent_at is None:
        raise BadMessage("MSH-7", "The time of the message is missing.")
    facility = head.text(4, component=1)
    return Report(
        sender=_needed(head, 3, "MSH-3", "the sending system"),
        facility=facility,
        facility_number=_facility_number(head),
        control_id=_needed(head, 10, "MSH-10", "the message's own number"),
        sent_at=sent_at,
        person=_person(segments),
        sets=tuple(_sets(segments, zone)),
    )


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
    if (head.text(9), head.text(9, component=2)) != ("ORU", "R01"):
        raise BadMessage("MSH-9", "Only results (ORU^R01) are taken here.")
    if head.text(11) != "P":
        raise BadMessage(
            "MSH-11", "Only messages from production (P) are taken; this one is for test or training."
        )
    if not head.text(12).startswith(_VERSIONS):
        raise BadMessage(
            "MSH-12", f"This version of HL7 is not read here; these are: {', '.join(_VERSIONS)}."
        )


def _person(segments: Sequence[Segment]) -> Identifier:
    found = [one for one in segments if one.name == "PID"]
    if len(found) != 1:
        raise BadMessage("PID", "A message is about one person: there must be one PID segment.")
    known = []
    for number in range(1, len(found[0].repeated(3)) + 1):
        authority = found[0].text(3, repeat=number, component=4, sub=2)
        national = found[0].text(3, repeat=number, component=5) == "NNDNK"
        value = found[0].text(3, repeat=number)
        read = systems.person(f"urn:oid:{authority}", value)
        if read is None and national:
            read = systems.person(systems.CPR, value)
        if read is not None:
            known.append(read)
    if not known:
        raise BadMessage(
            "PID-3",
            f"No CPR number of ten digits: an identifier whose authority is {_CPR}. A replacement number (eCPR) will "
            "do, with its own authority.",
        )
    return min(known, key=lambda one: one.system != systems.CPR)


def _facility_number(head: Segment) -> Identifier | None:
    """The number in MSH-4, whose third component says of which kind it is."""
    system = _FACILITY_SYSTEMS.get(head.text(4, component=3))
    value = head.text(4, component=2)
    return Identifier(system, value) if system and value else None


def _sets(segments: Sequence[Segment], zone: tzinfo) -> Iterator[ResultSet]:
    orders = [number for number, one in enumerate(segments) if one.name == "OBR"]
    if not orders:
        raise BadMessage("OBR", "There are no results: a message needs an OBR segment at least.")
    before = 0
    for start, end in pairwise([*orders, len(segments)]):
        # The ORC of an order stands before it.
        common = next((one for one in reversed(segments[before:start]) if one.name == "ORC"), None)
        before = start
        yield _set(segments[start], common, segments[start + 1 : end], zone)


def _set(order: Segment, common: Segment | None, following: Sequence[Segment], zone: tzinfo) -> ResultSet:
    first = next((n for n, one in enumerate(following) if one.name == "OBX"), len(following))
    sampled_at = _time(order.text(7), "OBR-7", zone)
    parent = order.text(29, component=2)
    origin = Origin(parent, order.text(26), order.text(26, component=2)) if parent else None
    return ResultSet(
        filler=_needed(order, 3, "OBR-3", "the laboratory's number for the order"),
        placer=order.text(2),
        code=_code(order, 4, "OBR-4"),
        status=order.text(25),
        sampled_at=sampled_at,
        reported_at=_time(order.text(22), "OBR-22", zone),
        origin=origin,
        results=tuple(_results(following[first:], zone, sampled_at)),
        notes=_notes(following[:first]),
        request=request_of(order, common),
    )


def _results(segments: Sequence[Segment], zone: tzinfo, sampled_at: datetime | None) -> Iterator[Result]:
    starts = [number for number, one in enumerate(segments) if one.name == "OBX"]
    for start, end in pairwise([*starts, len(segments)]):
        status = segments[start].text(11)
        if status in _ORDER_ALONE:
            continue
        if status not in _STATUSES:
            raise BadMessage("OBX-11", "The status of a result is missing, or is none of table 0085.")
        yield _result(segments[start], status, _notes(segments[start + 1 : end]), zone, sampled_at)


def _result(
    segment: Segment, status: str, notes: tuple[str, ...], zone: tzinfo, sampled_at: datetime | None
) -> Result:
    kind = segment.text(2)
    value = segment.values(5)
    if any(value) and kind not in _VALUES:
        raise BadMessage("OBX-2", f"Values of this kind are not read here; these are: {', '.join(_VALUES)}.")
    return Result(
        code=_code(segment, 3, "OBX-3"),
        sub_id=segment.text(4),
        kind=kind,
        value=value if any(value) else (),
        unit=segment.text(6),
        reference=segment.text(7),
        flags=tuple(filter(None, segment.repeated(8))),
        status=status,
        observed_at=_time(segment.text(14), "OBX-14", zone) or sampled_at,
        notes=notes,
    )


def _notes(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The comments that follow immediately; those of a specimen further on are not about the result."""
    found = []
    for one in segments:
        if one.name != "NTE":
            break
        found.append("\n".join(filter(None, one.repeated(3))))
    return tuple(filter(None, found))


def _code(segment: Segment, field: int, place: str) -> Code:
    code = _needed(segment, field, place, "the code")
    return Code(code, segment.text(field, component=2), segment.text(field, component=3))


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
    text = segment.text(field)
    if not text:
        raise BadMessage(place, f"Missing: {what}.")
    return text
