"""Each way in which a file can be wrong is told with its line, in words, and with what to do."""

from datetime import date

import pytest

from sharedcare.programmes.checking import Finding, checked
from tests.unit.programmes.small import SMALL, broken, line_of

TODAY = date(2026, 11, 25)
_WHEN = "day 0 to day 7 after enrolment"
_YELLOW = "yellow: {at-least: 1.0}"
_RULE = "{kind: task-done, task: bandage}"


def test_the_small_programme_has_no_mistakes_and_no_warnings() -> None:
    found = checked(SMALL.encode(), on=TODAY)

    assert found.findings == ()
    assert found.programme is not None
    assert found.programme.key == "sprained-ankle"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        # an unknown key, with the nearest known one
        ("    phase: first", "    fase: first", "    phase: first", "`fase` is not known in entry 1 of `tasks`. Did you mean `phase`?"),
        ("    phase: first", "", "  - key: bandage", "`phase` is missing in entry 1 of `tasks`. Add `phase:`."),
        # what is named and is not there
        ("phase: first", "phase: frist", "phase: first", "There is no `frist` in `phases`. Did you mean `first`?"),
        ("    by: [therapist]", "    by: [doctor]", "    by: [therapist]", "There is no `doctor` in `roles`."),
        ("task: bandage", "task: bandages", "task: bandage", "There is no `bandages` in `tasks`. Did you mean `bandage`?"),
        (_WHEN, "day 0 to day 7 after discharge", _WHEN, "There is no `discharge` in `anchors`."),
        ("sources: [S1]", "sources: [S2]", "sources: [S1]", "There is no `S2` in `sources`."),
        ("schedule: home", "schedule: hom", "schedule: home", "There is no `hom` in `schedules`. Did you mean `home`?"),
        ("target: {kind: value, measurement: weight", "target: {kind: value, measurement: waist", "target: {kind", "There is no `waist`"),
        ("target: {kind: value, measurement: weight, ", "target: {kind: value, ", "target: {kind", "`measurement` is missing in `target`."),
        ("    by: [therapist]", "    by: therapist", "    by: [therapist]", "`by` must be a list. Write `by: [therapist]`."),
        # times
        (_WHEN, "day 7 to day 0 after enrolment", _WHEN, "This window is empty: day 0 is before day 7. Write `day 0 to day 7"),
        (_WHEN, "the first week", _WHEN, "`the first week` is not a time counted from an anchor. Write for example"),
        ("every 2 weeks, ends-with: phase", "every 2 weeks", "repeat:", "This never ends. Add `ends-with: phase`"),
        ("every 2 weeks", "now and then", "repeat:", "`now and then` is not a rhythm. Write for example `every day`"),
        ("every 2 weeks", "every 6 to 4 weeks", "repeat:", "`every 6 to 4 weeks` counts backwards."),
        ("    ends-with: programme\n", "", "  - key: home", "This schedule never ends."),
        ("every day, for: 14 days", "every day", "every day, for", "This step does not say how long it takes"),
        ("every: every day", "every: every 3 weeks", "every: every day", "In 14 days it never comes, every 3 weeks."),
        ("yellow: 7 days", "yellow: 30 days", "overdue:", "Red comes after 21 days already: it is never yellow."),
        # limits
        (_YELLOW, "yellow: {at-least: 3.0}", _YELLOW, "Yellow begins at 3 and red already at 2: it is never yellow."),
        (_YELLOW, "yellow: {at-least: 2}", _YELLOW, "Yellow begins at 2 and red already at 2"),
        (_YELLOW, "yellow: {}", _YELLOW, "This band has no end."),
        ("    by: [patient]\n    schedule", "    possible: {at-least: 20}\n    by: [patient]\n    schedule", "    by: [patient]\n    schedule", "This does not say between which numbers `weight` can be."),
        (_YELLOW, "yellow: {at-least: 1, above: 1}", _YELLOW, "`above` and `at-least` both say where this band ends."),
        (_YELLOW, "yellow:", _YELLOW, "Nothing is written behind `yellow`."),
        ("at-least: 1.0", "at-least: one", _YELLOW, "`at-least` must be a number. Here stands `one`"),
        (_RULE, "{kind: value, measurement: weight, value: {above: 9}, readings: 5 of 5}", "    after:", "A condition looks at the last 4"),
        ("2 of 3", "3 of 2", "readings:", "`3 of 2` can never be."),
        ("goals:\n", "combinations: [{key: c, within: 1 day, says: {da: x, en: y}, action: {citizen: {da: x, en: y}, clinician: {da: x, en: y}}}]\ngoals:\n",
         "goals:", "The combination `c` does not say when it is red. Add `yellows: 2`"),
        # units and codes
        ("unit: kg", "unit: kilo", "unit: kg", "`kilo` is not a unit of UCUM."),
        ("unit: kg", "unit: mmHg", "unit: kg", "`mmHg` is not a unit of UCUM. Did you mean `mm[Hg]`?"),
        ("unit: kg", "unit: /min", "unit: kg", "`/min` does not fit `29463-7`, which is weight in kg."),
        ("code: 29463-7}", "code: 29463-7}, {system: loinc, code: 8867-4}", "codes:", "`8867-4` means pulse, and the other code weight."),
        ("system: loinc", "system: lonic", "codes:", "`lonic` is not known as `system`. Did you mean `loinc`?"),
        # texts
        ("{da: Bind, en: Bandage}", "{da: Bind}", "title: {citizen: {da: Bind", "The English text of `citizen` is missing."),
        ("citizen: {da: Bind, en: Bandage}, ", "", "title: {citizen: {da: Bind", "The wording for the patient is missing in `title`."),
        ("en: Bandage", 'en: " "', "title: {citizen: {da: Bind", "The English text is blank."),
        ("owner: Region of Tests", "owner: 7", "owner:", "`owner` must be a text, and is a number. Put it in quotes."),
        # people
        ("from: 2027-01-01", "from: 2027-02-01", "from: 2027", "Nobody answers for `training` from 2027-01-01 to 2027-01-31."),
        ("from: 2027-01-01", "from: 2026-12-01", "from: 2027", "Two answer for `training` from 2026-12-01 on."),
        ("from: 2027-01-01}", "from: 2027-01-01, until: 2030-01-01}", "    periods:", "Nobody answers for `training` from 2030-01-02 on."),
        ("valid-from: 2026-01-01", "valid-from: 2025-12-01", "from: 2026-01-01, until", "Nobody answers for `training` from 2025-12-01 to 2025-12-31."),
        (", responsibility: training", "", "  - {key: therapist", "The role `therapist` does not say what it answers for."),
        ("[{kind: ticked}]", "[{kind: accepted}]", "  - key: bandage", "`bandage` does not say to whom it hands over."),
        ("[{kind: ticked}]", "[{kind: ticked}]\n    hands-over-to: patient", "[{kind: ticked}]", "`bandage` hands over and is done before"),
        # keys, kinds and circles
        ("key: walk", "key: bandage", "key: walk", "`bandage` stands a second time in `tasks`."),
        ("kind: ticked", "kind: tickled", "kind: ticked", "`tickled` is not known as `kind`. Did you mean `ticked`?"),
        ("[{kind: ticked}]", "[{}]", "kind: ticked", "Entry 1 of `done-when` does not say its kind. Add `kind:` and one of `answered`"),
        ("    phase: first", f"    phase: first\n    after: [{_RULE}]", "    phase: first", "These wait for each other: bandage → bandage."),
        ("[{kind: ticked}]", "[{kind: recorded}]", "[{kind: ticked}]", "`bandage` is done by what is recorded under its codes, and has none. Add `codes:`"),
        ("[{kind: ticked}]", "[{kind: any, of: [{kind: ticked}]}]", "[{kind: ticked}]", "`of` needs"),
        ("valid-from: 2026-01-01", "valid-from: 2026-13-01", "valid-from", "`2026-13-01` is not a date."),
        ("version: 1.0.0", "version: 1.1", "version", "The version `1.1` is not three numbers with dots. Write `version: 1.1.0`"),
        ("version: 1.0.0", "version: 1,1,0", "version", "The version `1,1,0` is not three numbers with dots. Write `version: 1.1.0`"),
        ("version: 1.0.0", "version: 2", "version", "The version `2` is not three numbers with dots. Write `version: 2.0.0`"),
        # as Danes write, and as an editor for letters does
        ("at-least: 1.0", "at-least: 0,5", _YELLOW, "`at-least: 0,5` is written with a comma, which is no decimal sign here. Write `at-least: 0.5`."),
        ("at-least: 1.0", 'at-least: "0,5"', _YELLOW, "`0,5` is written with a comma, which is no decimal sign here. Write `at-least: 0.5`."),
        ("at-least: 1.0", 'at-least: "0.5"', _YELLOW, "`0.5` stands in quotes, and so is a text. Write `at-least: 0.5`."),
        ("at-least: 1.0", "at-least: 1.0 kg", _YELLOW, "`1.0 kg` is a number with more behind it. Write the number alone, `at-least: 1.0`"),
        (_YELLOW, 'yellow: ">= 1,5"', _YELLOW, "`yellow: >= 1,5` is not how a limit is written. Write `yellow: {at-least: 1.5}`."),
        (_YELLOW, "yellow: 1", _YELLOW, "`yellow: 1` does not say on which side of it. Write `yellow: {at-least: 1}` or"),
        ("unit: kg", "unit: centimeter", "unit: kg", "`centimeter` is not a unit of UCUM. Did you mean `cm`?"),
        ("unit: kg", "unit: “KG”", "unit: kg", "`“KG”` is not a unit of UCUM. Did you mean `kg`?"),
        ("unit: kg", "unit: slag/min", "unit: kg", "`slag/min` is not a unit of UCUM. Did you mean `/min`?"),
        ("key: rise", "key: “rise”", "key: rise", "`“rise”` stands in curly quotes. Write `key: rise`."),
        ("unit: kg", "enhed: kg", "unit: kg", "`enhed` is not known in entry 1 of `measurements`. Did you mean `unit`?"),
        ("{da: Bind, en: Bandage}", "{da: Bind, en: Bandage, both feet}", "title: {citizen: {da: Bind", 'The text of `en` in `citizen` is cut off at its comma. Put it in quotes: `en: "Bandage, both feet"`.'),
        ("    phase: first", "    phase: first\n    shown-to-patient: yes", "    phase: first", "`shown-to-patient: yes` is a word. Write `shown-to-patient: true`, without quotes."),
        ("key: bandage", "key: The Bandage", "key: bandage", "`The Bandage` cannot be used as `key`. Write small letters"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_its_line_with_what_to_do(old: str, new: str, line: str, says: str) -> None:
    found = checked(broken(old, new), on=TODAY)

    assert found.programme is None
    told = [each for each in found.findings if not each.is_warning]
    assert any(_sentence(each).startswith(says) for each in told), [_sentence(each) for each in told]
    shift = int(new.startswith("    phase: first\n"))
    assert line_of(line) + shift in {each.place.line for each in told if _sentence(each).startswith(says)}


def test_a_code_that_two_measurements_claim_is_a_mistake() -> None:
    start = SMALL.index("  - key: weight")
    twin = SMALL[start : SMALL.index("goals:")].replace("key: weight", "key: weight.clinic")

    found = checked(SMALL.replace("goals:", f"{twin}goals:").encode(), on=TODAY)

    assert [each.says for each in found.findings] == ["`29463-7` is a code of `weight` too."]


def test_tasks_that_wait_for_each_other_are_told_as_the_circle_they_are() -> None:
    text = broken("    phase: first", "    phase: first\n    after: [{kind: task-done, task: walk}]")

    found = checked(text, on=TODAY)

    assert [_sentence(each) for each in found.findings] == [
        "These wait for each other: bandage → walk → bandage. Take one of them out of the other's `after`."
    ]


def test_a_circle_is_seen_through_a_condition_that_has_a_name() -> None:
    named = "conditions: [{key: walked, title: {da: Går, en: Walks}, holds: {kind: task-done, task: walk}}]\n"
    text = broken("    phase: first", "    phase: first\n    after: [{kind: condition, condition: walked}]")

    found = checked(text.replace(b"phases:", f"{named}phases:".encode()), on=TODAY)

    assert [each.says for each in found.findings] == ["These wait for each other: bandage → walk → bandage."]


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("{kind: sex, may-be: female}", ""),
        ("{kind: condition, condition: she}", "{kind: all, of: [{kind: sex, may-be: female}]}"),
    ],
)
def test_a_sex_that_is_denied_is_told_with_the_other_one_to_write(inside: str, named: str) -> None:
    text = broken("    phase: first", f"    phase: first\n    after: [{{kind: none, of: [{inside}]}}]")
    if named:
        she = f"conditions: [{{key: she, title: {{da: Hun, en: She}}, holds: {named}}}]\n"
        text = text.replace(b"phases:", f"{she}phases:".encode())

    found = checked(text, on=TODAY)

    assert [_sentence(each) for each in found.findings] == [
        "Inside `none` a sex fails where the record does not tell it: female. Take it out of `none`, and write `may-be: male` beside it."
    ]
    assert "kind: none" in text.decode().splitlines()[found.findings[0].place.line - 1]


