"""A region that drafts agreements, a hospital and a town that sign them, and whose patients they are about."""

from dataclasses import replace
from datetime import date

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.access.agreements import actions, queries, rules
from sharedcare.access.agreements.types import Agreement, Party, Stage, Terms
from sharedcare.access.types import Actor
from sharedcare.records.types import Delete
from tests.integration.access.accounts import staff
from tests.integration.access.care import HEART, organisation, role, store
from tests.integration.access.clients import NOON

TERMS = Terms(
    title="Samarbejde om hjertesvigt",
    programme=HEART,
    programme_text="Hjertesvigt",
    parties=(Party("hospital", "udreder og behandler"), Party("town", "plejer i hjemmet")),
    since=date(2026, 1, 1),
    until=date(2026, 12, 31),
    text="Parterne arbejder sammen om patienter med hjertesvigt.",
)


class People:
    """Those who have to do with agreements, each signed in."""

    def __init__(self) -> None:
        for name in ("region", "hospital", "town", "elsewhere"):
            store(
                {
                    "resourceType": "Practitioner",
                    "id": f"of-{name}-boss",
                    "name": [{"text": f"Boss of {name}"}],
                }
            )
        store({"resourceType": "Practitioner", "id": "of-owner", "name": [{"text": "Ulla Bro"}]})
        # After the clinic's own hospital, which knows no region.
        self.nurse = staff()
        store(
            organisation("region", "region"),
            organisation("hospital", part_of="region"),
            organisation("elsewhere", "municipality"),
            role("owner", "region", "programme-owner"),
            *(
                role(f"{one}-boss", one, "administrator")
                for one in ("region", "hospital", "town", "elsewhere")
            ),
        )
        # So that nothing is open but by what is agreed here.
        gate.act(by=operator("test"), changes=[Delete("Contract", "heart-agreement")], at=NOON)
        self.owner = self._enter("owner")
        self.region, self.hospital, self.town, self.elsewhere = (
            self._enter(f"{one}-boss") for one in ("region", "hospital", "town", "elsewhere")
        )

    def _enter(self, name: str) -> Actor:
        return staff(name, role=name, opens_clinic=False, practitioner=f"of-{name}")


def drafted(by: Actor, **terms: object) -> str:
    """A draft; the id."""
    return actions.draft(terms=replace(TERMS, **terms), by=by, at=NOON)  # type: ignore[arg-type]


def offered(by: Actor, **terms: object) -> str:
    """An agreement that waits for signatures; the id."""
    made = drafted(by, **terms)
    actions.offer(agreement=made, version=1, by=by, at=NOON)
    return made


def signed(people: People, **terms: object) -> str:
    """An agreement that both have signed; the id."""
    made = offered(people.owner, **terms)
    for by in (people.hospital, people.town):
        sign(made, by)
    return made


def sign(agreement: str, by: Actor) -> Stage:
    """Read it and sign it."""
    return actions.sign(agreement=agreement, text=rules.mark(now(agreement, by).terms), by=by, at=NOON)


def now(agreement: str, by: Actor) -> Agreement:
    """As it stands."""
    return queries.agreement_of(agreement=agreement, by=by, at=NOON)
