"""What was sent from a questionnaire's form, understood. Pure."""

from collections.abc import Mapping

from sharedcare.programmes.forms import Form


def answers_in(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    """The answers that can be chosen; anything else was not sent by the page, and is as if it had not been sent."""
    choices = {one.key: {each.key for each in one.answers} for one in form.questions}
    found = {key: sent.get(f"q.{key}", "") for key in choices}
    return {key: answer for key, answer in found.items() if answer in choices[key]}
