"""By what findings are one matter: what a rule finds again and again is one to whoever looks at it, not one for each value; and
what was answered in one questionnaire is one, not one for each answer. Pure."""

from collections.abc import Mapping
from typing import Any

from sharedcare.kernel.ids import key64

ANSWERED = "urn:sharedcare:answered"
_RULE = "urn:sharedcare:rule"
_NAMED = "urn:sharedcare:finding"
_RESPONSE = "QuestionnaireResponse/"
_PARTS = 4


def rule_of(finding: Mapping[str, Any]) -> str:
    """What a finding (a DetectedIssue) was found by; of one that does not say so, what it is about and how much it presses."""
    for one in finding.get("extension", ()):
        if one.get("url") == _RULE:
            return str(one.get("valueCanonical", ""))
    codings = finding.get("code", {}).get("coding", ())
    code = next((str(one["code"]) for one in codings if one.get("code")), "")
    return f"{code}:{finding.get('severity', '')}" if code else ""


def topic_of(finding: Mapping[str, Any]) -> int:
    """The key of the matter: of the rule of a programme, in whatever version; 0 for what no such rule has found."""
    programme, _, named = rule_of(finding).partition("|")
    rule = named.partition("#")[2]
    return key64(f"{programme}#{rule}") if rule else 0


def matter_of(finding: Mapping[str, Any]) -> int:
    """The same, where all that the answers to one questionnaire are found for is one matter, whenever it was answered, and by whichever
    programme they are judged: whoever acts on one of them speaks with the patient of all."""
    questionnaire, _ = answer_of(finding)
    return key64(f"answers#{questionnaire}") if questionnaire else topic_of(finding)


def sign_of(finding: Mapping[str, Any]) -> int:
    """The key of what it says: of an answer the question, which is one however many programmes judge the answer; else as `topic_of`."""
    questionnaire, question = answer_of(finding)
    return key64(f"answers#{questionnaire}:{question}") if questionnaire else topic_of(finding)


def answers_of(finding: Mapping[str, Any]) -> str:
    """The answers that it was found for, by their reference; empty for what is found of something else."""
    found = (str(one.get("reference", "")) for one in finding.get("implicated", ()))
    return next((one for one in found if one.startswith(_RESPONSE)), "")


def answer_of(finding: Mapping[str, Any]) -> tuple[str, str]:
    """Which question of which questionnaire was answered, by their keys: as a finding says it whose programme counts the answer to another
    programme's question as one of its own, else as its identifier does: `<programme>:<questionnaire>:<question>:<answers>`."""
    if not answers_of(finding):
        return "", ""
    for one in finding.get("extension", ()):
        if one.get("url") == ANSWERED:
            questionnaire, _, question = str(one.get("valueString", "")).partition(":")
            return questionnaire, question
    names = (
        str(one.get("value", "")) for one in finding.get("identifier", ()) if one.get("system") == _NAMED
    )
    parts = next(names, "").split(":")
    return (parts[1], parts[2]) if len(parts) == _PARTS else ("", "")
