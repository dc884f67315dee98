"""What was typed into the form of a draft, as terms; and terms as what stands in the form. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sharedcare.access.agreements.queries import Organisation
from sharedcare.access.agreements.types import Party, Terms

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LONGEST_CODE = 60
LONGEST_LINE, LONGEST_TEXT = 200, 50_000


@dataclass(frozen=True, slots=True)
class Typed:
    """The terms that were typed, and the fields (by the names of their inputs) that could not be read."""

    terms: Terms
    unread: tuple[str, ...]


def typed(
    post: Mapping[str, str], *, among: Iterable[Organisation], ticked: Iterable[str], known: Mapping[str, str]
) -> Typed:
    """What was sent. `known` are the programmes to choose from, code to name; `ticked` the ids of the parties."""
    since, until = _day(post.get("since", "")), _day(post.get("until", ""))
    chosen, wanted = set(ticked), post.get("programme", "")
    another = _line(post.get("programme-code", "")).lower()
    code = wanted if wanted in known else another if _is_code(another) else ""
    name = known.get(code) or _line(post.get("programme-name", "")) or code
    parties = tuple(
        Party(one.id, _line(post.get(f"part-{one.id}", "")), one.name) for one in among if one.id in chosen
    )
    text = post.get("text", "").replace("\r\n", "\n").strip()[:LONGEST_TEXT]
    terms = Terms(
        title=_line(post.get("title", "")),
        programme=code,
        programme_text=name if code else "",
        parties=parties,
        since=since,
        until=until,
        text=text,
    )
    unread = [name for name, day in (("since", since), ("until", until)) if day is None and post.get(name)]
    if another and not wanted and not _is_code(another):
        unread.append("programme-code")
    return Typed(terms, tuple(unread))


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LINE]


def _is_code(text: str) -> bool:
    return len(text) <= _LONGEST_CODE and _CODE.match(text) is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
