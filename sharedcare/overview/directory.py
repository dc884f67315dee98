"""Who is meant: from references to people and organisations, with the sector they belong to."""

import re
from collections.abc import Iterable, Mapping

from sharedcare.overview.fhir.elements import Tree, code_of, has_code, reference
from sharedcare.overview.fhir.texts import first, written
from sharedcare.overview.types import Party, Sector
from sharedcare.records.names import human_name

_SECTOR = "urn:sharedcare:sector"
_ORGANIZATION_TYPE = "http://terminology.hl7.org/CodeSystem/organization-type"
SECTORS = {
    "hospital": Sector.HOSPITAL,
    "general-practice": Sector.GENERAL_PRACTICE,
    "municipality": Sector.MUNICIPALITY,
    "region": Sector.REGION,
}
"""By their codes in `urn:sharedcare:sector`."""
STAFF = ("PractitionerRole", "Practitioner", "Organization")
"""The types of what staff and where they work are told in."""
_NAMED = re.compile(rf'"reference":"({"|".join(STAFF)})/([A-Za-z0-9.-]{{1,64}})"'.encode())
_MOST_PARTS = 5
"""How many steps an organisation is followed to the whole that it is part of."""


class Directory:
    """People and organisations by `Type/id`. Whoever is not in it is known by what the reference displays."""

    def __init__(self, resources: Mapping[str, Tree]) -> None:
        self._resources = resources
        self._known: dict[str, Party | None] = {}

    def party(self, element: Tree | None) -> Party | None:
        """Whom a Reference names; None when it names nobody."""
        if not element:
            return None
        name = reference(element)
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name] or _displayed(element)

    def _found(self, name: str) -> Party | None:
        tree = self._resources.get(name)
        if tree is None:
            return None
        kind = name.partition("/")[0]
        if kind in ("Patient", "RelatedPerson"):
            role = first(tree.get("relationship", ()), tree)
            return Party(human_name(tree), Sector.PATIENT, role=role, phone=phone(tree))
        if kind == "Organization":
            whole = written(tree, "name", tree)
            return Party("", self._sector(tree), organization=whole, phone=phone(tree))
        if kind == "PractitionerRole":
            return self._in_role(tree)
        return Party(human_name(tree), Sector.UNKNOWN, phone=phone(tree))

    def _in_role(self, role: Tree) -> Party:
        person = self._resources.get(reference(role.get("practitioner")), {})
        organization = self._resources.get(reference(role.get("organization")), {})
        return Party(
            name=human_name(person),
            sector=self._sector(organization),
            role=first(role.get("code", ()), role),
            organization=written(organization, "name", organization),
            phone=phone(role) or phone(organization),
        )

    def _sector(self, organization: Tree) -> Sector:
        for _ in range(_MOST_PARTS):
            found = _sector_of(organization)
            if found is not Sector.UNKNOWN:
                return found
            organization = self._resources.get(reference(organization.get("partOf")), {})
        return Sector.UNKNOWN


def _sector_of(organization: Tree) -> Sector:
    for kind in organization.get("type", ()):
        if found := SECTORS.get(code_of(kind, _SECTOR)):
            return found
        if has_code(kind, _ORGANIZATION_TYPE, "prov"):
            return Sector.HOSPITAL
    return Sector.UNKNOWN


def phone(tree: Tree) -> str:
    """The first telephone number."""
    return next(
        (str(one.get("value", "")) for one in tree.get("telecom", ()) if one.get("system") == "phone"), ""
    )


def named(texts: Iterable[bytes]) -> set[tuple[str, str]]:
    """Type and id of all staff and organisations that resources refer to. Looked for in the text, which is faster."""
    return {(kind.decode(), name.decode()) for text in texts for kind, name in _NAMED.findall(text)}


def _displayed(element: Tree) -> Party | None:
    name = str(element.get("display", ""))
    return Party(name, Sector.UNKNOWN) if name else None
