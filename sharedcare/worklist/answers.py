"""What a patient answered, question by question, as the answers were stored. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sharedcare.overview.chart import Chart
from sharedcare.overview.fhir.elements import Tree, moment
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.types import NOTHING, Party, Ref, Text

_NUMBERS = ("valueInteger", "valueDecimal")
_TEXTS = ("valueString", "valueDate", "valueDateTime", "valueTime", "valueUri")
_NO_ANSWER = ("entered-in-error", "in-progress")
"""Withdrawn, or begun by the patient and not sent yet."""
_YES, _NO = Text("Ja", "da", (("en", "Yes"),)), Text("Nej", "da", (("en", "No"),))


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers to a questionnaire: each question with what was answered, and how the page that shows their source is reached. `by` is
    who wrote down what the patient answered, where somebody did."""

    title: Text
    at: datetime
    ref: Ref
    given: tuple[tuple[Text, Text], ...]
    by: Party | None = None


def answers(chart: Chart, *, since: datetime) -> list[Answered]:
    """The questionnaires that were answered since then, as the chart has them."""
    found = []
    for leaf in chart.all("QuestionnaireResponse"):
        at = moment(leaf.tree.get("authored"), chart.zone)
        beside = leaf.tree.get("_questionnaire") or {}
        title = next((written(one, "valueString", leaf.tree) for one in beside.get("extension", ())), None)
        if at is not None and at >= since and leaf.tree.get("status") not in _NO_ANSWER:
            named = title or Text(str(leaf.tree.get("questionnaire", "")))
            by = _with(leaf.tree)
            found.append(
                Answered(
                    named, at, leaf.ref, tuple(_given(leaf.tree, leaf.tree)), chart.party(by) if by else None
                )
            )
    return found


def _with(tree: Tree) -> Tree | None:
    """Who at work wrote it down for somebody else, as a Reference."""
    author, source = tree.get("author") or {}, tree.get("source") or {}
    is_staff = str(author.get("reference", "")).startswith("PractitionerRole/")
    return author if is_staff and source and source.get("reference") != author.get("reference") else None


def _given(node: Tree, tree: Tree) -> Iterator[tuple[Text, Text]]:
    """Questions and answers in the order of the form, those within groups and below answers too."""
    for item in node.get("item") or ():
        several = item.get("answer") or ()
        question = written(item, "text", tree) or Text(str(item.get("linkId", "")))
        for answer in several:
            if words := _answer(answer, tree):
                yield question, words
            yield from _given(answer, tree)
        yield from _given(item, tree)


def _answer(answer: Tree, tree: Tree) -> Text:
    if "valueBoolean" in answer:
        return _YES if answer["valueBoolean"] else _NO
    if coding := answer.get("valueCoding"):
        return said({"coding": [coding]}, tree)
    if quantity := answer.get("valueQuantity"):
        return Text(" ".join(_parts(quantity, ("value", "unit"))))
    number = next(iter(_parts(answer, _NUMBERS)), "")
    if number:
        return Text(number, "da", (("en", number.replace(",", ".")),))
    return next((written(answer, name, tree) for name in _TEXTS if name in answer), NOTHING)


def _parts(holder: Tree, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        value = holder.get(name)
        if value is not None:
            yield f"{value:g}".replace(".", ",") if isinstance(value, int | float) else str(value)
