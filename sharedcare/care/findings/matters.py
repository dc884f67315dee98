"""By what findings are one matter: what a rule finds again and again is one to whoever looks at it, not one for each value. Pure."""

from collections.abc import Mapping
from typing import Any

from sharedcare.kernel.ids import key64

_RULE = "urn:sharedcare:rule"


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
