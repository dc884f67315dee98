"""What the patient is told of who is on the team and sees the record. Pure."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from sharedcare.care.messages.fhir import message
from sharedcare.programmes.types.words import Text
from sharedcare.records.document import parse
from sharedcare.records.types import Create


@dataclass(frozen=True, slots=True)
class Telling:
    """A message, in which `{name}` stands for an organisation."""

    topic: Text
    says: Text


NEW = Telling(
    Text(da="Ny på dit team", en="New on your team"),
    Text(
        da="{name} er nu på dit team og kan se din journal. Under »Deling« kan du se, hvem der har adgang, og lukke for den.",
        en="{name} is on your team now and can see your record. Under “Sharing” you can see who has access, and end it.",
    ),
)
GONE = Telling(
    Text(da="Ikke længere på dit team", en="No longer on your team"),
    Text(
        da="{name} er ikke længere på dit team og kan ikke længere se din journal for dit forløb.",
        en="{name} is no longer on your team, and can no longer see your record for your programme.",
    ),
)
SHUT = Telling(
    Text(da="Kan ikke længere se din journal", en="Can no longer see your record"),
    Text(
        da="{name} kan ikke længere se din journal, fordi du har forladt forløbet.",
        en="{name} can no longer see your record, since you have left the programme.",
    ),
)


def told(what: Telling, name: str, *, patient: str, role: str, at: datetime) -> Create:
    """The message about an organisation of this name, from somebody (`role`, the id of their PractitionerRole)."""
    says = Text(da=what.says.da.format(name=name), en=what.says.en.format(name=name))
    made = message(patient=patient, role=role, topic=what.topic, says=says, at=at)
    return Create(parse(orjson.dumps(made)))
