"""A finding as a DetectedIssue, both ways (docs/reference/resources.md). Pure."""

from sharedcare.care.elements import (
    OURS,
    Tree,
    extensions,
    identifier,
    moment,
    text_of,
)
from sharedcare.care.findings.matters import ANSWERED
from sharedcare.care.findings.types import Finding
from sharedcare.programmes.fhir.words import coding, element, extension
from sharedcare.programmes.judging.types import Colour, Judgement
from sharedcare.programmes.telling import sentence
from sharedcare.programmes.types.words import Text

_SEVERITY = {Colour.RED: "high", Colour.YELLOW: "moderate", Colour.MISSING: "low"}
_WRITTEN = ("limit-said", "rule", "recommended", "citizen-text", "at-once", "ask-again", "answered")
"""The extensions that judging writes; the others are what people have done with the finding."""
_LONGEST = 1000


def issue(one: Judgement, *, patient: str) -> Tree:
    """The DetectedIssue of a judgement; `patient` is a reference."""
    tree: Tree = {
        "resourceType": "DetectedIssue",
        "language": "da",
        "extension": list(_extensions(one)),
        "identifier": [{"system": OURS + "finding", "value": one.key}],
        "status": "preliminary",
        "code": {
            "coding": [{"system": OURS + "finding-kind", "code": _kind(one)}, *_measured(one)],
            **element("text", one.says),
        },
        "patient": {"reference": patient},
        "identifiedDateTime": one.at.isoformat(timespec="seconds"),
        **element("detail", _detail(one)),
    }
    if one.colour in _SEVERITY:
        tree["severity"] = _SEVERITY[one.colour]
    if one.id:
        tree["implicated"] = [{"reference": one.id}]
    if one.evidence:
        tree["evidence"] = [{"detail": [{"reference": each} for each in one.evidence]}]
    return tree


def rejudged(tree: Tree, anew: Tree) -> Tree:
    """A finding that stands, saying what judging says now; what people have done with it stays. What has become red is put off
    no longer: it was put off as something less."""
    is_graver = anew.get("severity") == "high" and tree.get("severity") != "high"
    over = _OF_JUDGING | {_SNOOZED} if is_graver else _OF_JUDGING
    kept = [each for each in tree.get("extension", ()) if each["url"] not in over]
    rest = {key: value for key, value in anew.items() if key != "extension"}
    gone = {"severity", "implicated", "evidence", "mitigation"} - rest.keys()
    stays = {key: value for key, value in tree.items() if key not in gone}
    return stays | rest | {"extension": [*anew["extension"], *kept]}


def closed(tree: Tree, because: Text) -> Tree:
    """A finding that judging takes back, with the reason."""
    kept = [each for each in tree.get("extension", ()) if each["url"] not in (_CLOSED, _ASK)]
    return tree | {"status": "cancelled", "extension": [*kept, extension(OURS + "closed-because", because)]}


def finding(tree: Tree, version: int) -> Finding:
    """What a DetectedIssue says."""
    return Finding(
        id=tree["id"],
        version=version,
        key=identifier(tree, "finding") or "",
        at=moment(tree.get("identifiedDateTime")),
        status=tree.get("status", ""),
        of=tuple(each["reference"] for each in tree.get("implicated", ()) if "reference" in each),
        severity=tree.get("severity", ""),
        rule=next((each.get("valueCanonical", "") for each in extensions(tree, "rule")), ""),
        detail=text_of(tree, "detail"),
        closed=next(extensions(tree, "closed-because"), None) is not None,
        tree=tree,
    )


def _extensions(one: Judgement) -> list[Tree]:
    programme = one.programme
    address = f"{OURS}programme:{programme.key}|{programme.version}#{one.rule.replace(':', '.')}"
    told: list[Tree] = [{"url": OURS + "rule", "valueCanonical": address}]
    if one.limit is not None:
        told.append(extension(OURS + "limit-said", one.limit))
    if one.action is not None:
        told.append(extension(OURS + "recommended", one.action.clinician))
        told.append(extension(OURS + "citizen-text", one.action.citizen))
    if one.at_once is not None:
        told.append(extension(OURS + "at-once", one.at_once))
    if one.answered:
        told.append({"url": ANSWERED, "valueString": one.answered})
    if one.ask_again is not None:
        parts: list[Tree] = [{"url": "until", "valueInstant": one.ask_again.isoformat(timespec="seconds")}]
        if one.technique is not None:
            parts.append({"url": "technique", **element("valueString", one.technique)})
        told.append({"url": OURS + "ask-again", "extension": parts})
    return told


def _detail(one: Judgement) -> Text:
    """The sentence that says why: what was found, and why it matters."""
    parts = [one.says] if one.because is None else [one.says, one.because]
    return Text(
        da=" ".join(sentence(each.da) for each in parts)[:_LONGEST],
        en=" ".join(sentence(each.en) for each in parts)[:_LONGEST],
    )


def _kind(one: Judgement) -> str:
    if one.colour is Colour.NOT_JUDGED:
        return "not-judged"
    return "missing" if one.rule.endswith(":missing") else one.rule.partition(":")[0]


def _measured(one: Judgement) -> list[Tree]:
    """The codes of what was measured, by which lists and curves find the values; of answers and combinations there are none."""
    key = one.rule.partition(":")[0]
    codes = (code for each in one.programme.measurements if each.key == key for code in each.codes)
    return [coding(code) for code in codes]


_CLOSED, _ASK = OURS + "closed-because", OURS + "ask-again"
_SNOOZED = OURS + "snoozed"
_OF_JUDGING = frozenset({_CLOSED, *(OURS + name for name in _WRITTEN)})
