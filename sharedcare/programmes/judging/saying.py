"""What a judgement says, in Danish and English: the value, the limit that was held against it, why nothing could be said."""

from datetime import datetime

from sharedcare.kernel.decimals import worth
from sharedcare.programmes import telling
from sharedcare.programmes.bounds import Bound
from sharedcare.programmes.judging.types import Compared, OwnLimit, Unjudged
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import (
    Average,
    Change,
    FromReference,
    Limit,
    Quantity,
)
from sharedcare.programmes.types.words import Band, Text, Wording
from sharedcare.terminology.measures import MEASURABLES
from sharedcare.terminology.spacing import with_unit

_DECIMALS = 1
_MINUS = "\N{MINUS SIGN}"
_DIGITS = {each.ucum: each.digits for each in reversed(MEASURABLES)}


def name(title: Wording) -> Text:
    """What is measured, as clinicians call it: `Vægt` of `Vægt, hjemme`, since where it was is said elsewhere."""
    return Text(da=title.clinician.da.partition(",")[0], en=title.clinician.en.partition(",")[0])


def value_said(
    measured: Text,
    compared: Compared,
    quantity: Quantity,
    unit: str,
    programme: Programme,
    *,
    may_be_red: bool = False,
) -> Text:
    """`Vægt +2,1 kg på 3 dage`, `Kalium 5,6 mmol/L`, `CRP > 300 mg/L`; `may_be_red` where a number of one side could be that, too."""
    amount = amount_said(compared, quantity, unit, programme)
    told = measured if amount is None else _after(measured, amount)
    return Text(da=f"{told.da}, kan være rød", en=f"{told.en}, may be red") if may_be_red else told


def red_unless_measured_again(value: Text, within: Duration) -> Text:
    """`Vægt +4,8 kg på 3 dage, forbi den røde grænse: patienten er bedt om at måle igen inden 1 time`: it presses as yellow meanwhile."""
    danish, english = telling.duration(within, "da"), telling.duration(within, "en")
    return Text(
        da=f"{value.da}, forbi den røde grænse: patienten er bedt om at måle igen inden {danish}",
        en=f"{value.en}, past the red limit: the patient is asked to measure again within {english}",
    )


def amount_said(compared: Compared, quantity: Quantity, unit: str, programme: Programme) -> Text | None:
    """`+2,1 kg på 3 dage`, `> 300 mg/L`; None where there is no amount, or nothing is known of it."""
    if compared.amount is None or compared.bound is Bound.UNKNOWN:
        return None
    side = _SIDES[compared.bound]
    return Text(
        da=side + _amount(compared.amount, quantity, unit, programme, "da"),
        en=side + _amount(compared.amount, quantity, unit, programme, "en"),
    )


def limit_said(
    limit: Limit,
    band: Band,
    unit: str,
    programme: Programme,
    own: OwnLimit | None,
    *,
    local: Text | None = None,
) -> Text:
    """`grænse +2,0 kg på 3 dage; <programme> 1.0.0`, or who set it for this patient and when; `local` is whose layer it is, where it
    departs from the standard."""
    return Text(
        da=f"grænse {_band(limit, band, unit, programme, 'da')}{_origin(programme, own, local, 'da')}",
        en=f"limit {_band(limit, band, unit, programme, 'en')}{_origin(programme, own, local, 'en')}",
    )


def missing_said(measured: Text, last: datetime | None, days: int) -> Text:
    """`Vægt mangler 2 dage`, and when it came last; of what never came no days are counted."""
    if last is None:
        return Text(
            da=f"{measured.da} mangler: er ikke kommet endnu", en=f"{measured.en} missing: none has come yet"
        )
    day = "dag" if days == 1 else "dage"
    return Text(
        da=f"{measured.da} mangler {days} {day}, sidst {last:%d.%m.%Y}",
        en=f"{measured.en} missing for {days} {'day' if days == 1 else 'days'}, last on {day_in_english(last)}",
    )


def day_in_english(moment: datetime) -> str:
    """`5 November 2026`."""
    return f"{moment.day} {moment:%B %Y}"


def unjudged_said(measured: Text, why: Unjudged, written: Text | str | None = None) -> Text:
    """Why nobody can tell: `Vægt 81 [xyz] kan ikke vurderes: enheden kan ikke omregnes`."""
    danish, english = _UNJUDGED[why]
    amount = Text(da=written, en=written) if isinstance(written, str) else written
    shown = measured if amount is None or not amount.da else _after(measured, amount)
    return Text(da=f"{shown.da} kan ikke vurderes: {danish}", en=f"{shown.en} cannot be judged: {english}")


def lacking_said(measured: Text, reference: Text) -> Text:
    """`Vægt kan ikke vurderes mod tørvægt: der er ikke aftalt nogen værdi`."""
    return Text(
        da=f"{measured.da} kan ikke vurderes mod {reference.da}: der er ikke aftalt nogen værdi",
        en=f"{measured.en} cannot be judged against {reference.en}: no value has been agreed",
    )


def many_said(parts: tuple[Text, ...]) -> Text:
    """Several findings as one: `Vægt +1,2 kg på 3 dage og Puls 104 /min`."""
    return Text(da=" og ".join(each.da for each in parts), en=" and ".join(each.en for each in parts))


