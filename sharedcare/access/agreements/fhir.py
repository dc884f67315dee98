"""Agreements as FHIR R4 Contract. Pure. docs/reference/resources.md has the form."""

import base64
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from sharedcare.access.agreements.types import Agreement, Made, Paper, Party, Signature, Stage, Step, Terms
from sharedcare.access.grants.fhir import PROGRAMME

STEP, FOLLOWS = "urn:sharedcare:agreement-step", "urn:sharedcare:follows"
SHA256, SIZE = "urn:sharedcare:sha-256", "urn:sharedcare:size"
_SIGNS = {
    "system": "urn:iso-astm:E1762-95:2013",
    "code": "1.2.840.10065.1.12.1.7",
    "display": "Consent Signature",
}
_SIGNER = {"system": "http://terminology.hl7.org/CodeSystem/contractsignertypecodes", "code": "COVPTY"}
_PLAIN = "text/plain; charset=utf-8"
_OURS = frozenset(
    [
        "resourceType",
        "id",
        "meta",
        "extension",
        "status",
        "authority",
        "title",
        "topicCodeableConcept",
        "applies",
        "expirationType",
        "term",
        "signer",
        "legal",
    ]
)
Tree = dict[str, Any]


def contract(agreement: Agreement, zone: tzinfo) -> Tree:
    """An agreement as it is stored."""
    terms = agreement.terms
    follows = {"url": FOLLOWS, "valueReference": {"reference": f"Contract/{agreement.follows}"}}
    party = [_party(one) for one in terms.parties]
    tree: Tree = {
        "resourceType": "Contract",
        "id": agreement.id,
        "extension": [
            _step(agreement.made),
            *([follows] if agreement.follows else []),
            *agreement.rest.get("extension", ()),
        ],
        "status": agreement.stage.value,
        "authority": [_organization(agreement.keeper)] if agreement.keeper else [],
        "title": terms.title,
        "topicCodeableConcept": _programme(terms) if terms.programme else {},
        "applies": _applies(agreement, zone),
        "expirationType": {"text": agreement.reason} if agreement.reason else {},
        "term": [{"offer": {"party": party}}] if party else [],
        "signer": [_signer(one) for one in agreement.signatures],
        "legal": _legal(terms),
    }
    return {**agreement.rest, **{name: value for name, value in tree.items() if value}}


def agreement(tree: Mapping[str, Any], *, version: int, updated: datetime, zone: tzinfo) -> Agreement:
    """A Contract as people read it, whoever has written it."""
    applies = tree.get("applies", {})
    end = str(applies.get("end", ""))
    follows = _extension(tree, FOLLOWS)
    keeper: Mapping[str, Any] = next(iter(tree.get("authority", ())), {})
    return Agreement(
        id=str(tree.get("id", "")),
        version=version,
        stage=_stage(str(tree.get("status", ""))),
        terms=_terms(tree, zone),
        signatures=tuple(_signatures(tree)),
        keeper=_id(keeper),
        follows=_id(follows.get("valueReference", {})),
        ended_at=datetime.fromisoformat(end) if "T" in end else None,
        reason=str(tree.get("expirationType", {}).get("text", "")),
        made=_made(tree, updated),
        rest=_rest(tree),
    )


def _rest(tree: Mapping[str, Any]) -> Tree:
    rest = {name: value for name, value in tree.items() if name not in _OURS}
    others = [one for one in tree.get("extension", ()) if one.get("url") not in (STEP, FOLLOWS)]
    return {**rest, **({"extension": others} if others else {})}


def _programme(terms: Terms) -> Tree:
    coding = {"system": PROGRAMME, "code": terms.programme}
    return {"coding": [coding], "text": terms.programme_text or terms.programme}


def _applies(agreement: Agreement, zone: tzinfo) -> Tree:
    terms = agreement.terms
    end = terms.until.isoformat() if terms.until else ""
    if agreement.ended_at is not None:
        end = agreement.ended_at.astimezone(zone).isoformat()
    return {
        **({"start": terms.since.isoformat()} if terms.since else {}),
        **({"end": end} if end else {}),
    }


def _step(made: Made) -> Tree:
    parts: list[Tree] = [
        {"url": "step", "valueCode": made.step or Step.DRAFT},
        {"url": "by", "valueReference": _somebody(made.role, made.name)},
        {"url": "at", "valueInstant": made.at.isoformat()},
    ]
    if made.note:
        parts.append({"url": "note", "valueString": made.note})
    return {"url": STEP, "extension": parts}


def _somebody(role: str, name: str) -> Tree:
    """A person in their role; whoever runs the platform has none."""
    return {**({"reference": f"PractitionerRole/{role}"} if role else {}), "display": name}


def _party(one: Party) -> Tree:
    return {
        "reference": [_organization(one.organization, one.name)],
        "role": {"text": one.part or "\N{EN DASH}"},
    }


