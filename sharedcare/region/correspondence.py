"""Who has written what to whom: letters that fit somebody's programmes, spread over the last months."""

from sharedcare.region.calendar import At
from sharedcare.region.entries.words import message, note
from sharedcare.region.life import Life
from sharedcare.region.phrases.letters import BETWEEN, FROM_PATIENT, FROM_RELATIVE, NOTES, Letter
from sharedcare.region.staff import Worker

_LEADS = {
    "heart-failure": "heart_nurse",
    "ischaemic-heart-disease": "rehabilitation_nurse",
    "copd": "lung_nurse",
    "type-2-diabetes": "practice_nurse",
}


def correspondence(life: Life, relative: str | None) -> None:
    """Three to a dozen of them; the newest from the patient may still be unread."""
    chance, patient = life.chance, life.chart.citizen.reference
    asked = _some(life, FROM_PATIENT, chance.randint(1, 4))
    days = sorted(_day(life, letter) for letter in asked)
    for number, (letter, day) in enumerate(zip(asked, days, strict=True)):
        _ask(life, letter, day, by=patient, waits=number == len(asked) - 1 and day > -4)
    if relative is not None and chance.random() < 0.6:
        letter = chance.choice(FROM_RELATIVE)
        _ask(life, letter, min(_day(life, letter), -2), by=relative, waits=False)
    for letter in _some(life, NOTES, chance.randint(2, 4)):
        day = min(life.workday(_day(life, letter)), -1)
        at = At(day, 9 + chance.randrange(6), chance.randrange(60))
        text = letter.text.replace("{n}", life.chart.citizen.given)
        note(life.chart, letter.topic, text, at, by=_writer(life, letter).reference)
    for letter in _some(life, BETWEEN, chance.randint(0, 2)):
        day, lead, doctor = (
            min(life.workday(_day(life, letter)), -1),
            _lead(life, letter),
            life.hands.doctor,
        )
        if lead is not doctor:
            read = None if day > -3 else _next_morning(life, day)
            message(
                life.chart, letter.topic, letter.text, At(day, 12, 40), by=lead.reference, to=[doctor.reference], read=read
            )  # fmt: skip


def _ask(life: Life, letter: Letter, day: int, *, by: str, waits: bool) -> None:
    """A question, and what was written back the next working day unless it still waits."""
    who, morning = _lead(life, letter), _next_morning(life, day)
    at = At(day, life.chance.randint(7, 21), life.chance.randrange(60))
    message(
        life.chart, letter.topic, letter.text, at, by=by, to=[who.reference], read=None if waits else morning
    )
    if letter.answer and not waits:
        sent = morning.later(25)
        message(
            life.chart, f"Sv: {letter.topic}", letter.answer, sent, by=who.reference, to=[by], read=sent.later(60)
        )  # fmt: skip


def _day(life: Life, letter: Letter) -> int:
    """A day since the programme began that it is about, in the last eight months."""
    begins = life.starts.get(letter.fits, life.began)
    return life.chance.randint(min(max(begins + 6, -240), -2), -1)


def _some(life: Life, letters: tuple[Letter, ...], many: int) -> list[Letter]:
    fitting = [one for one in letters if not one.fits or one.fits in life.conditions]
    return life.chance.sample(fitting, min(many, len(fitting)))


def _lead(life: Life, letter: Letter) -> Worker:
    """Whom one writes to about it: the programme's nurse while she is on the team, else the practice's."""
    programme = letter.fits or next(iter(life.conditions), "")
    found = getattr(life.hands, _LEADS.get(programme, "doctor"))
    assert isinstance(found, Worker)  # noqa: S101 - for the type checker
    return found if found.reference in life.members else life.hands.practice_nurse


def _writer(life: Life, letter: Letter) -> Worker:
    if letter.topic in ("Kompression", "Hjemmebesøg", "Nødkald", "Falder til i dagligdagen"):
        return life.hands.home_nurse
    if letter.topic in ("Status midtvejs", "Angst ved anstrengelse"):
        return life.hands.physiotherapist
    return life.hands.dietitian if letter.topic in ("Kost", "Vægt og mad") else _lead(life, letter)


def _next_morning(life: Life, day: int) -> At:
    return At(life.workday(day + 1), 8, 10 + life.chance.randrange(40)) if day < -1 else At(0, 8, 5)
