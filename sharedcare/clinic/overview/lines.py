"""The lines of the tiles as HTML. There are hundreds on a page, and a template takes twice as long for each."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.page import Row, Target
from sharedcare.ui.markup import Said, escaped, html


def lines(rows: Iterable[Row]) -> SafeString:
    """List items of a tile that is a list."""
    return html("\n".join(_line(row) for row in rows))


def _line(row: Row) -> str:
    tag = f'a href="{escaped(row.href)}"' if row.href else "b"
    said = f"<{tag}{_cut(row.text)}</{tag[0]}>"
    said += row.dose
    if row.aside:
        said += f"<span{_cut(row.aside, also='aside ')}</span>"
    extra = f'<span class="extra">{escaped(row.more)}</span>' if row.more else ""
    return (
        f'<li class="row {row.step} {row.look}">{row.sign}{row.chip}<span class="said">{said}</span>{row.new}'
        f'<span class="when">{escaped(row.when)}</span>{extra}</li>'
    )


def _cut(said: Said, *, also: str = "") -> str:
    """The rest of an element that holds these words, as far as there is room for them."""
    words = escaped(said.words)
    return f' class="{also}cut" title="{words}"{said.lang}>{words}'


def target_lines(rows: Iterable[Target]) -> SafeString:
    """List items of the tile of goals and measurements."""
    return html("\n".join(_target_line(row) for row in rows))


def _target_line(row: Target) -> str:
    old = " old" if row.fresh else ""
    words = "" if row.is_number else " words"
    state = ", ".join(part for part in (row.fresh, row.flag) if part)
    told = escaped(row.source_told)
    parts = (
        f'<li class="target {row.look} {row.step}{words}">{row.shape}'
        f'<span class="name"><a href="{escaped(row.href)}"{_cut(row.name)}</a>{row.new}</span>',
        f'<span class="value{old}">{_value(row)}</span>',
        _change(row),
        f'<span class="against">{row.bullet}</span><span class="goal"><span class="unseen">{escaped(row.goal_told)} </span>{escaped(row.goal)}</span>'
        if row.is_number
        else "",
        f'<span class="course">{escaped(row.spark)}</span>' if row.spark else "",
        f'<span class="age{old}">{row.age} {_state(state, is_flag=bool(row.flag))}</span>',
        f'<a class="origin" href="{escaped(row.source)}" aria-label="{told}" title="{told}">{row.chip}</a>',
        f'<span class="extra">{escaped(row.more)}</span>' if row.more else "",
        "</li>",
    )
    return "".join(parts)


def _value(row: Target) -> str:
    value, unit = escaped(row.value.words), escaped(row.unit)
    said = f'<b class="cut" title="{value} {unit}"{row.value.lang}>{value}</b>'
    return f'{said} <span class="unit cut" title="{unit}">{unit}</span>' if unit else said


def _change(row: Target) -> str:
    if not row.change:
        return ""
    told = escaped(row.change_told)
    return (
        f'<span class="change {row.change_look}" title="{told}"><span aria-hidden="true">{escaped(row.change)}</span>'
        f'<span class="unseen">{told}</span></span>'
    )


def _state(state: str, *, is_flag: bool) -> str:
    said = escaped(state)
    return f'<span class="{"flag" if is_flag else "state"} cut" title="{said}">{said}</span>' if state else ""
