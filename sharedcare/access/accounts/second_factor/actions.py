"""Setting up second factors, giving one, and taking them away. The trail tells of each."""

from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.http import HttpRequest

from sharedcare.access.accounts import attempts
from sharedcare.access.accounts.queries import account_named
from sharedcare.access.accounts.second_factor import codes, passkeys
from sharedcare.access.accounts.second_factor.queries import factors_of
from sharedcare.access.accounts.second_factor.rules import may_remove_one
from sharedcare.access.accounts.second_factor.types import Means
from sharedcare.access.accounts.telling import refuse, tell
from sharedcare.access.actors import nobody
from sharedcare.access.errors import NoSecondFactorHere, NotTheLast, TooManyAttempts, WrongProof
from sharedcare.access.models import Account
from sharedcare.access.types import Action, Actor

LONGEST_NAME = 60


@transaction.atomic
def add_app(*, account: Account, secret: str, code: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Let an app with this key be a second factor, in place of one that there was. Returns recovery codes if these are new.

    Raises WrongProof unless the app shows `code` now, and NoSecondFactorHere for an account of the demonstration.
    """
    _require_own(account)
    step = codes.step_of(secret, code, at=at)
    if step is None:
        raise WrongProof("This is not the code that the app shows now. Wait for the next one and try again.")
    data = {"secret": get_adapter().encrypt(secret), "step": step}
    Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).delete()
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=data, created_at=at)
    tell(Action.CHANGE_FACTOR, by=by, at=at, what="app added")
    return _first_codes(account, at)


@transaction.atomic
def add_passkey(
    *, request: HttpRequest, account: Account, name: str, credential: str, by: Actor, at: datetime
) -> tuple[str, ...]:
    """Let the passkey that this browser has just made be a second factor. Returns recovery codes if these are new.

    Raises WrongProof or NoSecondFactorHere.
    """
    _require_own(account)
    data = {"name": name.strip()[:LONGEST_NAME] or "-", "credential": passkeys.made(request, credential)}
    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=data, created_at=at)
    tell(Action.CHANGE_FACTOR, by=by, at=at, what="passkey added")
    return _first_codes(account, at)


@transaction.atomic
def remove_factor(*, account: Account, passkey: int | None, required: bool, by: Actor, at: datetime) -> None:
    """Take a passkey away, or (None) the app. Raises NotTheLast where one is `required` and this is the only one."""
    Account.objects.select_for_update().get(pk=account.pk)
    if not may_remove_one(factors_of(account), required=required):
        raise NotTheLast("This is the only second factor. Add another before you remove it.")
    kind = Authenticator.Type.TOTP if passkey is None else Authenticator.Type.WEBAUTHN
    known = Authenticator.objects.filter(user_id=account.pk, type=kind)
    gone, _ = (known if passkey is None else known.filter(pk=passkey)).delete()
    if gone:
        tell(Action.CHANGE_FACTOR, by=by, at=at, what=f"{'app' if passkey is None else 'passkey'} removed")
    if not factors_of(account).count:
        Authenticator.objects.filter(user_id=account.pk).delete()


@transaction.atomic
def renew_recovery_codes(*, account: Account, by: Actor, at: datetime) -> tuple[str, ...]:
    """New recovery codes; those from before no longer count."""
    _require_own(account)
    made = _new_codes(account, at)
    tell(Action.CHANGE_FACTOR, by=by, at=at, what="recovery codes renewed")
    return made


@transaction.atomic
def forget_factors(*, username: str, by: Actor, at: datetime) -> int:
    """Take all of an account's second factors away, for somebody who has lost them: how many. Raises NoSuchAccount.

    Its sessions end; with the next sign-in it sets up a new one.
    """
    account = account_named(username)
    gone: int = Authenticator.objects.filter(user_id=account.pk).delete()[0]
    account.era += 1
    account.save(update_fields=["era"])
    tell(Action.CHANGE_FACTOR, by=by._replace(account=account.pk), at=at)
    return gone


def give_code(*, account: Account, code: str, source: str | None, at: datetime) -> Means:
    """By what the code that was typed is good: the app or a recovery code. Raises WrongProof or TooManyAttempts.

    Attempts count for the account alone, from wherever they come: only who knows the password gets as far as here.
    """
    knocking = nobody()._replace(source=source, account=account.pk)
    key = f"code\n{account.username}"
    try:
        attempts.note(username=key, source=None, at=at)
    except TooManyAttempts as refusal:
        refuse(Action.SIGN_IN, by=knocking, at=at, reason=refusal.message, what="code")
        raise
    with transaction.atomic():
        means = _means(account, code, at)
    if means is None:
        wrong = WrongProof("The code is wrong, or was used before.")
        refuse(Action.SIGN_IN, by=knocking, at=at, reason=wrong.message, what="code")
        raise wrong
    attempts.forget(username=key, source=None)
    return means


def show_passkey(
    *, request: HttpRequest, account: Account | None, source: str | None, in_demo: bool = False, at: datetime
) -> Account:
    """Whose passkey this browser has shown, in the field `credential`; `account` where the password has been given already. Raises WrongProof."""
    knocking = nobody()._replace(source=source, account=account.pk if account else None)
    try:
        whose, one = passkeys.shown(request, request.POST.get("credential", ""), account=account)
        _require_welcome(whose, in_demo=in_demo)
    except WrongProof as refusal:
        refuse(Action.SIGN_IN, by=knocking, at=at, reason=refusal.message, what=Means.PASSKEY)
        raise
    Authenticator.objects.filter(pk=one.pk).update(last_used_at=at)
    return whose


def _require_welcome(account: Account, *, in_demo: bool) -> None:
    if not account.is_active or (account.is_demo and not in_demo):
        raise WrongProof("This passkey is not known here, or it was not shown as it was asked for.")


def _means(account: Account, code: str, at: datetime) -> Means | None:
    if codes.uses_app(account, code, at=at):
        return Means.APP
    return Means.RECOVERY if codes.uses_recovery(account, code, at=at) else None


def _require_own(account: Account) -> None:
    if account.is_demo:
        raise NoSecondFactorHere(
            "Everybody shares the accounts of the demonstration: they have no second factor."
        )


def _first_codes(account: Account, at: datetime) -> tuple[str, ...]:
    kept = Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES)
    return () if kept.exists() else _new_codes(account, at)


def _new_codes(account: Account, at: datetime) -> tuple[str, ...]:
    Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    made = RecoveryCodes.activate(account)
    Authenticator.objects.filter(pk=made.instance.pk).update(created_at=at)
    return tuple(made.generate_codes())