def _after(one: Text, other: Text) -> Text:
    return Text(da=f"{one.da} {other.da}", en=f"{one.en} {other.en}")


def _amount(amount: float, quantity: Quantity, unit: str, programme: Programme, language: str) -> str:
    relative = not isinstance(quantity, Average) or quantity.baseline is not None
    signed = isinstance(quantity, Change | FromReference | Average) and relative
    shown = _number(amount, unit, language, signed=signed, percent=_in_percent(quantity))
    return f"{shown}{_over(quantity, programme, language)}"


def _band(limit: Limit, band: Band, unit: str, programme: Programme, language: str) -> str:
    quantity = limit.quantity
    percent = _in_percent(quantity)
    if isinstance(quantity, Change | FromReference) and (band.low is None) != (band.high is None):
        edge = band.high if band.high is not None else band.low
        shown = _number(edge or 0.0, unit, language, signed=True, percent=percent)
    else:
        # A band is written as the programme's page writes it.
        shown = telling.band(band, "%" if percent else _unit(unit, language), language)
    return f"{shown}{_over(quantity, programme, language)}{_of_several(limit, language)}"


def _of_several(limit: Limit, language: str) -> str:
    if limit.readings is None:
        return ""
    beyond, of = limit.readings.beyond, limit.readings.of
    return f", {beyond} of the last {of}" if language == "en" else f", {beyond} af de seneste {of}"


def _over(quantity: Quantity, programme: Programme, language: str) -> str:
    english = language == "en"
    match quantity:
        case Change(within=within):
            return f" in {within}" if english else f" på {telling.duration(within, language)}"
        case FromReference(reference=key, lasting=lasting):
            agreed = next((each.title for each in programme.references if each.key == key), None)
            what = telling.small(telling.said(agreed.clinician, language)) if agreed else key
            against = f" against {what}" if english else f" mod {what}"
            if lasting is None:
                return against
            return (
                f"{against} for {lasting}"
                if english
                else f"{against} i {telling.duration(lasting, language)}"
            )
        case Average(over=over, baseline=baseline):
            mean = f", mean of {over}" if english else f", gennemsnit af {telling.duration(over, language)}"
            if baseline is None:
                return mean
            return mean + (
                f" against {baseline} before"
                if english
                else f" mod {telling.duration(baseline, language)} før"
            )
        case _:
            return ""


def _origin(programme: Programme, own: OwnLimit | None, local: Text | None, language: str) -> str:
    if own is None:
        departs = "departs from the standard" if language == "en" else "afviger fra standard"
        layer = f", {departs}: {telling.said(local, language)}" if local is not None else ""
        return f"; {telling.said(programme.title.clinician, language)}{layer}"
    if language == "en":
        return f", set by {own.by or 'a clinician'} on {own.at.day} {own.at:%B %Y}"
    return f", sat af {own.by or 'en kliniker'} {own.at:%d.%m.%Y}"


def _in_percent(quantity: Quantity) -> bool:
    return isinstance(quantity, Change | FromReference | Average) and quantity.in_ == "percent"


def _number(amount: float, unit: str, language: str, *, signed: bool, percent: bool) -> str:
    """A number with its unit, with as many decimals as everywhere else."""
    digits = _DECIMALS if percent else worth(amount, _DIGITS.get(unit, 0))
    text = f"{amount:{'+' if signed else ''}.{digits}f}"
    text = text if language == "en" else text.replace(".", ",")
    shown = "%" if percent else _unit(unit, language)
    return with_unit(text, shown, language).replace("-", _MINUS)


def _unit(unit: str, language: str) -> str:
    return "" if unit.startswith("{") else telling.unit_in(unit, language)


_SIDES = {
    Bound.EXACT: "",
    Bound.LESS: "< ",
    Bound.AT_MOST: "\N{LESS-THAN OR EQUAL TO} ",
    Bound.AT_LEAST: "\N{GREATER-THAN OR EQUAL TO} ",
    Bound.MORE: "> ",
}
_UNJUDGED = {
    Unjudged.NO_LIMIT: ("ingen grænse gælder", "no limit is in force"),
    Unjudged.NO_REFERENCE: (
        "der er ikke aftalt en værdi at holde den mod",
        "no value has been agreed to hold it against",
    ),
    Unjudged.OTHER_UNIT: ("enheden kan ikke omregnes", "the unit cannot be converted"),
    Unjudged.NO_NUMBER: ("der står ikke et tal", "it holds no number"),
    Unjudged.WRONG_CLOCK: (
        "tidspunktet ligger i fremtiden; se på apparatets ur",
        "its time is in the future; look at the device's clock",
    ),
    Unjudged.NOT_EXACT: (
        "den er ikke oplyst som et nøjagtigt tal, og den kan ligge på begge sider af en grænse; se selv på den",
        "it is not given as an exact number, and may lie on either side of a limit; look at it yourself",
    ),
    Unjudged.OLD_CLOCK: (
        "den er kommet nu, men har intet tidspunkt eller ét, der er mere end 30 dage gammelt; se på apparatets ur",
        "it came now, but has no time, or one more than 30 days ago; look at the device's clock",
    ),
}
