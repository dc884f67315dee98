"""The one plan made of what several programmes wish: goals that meet, people who meet, tasks and appointments.

Of two programmes that want the same, the stricter wins and the note says so; where nobody has decided yet, both goals
stand and the screen shows the conflict (programmes.md section 8).
"""

from sharedcare.region import measures
from sharedcare.region.analytes import LDL
from sharedcare.region.bilingual import Bilingual, both, joined, put
from sharedcare.region.calendar import At
from sharedcare.region.entries import contacts, person, plan, tasks
from sharedcare.region.entries.plan import Band, Member
from sharedcare.region.entries.programmes import COPD, DIABETES, HEART_FAILURE, ISCHAEMIC
from sharedcare.region.life import Life, Wish
from sharedcare.region.phrases.matters import in_own_words

_NAMES = {one.code: one.text for one in (HEART_FAILURE, ISCHAEMIC, COPD, DIABETES)}
_UNDECIDED = 0.3


def shared_plan(life: Life, relative: str | None, *, words: str | None = None) -> None:
    """Goals, consents, team, tasks, appointments and the plan that holds them."""
    chart, chance, hands = life.chart, life.chance, life.hands
    began = min(max(life.began + 8, -chance.randint(30, 400)), -1)
    plan.matters_most(
        chart,
        words or in_own_words(chance, female=chart.citizen.female, age=life.age),
        said=chance.randint(max(began, -200), -1),
        attainment=chance.choice((-1, 0, 0, 0, 1, 1, 2, None)),
    )
    for wish in _agreed(life):
        plan.goal(
            chart,
            wish.measure,
            wish.band,
            wish.text,
            day=began,
            by=wish.by.reference,
            problem=wish.problem,
            note=wish.note,
        )
    manager = life.manager or hands.doctor
    for programme in life.conditions:
        person.consent(
            chart, programme, _NAMES[programme], At(began, 10, 15), organisation=manager.organisation.id
        )
    for todo in life.todos:
        status = "completed" if todo.due < -21 else todo.status
        tasks.task(
            chart,
            todo.text,
            owner=todo.owner,
            due=todo.due,
            made=todo.made,
            by=todo.by.reference,
            status=status,
            priority=todo.priority,
        )
    if chance.random() < 0.5:
        tasks.task(
            chart,
            "Spørgeskema før næste besøg (5 min)",
            owner=chart.citizen.reference,
            due=chance.randint(1, 14),
            made=At(-2, 9),
            by=manager.reference,
        )
    if chance.random() < 0.25:
        tasks.task(
            chart,
            "Årsstatus: aftal tid",
            owner=hands.practice_nurse.reference,
            due=chance.randint(-10, 45),
            made=At(-30, 9),
            by=hands.doctor.reference,
            status="accepted",
        )
    for coming in life.coming:
        contacts.appointment(chart, coming.text, coming.at, minutes=coming.minutes, who=coming.who.reference)
    plan.plan(
        chart,
        _title([_NAMES[one] for one in life.conditions]),
        day=began,
        author=manager.reference,
        team=_team(life, relative, began),
        problems=list(life.conditions.values()),
    )


def _title(names: list[str]) -> Bilingual:
    """The programmes, the first with a capital letter."""
    first, *rest = map(both, names or ["Plan"])
    others = (Bilingual(one.danish.lower(), one.english[:1].lower() + one.english[1:]) for one in rest)
    return joined(both(" og "), first, *others)


def _team(life: Life, relative: str | None, began: int) -> str:
    life.join(life.hands.doctor, "Tovholder, egen læge", began)
    if relative is not None:
        life.members[relative] = Member("Pårørende", relative, began)
    patient = Member("Patient", life.chart.citizen.reference, began)
    return plan.team(life.chart, *life.members.values(), patient)


def _agreed(life: Life) -> list[Wish]:
    """One goal for each measure, unless two differ about LDL and nobody has decided."""
    found: dict[str, list[Wish]] = {}
    for wish in life.wishes:
        found.setdefault(wish.measure.key, []).append(wish)
    agreed: list[Wish] = []
    for key, several in found.items():
        if len(several) == 1:
            agreed += several
        elif key == LDL.measure.key and life.chance.random() < _UNDECIDED:
            agreed += several[:2]
        else:
            agreed.append(_strictest(several))
    return agreed


def _strictest(several: list[Wish]) -> Wish:
    first = several[0]
    lows = [one.band.low for one in several if one.band.low is not None]
    highs = [one.band.high for one in several if one.band.high is not None]
    band = Band(max(lows, default=None), min(highs, default=None))
    text = first.text
    if first.measure is measures.SYSTOLIC and lows and highs:
        text = put("Systolisk blodtryk {low}-{high} mmHg", low=f"{band.low:g}", high=f"{band.high:g}")
    else:
        strictest = next((one for one in several if one.band.high == band.high), first)
        first, text = strictest, strictest.text
    sources = joined(", ", *dict.fromkeys(both(one.note) for one in several))
    return Wish(
        first.measure,
        band,
        text,
        first.by,
        first.problem,
        put("Det strengeste mål gælder: {sources}", sources=sources),
    )