def test_a_condition_that_needs_itself_is_told() -> None:
    named = "conditions: [{key: a, title: {da: A, en: A}, holds: {kind: none, of: [{kind: condition, condition: a}]}}]"

    found = checked(broken("phases:", f"{named}\nphases:"), on=TODAY)

    assert [each.says for each in found.findings] == ["These wait for each other: a → a."]


def test_a_task_that_has_another_way_to_begin_waits_in_no_circle() -> None:
    either = "{kind: any, of: [{kind: task-done, task: walk}, {kind: event, event: enrolment}]}"

    found = checked(broken("    phase: first", f"    phase: first\n    after: [{either}]"), on=TODAY)

    assert found.findings == ()


def test_all_mistakes_are_told_at_once_also_those_beside_a_part_that_is_unreadable() -> None:
    text = broken("    by: [therapist]", "    by: []").decode()
    text = text.replace("unit: kg", "unit: kilo").replace("owner:", "ovner:").replace("2 of 3", "3 of 2")

    told = [_sentence(each) for each in checked(text.encode(), on=TODAY).findings]

    for says in ("`by` needs at least 1 entry", "`ovner` is not known in the file. Did you mean `owner`?"):
        assert any(says.lower() in each.lower() for each in told), says


def test_what_is_sound_is_judged_although_a_task_beside_it_is_not() -> None:
    text = broken("    by: [therapist]", "    by: []").decode().replace("unit: kg", "unit: kilo")

    told = [_sentence(each) for each in checked(text.encode(), on=TODAY).findings]

    assert any(each.startswith("`by` needs at least 1 entry") for each in told)
    assert any(each.startswith("`kilo` is not a unit") for each in told)
    assert not any("no `bandage`" in each for each in told), "It is there, though it cannot be read."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("valid-until: 2030-01-01", "valid-until: 2026-11-24", "The source `S1` expired on 2026-11-24; 1 part rests on it."),
        ("code: 29463-7", "code: 29463-X", "The loinc code `29463-X` is not known here."),
        ("profession: physiotherapist", "profession: fysioterapeut", "Nobody here has the profession `fysioterapeut`, so that nobody is found for `therapist`. Did you mean `physiotherapist`?"),
        ("profession: physiotherapist", "profession: xyz", "Nobody here has the profession `xyz`, so that nobody is found for `therapist`. Write one of `doctor`"),
        ("at-most: 80}}", "at-most: 80}}\n    valid-until: 2026-01-01", "The goal `lighter` should have been looked at anew"),
    ],
)  # fmt: skip
def test_what_should_be_looked_at_is_a_warning_and_the_programme_can_be_used(
    old: str, new: str, says: str
) -> None:
    found = checked(broken(old, new), on=TODAY)

    assert [each.is_warning for each in found.findings] == [True]
    assert _sentence(found.findings[0]).startswith(says)
    assert found.programme is not None


