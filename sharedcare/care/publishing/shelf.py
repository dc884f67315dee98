"""What stands published at a moment, and what is looked up in it. Pure.

Who judges or plans for a patient in several programmes takes one shelf for all of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.fhir import Found, LayerVersion, Tampered, Version
from sharedcare.care.publishing.types import PublishedLayer, PublishedProgramme, Status
from sharedcare.programmes.differing import Carried, carried
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.fhir.naming import LAYER, programme_url
from sharedcare.programmes.layers import Layered, layered
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer

Head = TypeVar("Head", PublishedProgramme, PublishedLayer)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All versions of programmes and of the layers over them, those that were tampered with included."""

    found: tuple[Found, ...]

    def version(self, *, key: str, version: str | None = None) -> Version:
        """A version with its file; without a version the newest that is not retired. Raises NoSuchProgramme, or NotAsPublished
        when its PlanDefinition has been tampered with."""
        found = self._newest(programme_url(key), version)
        if found is None:
            raise NoSuchProgramme(_nothing(key, version, is_known=self.is_ours(key=key)))
        return _version(found)

    def is_ours(self, *, key: str) -> bool:
        """Whether any version of it was ever published here, also where all are retired or are not what was published."""
        return any(one.url == programme_url(key) for one in self.found)

    def known(self, *, key: str, version: str | None = None) -> Programme | None:
        """What the version says; None where no such version was published, or what stands there is not what was."""
        try:
            return self.version(key=key, version=version).programme
        except (NoSuchProgramme, NotAsPublished):
            return None

    def published(self) -> tuple[PublishedProgramme, ...]:
        """All versions, by key and the newest first; without those that were tampered with."""
        return _sorted(one.head for one in self.found if isinstance(one, Version))

    def active(self) -> tuple[Programme, ...]:
        """What all versions say that patients can begin to follow, by key and the newest first."""
        found = {one.head: one.programme for one in self.found if isinstance(one, Version)}
        return tuple(found[head] for head in _sorted(found) if head.status is Status.ACTIVE)

    def carried(self, head: PublishedProgramme) -> tuple[Carried, ...]:
        """Its approvals that were given of an older version which says something else, be that retired by now."""
        if not head.is_approved:
            return ()
        older = [one for one in self.published() if one.key == head.key and one.order < head.order]
        told, *others = (
            self.version(key=one.key, version=one.version).programme for one in (head, *reversed(older))
        )
        return tuple(carried(told, others))

    def layer(self, *, key: str, version: str) -> LayerVersion:
        """A version of a layer, by its key (`KEY:region`). Raises NoSuchProgramme or NotAsPublished."""
        found = self._newest(f"{LAYER}:{key}", version)
        if found is None:
            raise NoSuchProgramme(
                f"No version {version} of a layer {key} is published. `sharedcare programme list` tells which there are."
            )
        return _layer(found)

    def layers(self, *, key: str, organisations: Sequence[str] = ()) -> tuple[Layer, ...]:
        """The layers over a programme that hold where these organisations (SOR codes, the widest first) treat: the newest of
        each that is not retired. Raises NotAsPublished, since what holds cannot be told without one that was tampered with.
        """
        those = [one.layer for one in self._over(key)]
        places = {sor: number for number, sor in enumerate(organisations)}
        here = [one for one in those if one.organisation is None or one.organisation in places]
        return tuple(
            sorted(here, key=lambda one: -1 if one.organisation is None else places[one.organisation])
        )

    def has_layers(self, *, key: str) -> bool:
        """Whether any layer over a programme has been published at all: most have none."""
        return any(one.url.startswith(f"{LAYER}:{key}:") for one in self.found)

    def departing(
        self, *, key: str, version: str | None = None
    ) -> tuple[tuple[PublishedLayer, Layered], ...]:
        """Each layer that holds over a programme, alone over a version: what there departs, and what is left out. Raises as
        `version`."""
        standard = self.version(key=key, version=version).programme
        return tuple((one, layered(standard, [one.layer])) for one in self._over(key))

    def published_layers(self) -> tuple[PublishedLayer, ...]:
        """All versions of layers, by key and the newest first."""
        return _sorted(one.head for one in self.found if isinstance(one, LayerVersion))

    def tampered(self) -> tuple[NotAsPublished, ...]:
        """What is wrong with the versions that are not used, each by its name."""
        return tuple(one.refusal for one in self.found if isinstance(one, Tampered))

    def _over(self, key: str) -> list[PublishedLayer]:
        urls = sorted({one.url for one in self.found if one.url.startswith(f"{LAYER}:{key}:")})
        return [_layer(one).head for one in (self._newest(url, None) for url in urls) if one is not None]

    def _newest(self, url: str, version: str | None) -> Found | None:
        """This version; without one the newest that is not retired."""
        those = [one for one in self.found if one.url == url and _stands(one, version)]
        return max(
            those, key=lambda one: one.order if isinstance(one, Tampered) else one.head.order, default=None
        )


def _stands(one: Found, version: str | None) -> bool:
    known = one if isinstance(one, Tampered) else one.head
    return known.status == Status.ACTIVE if version is None else known.version == version


def _version(one: Found) -> Version:
    if isinstance(one, Tampered):
        raise one.refusal
    assert isinstance(one, Version)  # noqa: S101 - for the type checker: its address is a programme's
    return one


def _layer(one: Found) -> LayerVersion:
    if isinstance(one, Tampered):
        raise one.refusal
    assert isinstance(one, LayerVersion)  # noqa: S101 - for the type checker: its address is a layer's
    return one


def _sorted(heads: Iterable[Head]) -> tuple[Head, ...]:
    newest_first = sorted(heads, key=lambda one: one.order, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: one.key))


def _nothing(key: str, version: str | None, *, is_known: bool) -> str:
    tells = "`sharedcare programme list` tells which there are."
    if version is not None:
        return f"No version {version} of a programme {key} is published. {tells}"
    if is_known:
        return f"All versions of {key} are retired. {tells}"
    return f"No programme {key} is published. {tells}"
