"""What must hold, what shows that a task is done and when a goal is reached, as a sentence says it rather than as a file writes it. Pure."""

from collections.abc import Callable, Iterable, Mapping

from sharedcare.programmes.forms import form_of
from sharedcare.programmes.telling import band, duration, quoted, said, small, unit_in
from sharedcare.programmes.times import Duration, Share
from sharedcare.programmes.types import Programme, coming, conditions, goals, tasks
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.words import Band, Code, Part

Called = Callable[[str, str], str]
"""What the part with this key, of this list of the file, is called."""

_WORDS = {
    "da": {
        "diagnosis": "diagnose", "level": "niveau", "age": "alder", "years": "år", "female": "kan være kvinde", "male": "kan være mand",
        "takes": "får", "follows": "er også i forløbet", "score": "score af", "done": "er gjort", "reached": "er nået", "last": "af de seneste værdier",
        "within": "inden for", "at-least": "mindst", "times": "gange", "and": "og", "or": "eller", "none": "ikke", "change": "ændring af",
        "since": "siden", "from": "højst", "away": "fra", "prescribed": "ordineret", "of": "af", "dose": "af måldosis af",
        "free": "ikke sket i", "answered": "besvaret", "measured": "målt", "sent": "sendt", "placed": "indplaceret efter",
        "agreed": "aftalt", "accepted": "modtageren har sagt ja", "noted": "der er skrevet et notat", "ticked": "nogen har sagt, at det er gjort",
        "recorded": "det er skrevet under en af opgavens koder, at det er gjort",
        "own": "patienten siger selv, hvornår", "below": "og alt derunder",
        "begins": "begynder", "opens": "kan gøres", "due": "skal være gjort", "taken": "begyndes", "dosed": "får ændret dosis", "found": "stilles", "again": "igen tidligst efter",
    },
    "en": {
        "diagnosis": "diagnosis", "level": "level", "age": "age", "years": "years", "female": "may be female", "male": "may be male",
        "takes": "takes", "follows": "is also in the programme", "score": "score of", "done": "is done", "reached": "is reached", "last": "of the last values",
        "within": "within", "at-least": "at least", "times": "times", "and": "and", "or": "or", "none": "not", "change": "change of",
        "since": "since", "from": "at most", "away": "from", "prescribed": "prescribed", "of": "of", "dose": "of the target dose of",
        "free": "has not happened for", "answered": "answered", "measured": "measured", "sent": "sent", "placed": "put into a level of",
        "agreed": "agreed", "accepted": "the receiver has accepted", "noted": "a note has been written", "ticked": "somebody has said that it is done",
        "recorded": "it is written under one of its codes that it is done",
        "own": "the patient says when", "below": "and all below it",
        "begins": "begins", "opens": "can be done", "due": "is due", "taken": "is begun", "dosed": "has its dose changed", "found": "is made", "again": "again no sooner than after",
    },
}  # fmt: skip
_OF = {"da": "ud af", "en": "of"}


def unit_of(one: Measurement, language: str) -> str:
    """The unit of a measurement as people write it; empty for what is counted, or is a score."""
    return "" if one.unit.startswith("{") else unit_in(one.unit, language)