_LAST = "          - {key: yes, text: {da: Ja, en: Yes}, finding: yellow}\n"
_LATER = """\
      - key: where
        text: {da: Hvor?, en: Where?}
        asked-if: [{kind: answer, questionnaire: pain, question: %s, answers: [yes]}]
        answers: [{key: yes, text: {da: Her, en: Here}}, {key: no, text: {da: Der, en: There}}]
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("key: pain", "key: who-5", "`who-5` is in the library, with its questions. Remove the questions here"),
        ("licence: bundled", "licence: score-only", "Of `pain` only the score is entered, so its text must not stand here."),
        ("key: now", "key: score", "A question cannot be called `score`: the score is. Give it another key."),
        (_LAST, _LAST + _LATER % "where", "Whether `where` is asked does not follow from answers before it."),
    ],
)  # fmt: skip
def test_questions_stand_where_they_may_and_hang_on_what_comes_before(old: str, new: str, says: str) -> None:
    found = checked(broken(old, new), on=TODAY)

    assert any(_sentence(each).startswith(says) for each in found.findings), found.findings


def test_a_question_that_hangs_on_one_before_it_is_fine() -> None:
    assert checked(broken(_LAST, _LAST + _LATER % "now"), on=TODAY).findings == ()


@pytest.mark.parametrize(
    ("licence", "is_warning", "says"),
    [
        ("bundled", False, "`pain` is bundled, and neither the library nor this file has its questions."),
        ("bring-your-own", True, "The text of `pain` does not come with the programme."),
    ],
)
def test_a_text_that_is_nowhere_is_told(licence: str, is_warning: bool, says: str) -> None:
    text = SMALL[: SMALL.index("    questions:")].replace("licence: bundled", f"licence: {licence}")

    (found,) = checked(text.encode(), on=TODAY).findings

    assert (found.is_warning, found.says) == (is_warning, says)


def test_a_questionnaire_of_the_library_is_named_by_its_key_and_licence() -> None:
    text = SMALL[: SMALL.index("    questions:")].replace("key: pain", "key: cat")

    assert [each.says for each in checked(text.encode(), on=TODAY).findings] == [
        "The library has `cat` as score-only."
    ]


def test_a_source_stands_on_its_last_day() -> None:
    found = checked(broken("valid-until: 2030-01-01", "valid-until: 2026-11-25"), on=TODAY)

    assert found.findings == ()


def _sentence(found: Finding) -> str:
    return f"{found.says} {found.remedy}"
