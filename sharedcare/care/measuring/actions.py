"""Sending what was measured at home: all that was filled in, or nothing."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.measuring import fhir
from sharedcare.care.measuring.types import Measured
from sharedcare.records.document import parse
from sharedcare.records.types import Create


@again
def send(
    *, patient: str, measured: Sequence[Measured], performer: str, sent: str, by: Actor, at: datetime
) -> None:
    """Store what was measured just now. `performer` is the reference of who measured: the patient, or a relative for them; `sent` names
    the form that was filled in, so that whoever presses twice, or sends again what seemed lost, has measured once.

    Raises NotPermitted or NotVisible.
    """
    changes = []
    for one in measured:
        # Another value from the same form, as after going back in the browser, is another measurement.
        said = "/".join(map(str, one.values))
        name = sha256(f"{sent}\n{one.entry.key}\n{said}".encode()).hexdigest()[:32]
        tree = fhir.observation(one, patient=patient, performer=performer, sent=name, at=at)
        criteria = f"patient={patient}&identifier={fhir.SENT}|{name}"
        changes.append(Create(parse(orjson.dumps(tree)), if_none_exist=criteria))
    gate.act(by=by, changes=changes, at=at)
