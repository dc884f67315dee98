"""What has become of what the reader just did. Pure."""

from sharedcare.care.handover.types import Handover, Stand, Step
from sharedcare.clinic.handover.page import Said, Speech
from sharedcare.ui.markup import filled


def told(done: str, found: Handover, speech: Speech, *, me: str, is_asked: bool) -> Said:
    """What has become of the reader's step, for as long as it stands so: a page that is loaded again later says nothing that is over.
    `me` is who reads, as a reference; `is_asked` whether they are still asked what is to come of it."""
    words = speech.words
    if done == Step.KEEP:
        is_kept = not (is_asked or found.is_open or found.stand is Stand.TAKEN_BACK)
        return words.told["agreed" if found.lost_phase else "keep"] if is_kept else ""
    if done == Step.ACCEPT and found.stand is Stand.AGREED and found.ended_by == me:
        return filled(words.told_agreed, speech.day(found))
    stands, by = _DONE.get(done, (None, True))
    is_so = found.stand is stands and (not by or found.ended_by == me)
    return words.told.get(done, "") if is_so else ""


_DONE = {
    "proposed": (Stand.OFFERED, False),
    Step.ASK.value: (Stand.ASKED, False),
    Step.ANSWER.value: (Stand.OFFERED, False),
    Step.ACCEPT.value: (Stand.ACCEPTED, True),
    Step.DECLINE.value: (Stand.DECLINED, True),
    Step.TAKE_BACK.value: (Stand.TAKEN_BACK, True),
}
"""Where each step leads, and whether that is by whoever took it."""
