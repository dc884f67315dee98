"""Values agreed with each patient that others are compared with: what is usual for them, as each of their programmes asks."""

from sharedcare.programmes.shipping import as_shipped
from sharedcare.region import measures
from sharedcare.region.body import Curve
from sharedcare.region.entries import programmes
from sharedcare.region.life import Life
from sharedcare.region.measures import Measure

_DAY = -30
"""Agreed so long ago: before all that worklists look back at."""


def agree(life: Life) -> None:
    """Agree on all that the patient's programmes compare with."""
    by = (life.manager or life.hands.doctor).reference
    for episode in [one for one in life.chart.resources if one["resourceType"] == "EpisodeOfCare"]:
        followed = as_shipped(episode["type"][0]["coding"][0]["code"])
        measured = {one.key: one for one in followed.measurements}
        for one in followed.references:
            what = measured[one.measurement]
            curve = _curve(life, {code.code for code in what.codes})
            if curve is not None:
                name = f"EpisodeOfCare/{episode['id']}"
                value = round(curve.at(_DAY), 1)
                programmes.agreed(life.chart, name, one.key, value, what.unit, by=by, day=_DAY)


def _curve(life: Life, codes: set[str]) -> Curve | None:
    """How the body runs in what is measured under these codes."""
    for one in vars(measures).values():
        if isinstance(one, Measure) and codes & {coding["code"] for coding in one.codings}:
            return life.body.curves.get(one.key)
    return None
