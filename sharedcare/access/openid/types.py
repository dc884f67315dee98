"""The providers that people can sign in at, and whom they say somebody is. Knows no Django: settings are read into these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Serves(StrEnum):
    """Whom a provider vouches for."""

    STAFF = "staff"
    PATIENTS = "patients"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNames:
    """What a provider calls what it tells: the names of claims in its tokens."""

    cpr: str = "cpr"
    organization: str = "organization"
    authorization: str = "authorization"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One provider. `name` stands in addresses, `label` on the button.

    `organizations` leads from what the provider calls an organisation, such as a CVR number, to SOR codes; what is not
    in it is a SOR code itself.
    """

    name: str
    label: str
    serves: Serves
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: str = "openid"
    claims: ClaimNames = ClaimNames()
    organizations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Begun(NamedTuple):
    """What a browser has to bring back, kept in its session meanwhile: OAuth's state, the nonce, and PKCE's verifier."""

    state: str
    nonce: str
    verifier: str


class Endpoints(NamedTuple):
    """Where a provider is asked what (OpenID Connect Discovery 1.0 section 3). Empty where it has none."""

    authorization: str
    token: str
    keys: str
    userinfo: str
    end_session: str
    secret_in_header: bool
    tells_issuer: bool


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom a provider says somebody is. The CPR number goes into no log, no address and no session."""

    subject: str
    id_token: str = field(repr=False)
    cpr: str | None = field(default=None, repr=False)
    organizations: tuple[str, ...] | None = None
    authorization: str | None = None
