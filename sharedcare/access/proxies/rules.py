"""How long a relative is let in, and who decides it at which age. Pure."""

from datetime import date, timedelta

from sharedcare.access.proxies.types import Ages, Decides, Proxy

REMINDED = timedelta(days=30)
"""So long before the end the patient is reminded."""


def latest_end(today: date) -> date:
    """The last day that may be agreed today: a year from now. Whoever is let in for longer is asked for anew each year."""
    return years_after(today, 1)


def is_fitting_end(until: date, today: date) -> bool:
    """Whether something may end on this day."""
    return today < until <= latest_end(today)


def is_in_force(proxy: Proxy, today: date) -> bool:
    """Whether the relative is let in on this day."""
    return proxy.level > 0 and (proxy.until is None or proxy.until >= today)


def is_to_be_renewed(proxy: Proxy, today: date) -> bool:
    """Whether it ends so soon that the patient is reminded."""
    return is_in_force(proxy, today) and proxy.until is not None and proxy.until - today <= REMINDED


def age_rule(birth_date: date | None, today: date, ages: Ages) -> Decides:
    """Who decides for a patient born on this day (sundhedsloven § 17, forældreansvarsloven § 2).

    Below the age at which patients decide, whoever has custody does. From then until they are of age they decide
    themselves, and their parents are told and included. Of whom no birth date is known, an adult is assumed.
    """
    if birth_date is None or today >= years_after(birth_date, ages.adult):
        return Decides.PATIENT
    return Decides.YOUNG if today >= years_after(birth_date, ages.decides) else Decides.PARENTS


def years_after(day: date, years: int) -> date:
    """The same day some years later; of 29 February the day after, so that nobody is older than by their years."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
