"""The last days of somebody in the region: what was told before is now theirs to act on, by the actions that everybody uses.

Each act is done as of a moment of the story, in the transaction of its receipt: a making that was killed is continued, and
nothing is done twice. Not all of somebody in one, which would wait for what another worker has done, and that one for it.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import structlog

from sharedcare.access.actors import operator
from sharedcare.care.enrolment.keeping_up import keep_up
from sharedcare.care.findings.actions import rejudge
from sharedcare.config.region.living.caught_up import catch_up
from sharedcare.config.region.living.together import decides, hands_over, pauses, proposes, team_of
from sharedcare.kernel.errors import Refusal
from sharedcare.region.chart import Chart
from sharedcare.region.enrolled import episodes, is_near, luck

Once = Callable[[str], AbstractContextManager[bool]]
"""A transaction for what is to be done once, by its name; it tells whether it is still to do."""
_log = structlog.get_logger(__name__)


def live(chart: Chart, *, once: Once, seed: int, until: datetime, of_cast: bool) -> None:
    """Let the plan be what the programmes ask for, and those who treat do what they have begun.

    The cast's stories are told already: of them only the plan is laid out, and what was due is done. Where nobody of the
    demonstration's accounts works, the worker lays out and judges, in the first minutes: nobody waits for that with the start.
    """
    patient, by, follows = chart.citizen.id, operator("demo"), episodes(chart)
    at_once = is_near(chart)
    if not follows:
        return
    with once("plan") as new:
        if new and at_once:
            keep_up(patient=patient, by=by, at=until)
    with once("caught-up") as new:
        if new and at_once:
            chance = luck(chart, "caught-up", seed=seed)
            catch_up(patient, team=team_of(chart), chance=chance, until=until)
    for act in () if of_cast else (hands_over, pauses, proposes, decides):
        try:
            with once(act.__name__) as new:
                if new:
                    act(chart, follows, chance=luck(chart, act.__name__, seed=seed), until=until)
        except Refusal as refusal:
            # What one of many would have done and may not keeps nobody from the others.
            _log.warning("region.not_lived", what=act.__name__, patient=patient, why=refusal.message)
    with once("judged") as new:
        if new and at_once:
            rejudge(patient=patient, by=by, at=until, greens=True)
