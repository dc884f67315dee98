"""Which token answers a question about a path: the search side of what extraction writes."""

from sharedcare.records.indexing.parameters import Parameter, Path
from sharedcare.records.indexing.tokens import (
    bare_token,
    code_token,
    coding_token,
    present_token,
    system_token,
)


def tokens_for(parameter: Parameter, system: str | None, code: str | None) -> list[int]:
    """The tokens of which a resource has at least one when a token parameter matches it.

    `system` None means any system (`code`), empty means explicitly none (`|code`); `code` None means any
    code of the system (`system|`). Empty when nothing can match. A plain path (a status, a boolean)
    stores codes alone: there the system can only be the one that the element's value set comes from.
    https://hl7.org/fhir/R4/search.html#token
    """
    found = (_token(parameter, path, system, code) for path in parameter.paths)
    return [token for token in found if token is not None]


def _token(parameter: Parameter, path: Path, system: str | None, code: str | None) -> int | None:
    if path.is_plain:
        return _plain(parameter, path, system, code)
    if code is None:
        return system_token(path.name, system) if system else None
    if system is None:
        return code_token(path.name, code)
    return coding_token(path.name, system, code) if system else bare_token(path.name, code)


def _plain(parameter: Parameter, path: Path, system: str | None, code: str | None) -> int | None:
    if system and system != parameter.system:
        return None
    if code is None:
        return present_token(path.name) if system else None
    return code_token(path.name, code)
