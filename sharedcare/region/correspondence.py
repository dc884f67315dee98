"""Who has written what to whom: letters that fit somebody's programmes, spread over the last months."""

from sharedcare.region.calendar import At
from sharedcare.region.entries.words import message, note
from sharedcare.region.life import Life
from sharedcare.region.phrases.letters import BETWEEN, FROM_PATIENT, FROM_RELATIVE, FROM_STAFF, NOTES, Letter
from sharedcare.region.staff import Worker

_LEADS = {
    "heart-failure": "heart_nurse",
    "ischaemic-heart-disease": "rehabilitation_nurse",
    "copd": "lung_nurse",
    "type-2-diabetes": "practice_nurse",
}


def correspondence(life: Life, relative: str | None) -> None:
    """Three to a dozen of them; the newest from the patient may still be unread."""
    chance, patient, name = life.chance, life.chart.citizen.reference, life.chart.citizen.given
    asked = _some(life, FROM_PATIENT, chance.randint(1, 4))
    days = sorted(chance.randint(-240, -1) for _ in asked)
    for number, (letter, day) in enumerate(zip(asked, days, strict=True)):
        who = _lead(life, letter)
        at = At(day, chance.randint(7, 21), chance.randrange(60))
        waits = number == len(asked) - 1 and day > -4
        message(
            life.chart,
            letter.topic,
            letter.text,
            at,
            by=patient,
            to=[who.reference],
            read=None if waits else _next_morning(life, day),
        )
        fitting = [one for one in FROM_STAFF if one.fits == letter.fits]
        if not waits and fitting and day < -1:
            answer = chance.choice(fitting)
            sent = _next_morning(life, day).later(25)
            message(
                life.chart,
                answer.topic,
                answer.text,
                sent,
                by=who.reference,
                to=[patient],
                read=sent.later(300),
            )
    for letter in _some(life, NOTES, chance.randint(2, 4)):
        day = life.workday(chance.randint(-200, -1))
        at = At(min(day, -1), 9 + chance.randrange(6), chance.randrange(60))
        note(
            life.chart, letter.topic, letter.text.replace("{n}", name), at, by=_writer(life, letter).reference
        )
    if relative is not None and chance.random() < 0.6:
        letter, day = chance.choice(FROM_RELATIVE), chance.randint(-120, -2)
        message(
            life.chart,
            letter.topic,
            letter.text,
            At(day, 20, 10),
            by=relative,
            to=[_lead(life, letter).reference],
            read=_next_morning(life, day),
        )
    for letter in _some(life, BETWEEN, chance.randint(0, 2)):
        day, lead = min(life.workday(chance.randint(-150, -1)), -1), _lead(life, letter)
        if lead is not life.hands.doctor:
            read = None if day > -3 else _next_morning(life, day)
            message(
                life.chart,
                letter.topic,
                letter.text,
                At(day, 12, 40),
                by=lead.reference,
                to=[life.hands.doctor.reference],
                read=read,
            )


def _some(life: Life, letters: tuple[Letter, ...], many: int) -> list[Letter]:
    fitting = [one for one in letters if not one.fits or one.fits in life.conditions]
    return life.chance.sample(fitting, min(many, len(fitting)))


def _lead(life: Life, letter: Letter) -> Worker:
    """Whom one writes to about it."""
    programme = letter.fits or next(iter(life.conditions), "")
    found = getattr(life.hands, _LEADS.get(programme, "doctor"))
    assert isinstance(found, Worker)  # noqa: S101 - for the type checker
    return found


def _writer(life: Life, letter: Letter) -> Worker:
    if letter.topic in ("Kompression", "Hjemmebesøg", "Bor alene", "Falder til i dagligdagen"):
        return life.hands.home_nurse
    if letter.topic in ("Status midtvejs", "Angst ved anstrengelse"):
        return life.hands.physiotherapist
    return life.hands.dietitian if letter.topic in ("Kost", "Vægt og mad") else _lead(life, letter)


def _next_morning(life: Life, day: int) -> At:
    return (
        At(life.workday(day + 1), 8, 10 + life.chance.randrange(40))
        if day < -1
        else life.chart.calendar.ago(90)
    )
