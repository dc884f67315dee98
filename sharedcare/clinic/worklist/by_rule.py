"""By which rules something was found, in small print: whose they are, and of which version."""

import re
from collections.abc import Iterable

from sharedcare.care.publishing.queries import shelf
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.clinic.worklist.words import Words
from sharedcare.programmes.fhir.naming import programme_url, questionnaire_url
from sharedcare.programmes.library.reading import instrument
from sharedcare.programmes.telling import said

_NAMED = re.compile(
    rf"(?P<of>{programme_url('')}|{questionnaire_url('')})(?P<key>[^|#]+)\|(?P<version>[^#]+)#.+"
)


def by_rule(rules: Iterable[str], words: Words, language: str) -> dict[str, str]:
    """A sentence for each rule (its canonical address) that names its version; of others nothing is known."""
    found = {one: named for one in dict.fromkeys(rules) if (named := _NAMED.fullmatch(one)) is not None}
    among = shelf() if found else Shelf(())
    return {
        one: words.by_rule.format(
            of=_title(
                among, named["key"], named["version"], language, is_programme=named["of"] == programme_url("")
            ),
            version=named["version"],
        )
        for one, named in found.items()
    }


def _title(among: Shelf, key: str, version: str, language: str, *, is_programme: bool) -> str:
    """As it was called in that version; by its key where that is not known here, such as a partner's."""
    known = among.known(key=key, version=version) if is_programme else instrument(key)
    return key if known is None else said(known.title.clinician, language)
