"""The plan as clean text, to be put into a journal that knows nothing of ours. Pure."""

import re
from collections.abc import Iterable

from sharedcare.clinic.plan.page import PlanPage, Row

_TAGS = re.compile(r"<title>.*?</title>|<[^>]+>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'"}


def journal_text(page: PlanPage, *, stamp: str) -> str:
    """One line for each thing under its heading; no number of the patient's, whom the journal is about anyway."""
    words = page.words
    parts = [[f"{words.title.upper()} {stamp}"]]
    parts.append(
        [
            f"{one.programme.words}: {words.responsible.lower()} {plain(one.who) or words.nobody}"
            for one in page.responsible
        ]
    )
    parts.append(_under(words.wishes, page.wishes))
    parts.append(_under(words.targets, page.targets))
    parts.append(_under(words.aims, page.aims))
    parts += [_under(group.title, group.rows) for group in (*page.times, *page.lists)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def plain(said: object) -> str:
    """What was made for a page, without its elements."""
    found = _TAGS.sub("", str(said or ""))
    for entity, letter in _ENTITIES.items():
        found = found.replace(entity, letter)
    return " ".join(found.split())


def _under(title: str, rows: Iterable[Row]) -> list[str]:
    lines = [_line(row) for row in rows]
    return [title, *lines] if lines else []


def _line(row: Row) -> str:
    beside = [part for part in (row.stands, plain(row.state), plain(row.when), plain(row.more)) if part]
    return f"- {row.text.words}" + (f" ({'; '.join(beside)})" if beside else "")
