"""Codes that mean something else than the measurement is called: every other system would show its values under a wrong name."""

from collections.abc import Iterator

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.types import Programme
from sharedcare.terminology.meanings import called, is_meant, meaning
from sharedcare.terminology.systems import written


def misnamed(programme: Programme) -> Iterator[Problem]:
    """Codes that are known here under a name which the clinician's title does not mean. A title that nobody thought of may still be
    the same thing, so that it is a warning; one that is blank is told of as that."""
    for number, one in enumerate(programme.measurements):
        title = one.title.clinician
        if not (title.da.strip() or title.en.strip()):
            continue
        for place, code in enumerate(one.codes):
            known = meaning(written(code.system), code.code)
            if known is None or is_meant(known, (title.da, title.en)):
                continue
            name, where = (
                called(written(code.system), code.code, "en"),
                "here" if code.system == "own" else "to all other systems",
            )
            yield Problem(
                ("measurements", number, "codes", place, "code"),
                f"`{code.code}` is “{name}” {where}, and this measurement is called “{title.en}”.",
                "If it is another thing, give it another code.",
                is_warning=True,
            )