def _signer(one: Signature) -> Tree:
    when = {"when": one.at.isoformat()} if one.at else {}
    return {
        "type": _SIGNER,
        "party": _organization(one.organization),
        "signature": [{"type": [_SIGNS], **when, "who": _somebody(one.role, one.name)}],
    }


def _legal(terms: Terms) -> list[Tree]:
    """The text lies in the Contract; the document, which is large, is referred to by what it is known again by."""
    found: list[Tree] = []
    if terms.text:
        data = base64.b64encode(terms.text.encode()).decode()
        title = {"title": terms.title} if terms.title else {}
        found.append({"contentAttachment": {"contentType": _PLAIN, "data": data, **title}})
    if (paper := terms.paper) is not None:
        known = [
            {"url": SHA256, "valueString": paper.sha256},
            {"url": SIZE, "valueUnsignedInt": paper.size},
        ]
        reference = {"reference": f"DocumentReference/{paper.id}", "display": paper.name}
        found.append({"contentReference": {"extension": known, **reference}})
    return found


def _organization(id: str, name: str = "") -> Tree:
    return {"reference": f"Organization/{id}", **({"display": name} if name else {})}


def _stage(status: str) -> Stage:
    """R4 has more states than we use: what says that it is over is over, what is not agreed is a draft."""
    if status in tuple(Stage):
        return Stage(status)
    return Stage.ENDED if status in ("terminated", "entered-in-error", "disputed") else Stage.DRAFT


def _terms(tree: Mapping[str, Any], zone: tzinfo) -> Terms:
    topic = tree.get("topicCodeableConcept", {})
    codes = (one.get("code", "") for one in topic.get("coding", ()) if one.get("system") == PROGRAMME)
    programme = str(next(codes, ""))
    applies = tree.get("applies", {})
    return Terms(
        title=str(tree.get("title", "")),
        programme=programme,
        programme_text=str(topic.get("text", programme)),
        parties=tuple(_parties(tree)),
        since=_day(applies.get("start"), zone),
        until=_day(applies.get("end"), zone),
        text=_text(tree),
        paper=_paper(tree),
    )


def _parties(tree: Mapping[str, Any]) -> Iterable[Party]:
    for term in tree.get("term", ()):
        for one in term.get("offer", {}).get("party", ()):
            part = str(one.get("role", {}).get("text", ""))
            for reference in one.get("reference", ()):
                name = str(reference.get("display", ""))
                yield Party(_id(reference), "" if part == "\N{EN DASH}" else part, name)


def _signatures(tree: Mapping[str, Any]) -> Iterable[Signature]:
    for one in tree.get("signer", ()):
        signature: Mapping[str, Any] = next(iter(one.get("signature", ())), {})
        who = signature.get("who", {})
        when = signature.get("when")
        yield Signature(
            organization=_id(one.get("party", {})),
            role=_id(who),
            name=str(who.get("display", "")),
            at=datetime.fromisoformat(when) if when else None,
        )


def _made(tree: Mapping[str, Any], updated: datetime) -> Made:
    parts = {one.get("url"): one for one in _extension(tree, STEP).get("extension", ())}
    step = parts.get("step", {}).get("valueCode")
    who = parts.get("by", {}).get("valueReference", {})
    return Made(
        step=Step(step) if step in tuple(Step) else None,
        role=_id(who),
        name=str(who.get("display", "")),
        at=datetime.fromisoformat(at) if (at := parts.get("at", {}).get("valueInstant")) else updated,
        note=str(parts.get("note", {}).get("valueString", "")),
    )


def _text(tree: Mapping[str, Any]) -> str:
    for one in tree.get("legal", ()):
        document = one.get("contentAttachment", {})
        if document.get("data") and str(document.get("contentType", "")).startswith("text/plain"):
            return base64.b64decode(document["data"]).decode(errors="replace")
    return ""


def _paper(tree: Mapping[str, Any]) -> Paper | None:
    for one in tree.get("legal", ()):
        reference = one.get("contentReference", {})
        sha256 = _extension(reference, SHA256).get("valueString")
        if sha256 and str(reference.get("reference", "")).startswith("DocumentReference/"):
            size = int(_extension(reference, SIZE).get("valueUnsignedInt", 0))
            return Paper(_id(reference), str(reference.get("display", "")), size, str(sha256))
    return None


def _day(moment: Any, zone: tzinfo) -> date | None:
    if not isinstance(moment, str) or len(moment) < 10:
        return None
    if "T" in moment:
        return datetime.fromisoformat(moment).astimezone(zone).date()
    return date.fromisoformat(moment)


def _id(reference: Mapping[str, Any]) -> str:
    return str(reference.get("reference", "")).rpartition("/")[2]


def _extension(tree: Mapping[str, Any], url: str) -> Mapping[str, Any]:
    return next((one for one in tree.get("extension", ()) if one.get("url") == url), {})