class InWords:
    """Says conditions of two versions in one language; keys as `called` calls them."""

    def __init__(self, versions: Iterable[Programme], language: str, called: Called) -> None:
        self._language, self._words, self._called = language, _WORDS[language], called
        self._units: dict[str, str] = {}
        self._levels: dict[str, str] = {}
        self._questions: dict[tuple[str, str], str] = {}
        self._answers: dict[tuple[str, str, str], str] = {}
        self._references: dict[str, str] = {}
        for one in versions:
            self._learn(one)

    def _learn(self, one: Programme) -> None:
        language = self._language
        self._units |= {each.key: unit_of(each, language) for each in one.measurements}
        self._references |= {each.key: self._units.get(each.measurement, "") for each in one.references}
        for stratification in one.stratifications:
            self._levels |= {each.key: said(each.title.clinician, language) for each in stratification.levels}
        for questionnaire in one.questionnaires:
            form = form_of(questionnaire)
            for question in form.questions if form is not None else ():
                self._questions[questionnaire.key, question.key] = said(question.text, language)
                for each in question.answers:
                    place = (questionnaire.key, question.key, each.key)
                    self._answers[place] = said(each.text, language)

    def told(self, one: Part) -> str | None:
        """One of them; None for what is no condition."""
        for say in (
            self._of_patient,
            self._of_values,
            self._of_course,
            self._of_several,
            self._of_task,
            self._of_planned,
            self._of_anchor,
            self._of_number,
            self._of_course_of_goal,
        ):
            if (found := say(one)) is not None:
                return found
        return None

    def _of_patient(self, one: Part) -> str | None:
        words, language = self._words, self._language
        match one:
            case conditions.Diagnosed():
                return f"{words['diagnosis']} {self._either(map(self._code, one.codes))}"
            case conditions.Aged():
                return f"{words['age']} {band(one.years, words['years'], language)}"
            case conditions.Sexed():
                return words[one.may_be]
            case conditions.InLevel():
                return f"{words['level']} {self._levels.get(one.level, one.level)}"
            case conditions.Follows():
                return f"{words['follows']} {one.programme}"
            case conditions.Takes():
                return f"{words['takes']} {self._called(one.drugs, 'drugs')}"
        return None

    def _of_values(self, one: Part) -> str | None:
        match one:
            case conditions.Measured():
                return (
                    self._value(one.measurement, one.value)
                    + self._share(one.readings)
                    + self._within(one.within)
                )
            case conditions.Scored():
                return self._score(one.questionnaire, one.score) + self._within(one.within)
            case conditions.Answered():
                place = (one.questionnaire, one.question)
                answers = (
                    quoted(self._answers.get((*place, each), each), self._language) for each in one.answers
                )
                return f"{quoted(self._questions.get(place, one.question), self._language)}: {self._either(answers)}{self._within(one.within)}"
        return None

    def _of_course(self, one: Part) -> str | None:
        words = self._words
        match one:
            case conditions.TaskIsDone():
                return f"{self._called(one.task, 'tasks')} {words['done']}"
            case conditions.GoalIsReached():
                return f"{self._called(one.goal, 'goals')} {words['reached']}"
            case conditions.Happened():
                times = f" {words['at-least']} {one.times} {words['times']}" if one.times > 1 else ""
                return f"{self._event(one.event)}{times}{self._within(one.within)}"
            case conditions.Judged():
                return quoted(said(one.says, self._language), self._language)
            case conditions.Named():
                return self._called(one.condition, "conditions")
        return None

    def _of_several(self, one: Part) -> str | None:
        match one:
            case conditions.AllOf():
                return self.joined(one.of, "and")
            case conditions.AnyOf():
                return self.joined(one.of, "or")
            case conditions.NoneOf():
                return f"{self._words['none']}: {self.joined(one.of, 'or')}"
        return None

    def _of_task(self, one: Part) -> str | None:
        words = self._words
        match one:
            case tasks.FormAnswered():
                return f"{self._called(one.questionnaire, 'questionnaires')} {words['answered']}"
            case tasks.ValueMeasured():
                those = f"{self._all(one.measurements, 'measurements')} {words['measured']}"
                return (
                    those if one.value is None else f"{those} ({self._band_of(one.measurements, one.value)})"
                )
            case tasks.DocumentSent():
                return f"{self._called(one.document, 'documents')} {words['sent']}"
            case tasks.LevelSet():
                return f"{words['placed']} {self._called(one.stratification, 'stratifications')}"
            case tasks.ReferenceSet():
                return f"{self._called(one.reference, 'references')} {words['agreed']}"
            case tasks.GoalsReached():
                return f"{self._all(one.goals, 'goals')} {words['reached']}"
            case tasks.AnyDone():
                return self.joined(one.of, "or")
        plain: Mapping[type[Part], str] = {
            tasks.HandoverAccepted: "accepted",
            tasks.NoteWritten: "noted",
            tasks.Ticked: "ticked",
            tasks.Recorded: "recorded",
        }
        return words[plain[type(one)]] if type(one) in plain else None

    def _of_planned(self, one: Part) -> str | None:
        words = self._words
        match one:
            case coming.WithTask():
                return f"{self._called(one.task, 'tasks')} {words['done']}"
            case coming.WithTaskDue():
                return f"{self._called(one.task, 'tasks')} {words['due']}"
            case coming.WithTaskOpen():
                return f"{self._called(one.task, 'tasks')} {words['opens']}"
        return None

    def _of_anchor(self, one: Part) -> str | None:
        words, language = self._words, self._language
        match one:
            case coming.WithPhase():
                return f"{self._called(one.phase, 'phases')} {words['begins']}"
            case coming.WithDrugs():
                return f"{self._called(one.drugs, 'drugs')} {words['taken']}"
            case coming.WithDose():
                return f"{self._called(one.drugs, 'drugs')} {words['dosed']}"
            case coming.WithDiagnosis():
                return f"{words['diagnosis']} {self._either(map(self._code, one.codes))} {words['found']}"
            case coming.WithConditions():
                told = self.joined(one.conditions, "and")
                again = one.again_after
                return told if again is None else f"{told} ({words['again']} {duration(again, language)})"
        return None

    def _of_number(self, one: Part) -> str | None:
        words, language = self._words, self._language
        match one:
            case goals.ValueIn():
                return self._value(one.measurement, one.value)
            case goals.ScoreIn():
                return self._score(one.questionnaire, one.score)
            case goals.ValueChanged():
                unit = "%" if one.in_ == "percent" else self._units.get(one.measurement, "")
                measured, since = (
                    self._called(one.measurement, "measurements"),
                    self._event(one.since),
                )
                return f"{words['change']} {measured} {band(one.change, unit, language)} {words['since']} {since}"
            case goals.NearReference():
                unit = self._references.get(one.reference, "")
                near = band(Band(at_most=one.distance), unit, language)
                return f"{near} {words['away']} {self._called(one.reference, 'references')}"
        return None

    def _of_course_of_goal(self, one: Part) -> str | None:
        words, language = self._words, self._language
        match one:
            case goals.Prescribed():
                those = self._all(one.drugs, "drugs")
                return f"{words['prescribed']} {words['at-least']} {one.at_least} {words['of']} {those}"
            case goals.Dosed():
                those = self._all(one.drugs, "drugs")
                told = f"{words['at-least']} {one.percent:g} % {words['dose']} {those}"
                if one.at_least is None:
                    return told
                return f"{told} ({words['at-least']} {one.at_least} {words['of']} {len(one.drugs)})"
            case goals.FreeOf():
                return f"{self._event(one.event)} {words['free']} {duration(one.lasts, language)}"
            case goals.TasksDone():
                return f"{self._all(one.tasks, 'tasks')} {words['done']}"
            case goals.InOwnWords():
                return words["own"]
        return None

    def _event(self, key: str) -> str:
        return small(self._called(key, "anchors"))

    def _value(self, measurement: str, value: Band) -> str:
        unit = self._units.get(measurement, "")
        return f"{self._called(measurement, 'measurements')} {band(value, unit, self._language)}"

    def _band_of(self, measurements: tuple[str, ...], value: Band) -> str:
        """A band that several share, in their unit where they have one in common."""
        units = {self._units.get(each, "") for each in measurements}
        return band(value, units.pop() if len(units) == 1 else "", self._language)

    def _score(self, questionnaire: str, score: Band) -> str:
        told = band(score, "", self._language)
        return f"{self._words['score']} {self._called(questionnaire, 'questionnaires')} {told}"

    def _code(self, one: Code) -> str:
        return f"{one.code} {self._words['below']}" if one.below else one.code

    def _share(self, one: Share | None) -> str:
        return "" if one is None else f" ({one.beyond} {_OF[self._language]} {one.of} {self._words['last']})"

    def _within(self, one: Duration | None) -> str:
        return "" if one is None else f" {self._words['within']} {duration(one, self._language)}"

    def _all(self, keys: Iterable[str], name: str) -> str:
        return self._list([self._called(each, name) for each in keys], "and")

    def _either(self, those: Iterable[str]) -> str:
        return self._list(list(those), "or")

    def joined(self, those: Iterable[Part], word: str) -> str:
        """Several in one; of what is itself several, or may be called so, it is shown where it begins and ends."""
        several = (conditions.AllOf, conditions.AnyOf, conditions.NoneOf, conditions.Named)
        told = (
            f"({self.told(each)})" if isinstance(each, several) else str(self.told(each)) for each in those
        )
        return f" {self._words[word]} ".join(told)

    def _list(self, those: list[str], word: str) -> str:
        *first, last = those
        return f"{', '.join(first)} {self._words[word]} {last}" if first else last
