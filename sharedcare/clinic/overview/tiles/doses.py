"""How much of a medicine is taken, in whatever room there is: no number is ever cut."""

from math import floor

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.voice import Voice
from sharedcare.overview.types import DoseChange, Medicine
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.markup import Said, escaped, html


def dose(medicine: Medicine, voice: Voice) -> SafeString | str:
    """What is taken, and what it was before. In a row the change alone, of which the old dose gives way as one piece;
    where there is room for all of it, the new dose as it was prescribed."""
    change = medicine.change
    if change is None or not change.before or not change.after:
        said = voice.says(medicine.dose if change is None else change.after or change.before)
        return _room("", said, said) if said else ""
    return _changed(change, voice)


def share(medicine: Medicine, voice: Voice) -> SafeString | str:
    """How much of the target dose it is: what lacks a little is not all of it. In a row the number alone."""
    if medicine.percent is None:
        return ""
    number = with_unit(f"{floor(medicine.percent)}", "%", voice.tongue.language)
    of = escaped(voice.words.tiles.medicines_target)
    return html(f'<span class="share" title="{number} {of}">{number}<span class="unseen"> {of}</span></span>')


def _changed(change: DoseChange, voice: Voice) -> SafeString:
    """`25 → 50 mg` for 25 mg and 50 mg: the unit once, where both have the same."""
    before, after = voice.says(change.before), voice.says(change.after)
    then, now = before.words.split(" "), after.words.split(" ")
    alike = 0
    while alike < min(len(then), len(now)) - 1 and then[-1 - alike] == now[-1 - alike]:
        alike += 1
    # The unit comes first of what did not change, and belongs to the number.
    shown = len(now) - max(alike - 1, 0)
    was = f"{' '.join(then[: len(then) - alike])} →"
    brief = Said(" ".join(now[:shown]).rstrip(","), after.language)
    return _room(was, brief, Said(f"{was} {after.words}", after.language))


def _room(was: str, now: Said, whole: Said) -> SafeString:
    amount, rest = _amount(now.words)
    parts = (
        f'<span class="was">{escaped(was)}</span> ' if was else "",
        f'<span class="now"><span class="amount">{escaped(amount)}</span>'
        if amount
        else '<span class="now">',
        f'<span class="cut" title="{escaped(whole.words)}">{escaped(rest)}</span>' if rest else "",
        "</span>",
    )
    brief = f'<span class="aside cut dose" title="{escaped(whole.words)}"{now.lang}>{"".join(parts)}</span>'
    return html(f'{brief}<span class="aside whole"{whole.lang}>{escaped(whole.words)}</span>')


def _amount(words: str) -> tuple[str, str]:
    """The number with its unit, which stay together, and the rest."""
    number, _, after = words.partition(" ")
    if not any(letter.isnumeric() for letter in number):
        return "", words
    unit, _, rest = after.partition(" ")
    return f"{number} {unit}".strip(), rest
