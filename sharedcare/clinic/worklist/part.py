"""Which part of the list is shown: a tab, and of it those who are in one programme, where somebody asks for that."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from sharedcare.access.rounds import Round
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.programmes.telling import said
from sharedcare.worklist.narrowing import in_programme
from sharedcare.worklist.types import Standing, Tab

_KEY = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Part:
    """A tab, and the key of a programme; empty for all of them."""

    tab: Tab
    programme: str = ""

    def way(self, *, begins: int = 0, opened: str = "") -> str:
        """The address of it, from a place in it, with somebody's row open."""
        asked = {
            "tab": self.tab.value if self.tab is not Tab.ALL else "",
            "programme": self.programme,
            "from": begins or "",
            "open": opened,
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"/worklist?{query}" if query else "/worklist"

    def of(self, everybody: list[Standing], look: Round) -> list[Standing]:
        """Those of the list who are in the programme; all of them where none is asked for."""
        if not self.programme or not everybody:
            return everybody
        keys = [one.key for one in everybody]
        there = look(in_programme(keys, self.programme), of=keys)
        return [one for one in everybody if one.key in there]


def part_of(request: HttpRequest) -> Part:
    """The part that is asked for; the whole list where there is no such."""
    tab = request.GET.get("tab") or request.POST.get("tab") or ""
    programme = request.GET.get("programme") or request.POST.get("programme") or ""
    return Part(Tab(tab) if tab in list(Tab) else Tab.ALL, programme if _KEY.fullmatch(programme) else "")


def programmes(among: Shelf, chosen: str, language: str) -> tuple[tuple[str, str, bool], ...]:
    """The programmes of a shelf that can be asked for: key, name, and whether it is the one."""
    named = {one.key: said(one.title.clinician, language) for one in reversed(among.active())}
    found = sorted(named.items(), key=lambda one: one[1])
    return tuple((key, name, key == chosen) for key, name in found)
