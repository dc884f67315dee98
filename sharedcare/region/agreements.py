"""The region's collaboration agreements: for each programme, hospitals, municipalities and practices that work together.

Two more are about what some of them try out: one that runs out soon, and one that not everybody has signed.
"""

import base64
from dataclasses import dataclass

from sharedcare.region import administration
from sharedcare.region.bilingual import LANGUAGE, both, element, put
from sharedcare.region.bilingual import text as words
from sharedcare.region.calendar import At, Calendar
from sharedcare.region.entries.programmes import COPD, DIABETES, HEART_FAILURE, ISCHAEMIC
from sharedcare.region.organisations import ORGANISATIONS, REGION, Organisation
from sharedcare.region.systems import HL7, OURS, Resource, coding, concept, ref

_SIGNED = "2023-11-15T10:00:00+01:00"
_BEGINS = "2024-01-01"
_SIGNS = {"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.7"}
_PARTS = {
    "hospital": "udreder, behandler og overdrager",
    "municipality": "genoptræner, plejer og støtter i hjemmet",
    "general-practice": "er tovholder og følger op",
}
_TEXT = """Parterne arbejder sammen om patienter i forløbet »{programme}«, så hver patient har én plan og altid én, der har ansvaret.

1. Ansvaret for en patient går først over, når den, der skal tage over, har sagt ja. Indtil da har den, der spurgte, ansvaret.

2. Parterne deler det, der er nødvendigt for forløbet, når patienten har sagt ja til at være med, og kun så længe.

3. Hver part sørger for, at dens medarbejdere har de rigtige roller her, og lukker for dem, der holder op.

4. Aftalen kan opsiges af hver part. Patienterne overdrages inden den sidste dag."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A smaller agreement about something that some try out. Its days are counted from today."""

    code: str
    programme: str
    parties: tuple[str, ...]
    begins: int
    ends: int
    sent: int
    signed: dict[str, administration.Officer]


_FALLS = _Trial(
    "fall-prevention",
    "Forebyggelse af fald",
    ("solsund", "rosenfjord", "torvet"),
    begins=-340,
    ends=25,
    sent=-360,
    signed={"solsund": administration.KARIN, "rosenfjord": administration.JENS},
)
_BACKS = _Trial(
    "low-back-pain",
    "Ondt i ryggen",
    ("solsund", "rosenfjord"),
    begins=30,
    ends=394,
    sent=-6,
    signed={"solsund": administration.KARIN},
)


def resources(calendar: Calendar) -> list[Resource]:
    """One Contract for each programme, signed by all; and the two trials."""
    parties = [
        one
        for one in ORGANISATIONS.values()
        if one.sector in _PARTS and (one.part_of is None or ORGANISATIONS[one.part_of].sector == "region")
    ]
    known = (HEART_FAILURE, ISCHAEMIC, COPD, DIABETES)
    standing = [_standing(each.code, each.text, parties) for each in known]
    return [*standing, *(_trial(one, calendar) for one in (_FALLS, _BACKS))]


def _standing(code: str, programme: str, parties: list[Organisation]) -> Resource:
    found = _agreement(code, programme, parties)
    signers = [_signer(one, _management(one), _SIGNED) for one in parties]
    return {**found, "status": "executed", "applies": {"start": _BEGINS}, "signer": signers}


def _trial(one: _Trial, calendar: Calendar) -> Resource:
    parties = [ORGANISATIONS[each] for each in one.parties]
    found = _agreement(one.code, one.programme, parties)
    moments = {
        each: calendar.moment(At(one.sent + 2 + number, 10, 20)) for number, each in enumerate(one.parties)
    }
    signers = [
        _signer(each, _who(each, one.signed), moments[each.id])
        for each in parties
        if one is _FALLS or each.id in one.signed
    ]
    is_signed = len(signers) == len(parties)
    last = signers[-1]["signature"][0]
    return {
        **found,
        "extension": [_step("complete" if is_signed else "sign", last["who"], last["when"])],
        "status": "executed" if is_signed else "executable",
        "applies": {"start": calendar.date(one.begins), "end": calendar.date(one.ends)},
        "signer": signers,
    }


def _agreement(code: str, programme: str, parties: list[Organisation]) -> Resource:
    data = base64.b64encode(_TEXT.format(programme=programme).encode()).decode()
    return {
        "resourceType": "Contract",
        "id": f"agreement-{code}",
        "language": LANGUAGE,
        **element("title", put("Samarbejdsaftale: {programme}", programme=both(programme))),
        "authority": [ref(f"Organization/{REGION}")],
        "topicCodeableConcept": concept(OURS + "programme", code) | words(programme),
        "term": [
            {
                "offer": {
                    "party": [
                        {"reference": [ref(one.reference)], "role": words(_PARTS[one.sector])}
                        for one in parties
                    ]
                }
            }
        ],
        "legal": [{"contentAttachment": {"contentType": "text/plain; charset=utf-8", "data": data}}],
    }


def _who(one: Organisation, signed: dict[str, administration.Officer]) -> Resource:
    officer = signed.get(one.id)
    return _management(one) if officer is None else officer.signs


def _management(one: Organisation) -> Resource:
    return {"display": f"Ledelsen, {one.name}"}


def _signer(one: Organisation, who: Resource, when: str) -> Resource:
    return {
        "type": coding(HL7 + "contractsignertypecodes", "COVPTY"),
        "party": ref(one.reference),
        "signature": [{"type": [_SIGNS], "when": when, "who": who}],
    }


def _step(step: str, who: Resource, when: str) -> Resource:
    parts = [
        {"url": "step", "valueCode": step},
        {"url": "by", "valueReference": who},
        {"url": "at", "valueInstant": when},
    ]
    return {"url": OURS + "agreement-step", "extension": parts}
