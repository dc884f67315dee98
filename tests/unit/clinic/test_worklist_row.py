"""What a row of the worklist says in little room."""

from datetime import UTC, datetime

from sharedcare.clinic.worklist.building import programme_of
from sharedcare.clinic.worklist.voice import voice_of
from sharedcare.overview.types import Phase, Programme, Ref, Text

_VOICE = voice_of("da", zone=UTC, at=datetime(2026, 3, 2, 8, tzinfo=UTC))


def _programme(name: str) -> Programme:
    phase = Phase(Text("Opstart", "da"), "active", None, None)
    return Programme(Text(name, "da"), name, None, (phase,), None, Ref("EpisodeOfCare", name, 1), False)


def test_a_third_programme_is_named_too() -> None:
    said = programme_of([_programme("KOL"), _programme("Hjertesvigt"), _programme("Type 2-diabetes")], _VOICE)

    assert said.count("<span") == 2
    assert ">KOL · Opstart</span>" in said
    assert ">Hjertesvigt, Type 2-diabetes</span>" in said
    assert 'title="Hjertesvigt · Opstart; Type 2-diabetes · Opstart"' in said
