"""Validate: what is wrong with a resource, without storing it. https://hl7.org/fhir/R4/resource-operation-validate.html

It touches nobody's record, so a token of any scope will do.
"""

from sharedcare.api import outcome
from sharedcare.api.call import Call, Reply
from sharedcare.api.sent import resource_or_parameter
from sharedcare.records.validation import problems


def validate(call: Call) -> Reply:
    """200 with an OperationOutcome that lists every problem, or says that there is none."""
    document = resource_or_parameter(call)
    found = outcome.problems(problems(document.tree))
    if "type" in call.place and document.type != call.type:
        text = f"The resource's type is not {call.type}, which the address names."
        found.append(outcome.issue("error", "invalid", text))
    fine = outcome.issue(
        "information", "informational", "All is well: nothing breaks a rule that is checked here."
    )
    return Reply(200, outcome.outcome(found or [fine]))
