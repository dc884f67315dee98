"""The bar on every page of a patient whose record an emergency has opened. Pure."""

from dataclasses import replace
from datetime import datetime, tzinfo

from sharedcare.clinic.emergency.words import WORDS
from sharedcare.ui.frame import Caution, Frame


def cautioned(frame: Frame, until: datetime | None, *, zone: tzinfo) -> Frame:
    """The frame with the bar, where the record is open until then in an emergency; else as it was."""
    if until is None:
        return frame
    words = WORDS[frame.look.language]
    text = words.bar.format(time=f"{until.astimezone(zone):{words.clock}}")
    return replace(frame, caution=Caution(text, words.bar_more))
