"""A simulation as one page that needs nothing else: bars for how much, and how it runs week by week. Pure."""

from collections.abc import Iterator, Sequence
from html import escape

from sharedcare.programmes.simulating import telling
from sharedcare.programmes.simulating.telling import Row, number
from sharedcare.programmes.simulating.types import Simulated
from sharedcare.programmes.simulating.words import WORDS

_WIDTH, _HIGH, _FULL = 168, 22, 0.8
_STYLE = """
:root{color-scheme:light dark;--ink:#1b2430;--soft:#5a6675;--line:#d9dee5;--paper:#fff;--work:#2b6cb0;--minutes:#2f7d5b;
--red:#b3261e;--yellow:#a86a00;--blue:#2b6cb0}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#a5b0bf;--line:#38424f;--paper:#141a22;--work:#7db4ef;
--minutes:#7ccba3;--red:#ff9a92;--yellow:#f0bd60;--blue:#7db4ef}}
*{box-sizing:border-box}body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem;line-height:1.25;margin:0}h2{font-size:1.0625rem;margin:2.25rem 0 .5rem}
p{margin:.25rem 0;max-width:44rem}.soft{color:var(--soft)}table{border-collapse:collapse;width:100%}
th,td{padding:.375rem .5rem .375rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle;font-weight:400}
thead th{white-space:nowrap;color:var(--soft);font-size:.875rem}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;width:5.5rem}
td.c,th.c{width:11.5rem;padding-right:0}td.b{width:26%}.bar{display:block;height:.625rem;border-radius:2px;min-width:2px}
.work{background:var(--work)}.minutes{background:var(--minutes)}.red{background:var(--red)}.yellow{background:var(--yellow)}
.blue{background:var(--blue)}svg{display:block}svg path{opacity:.75}path.work{fill:var(--work)}
path.minutes{fill:var(--minutes)}path.red{fill:var(--red)}path.yellow{fill:var(--yellow)}path.blue{fill:var(--blue)}
.tag{font-size:.8125rem;color:var(--soft);margin-left:.375rem}
@media(max-width:40rem){tr{display:grid;grid-template-columns:1fr 4rem 4rem 7rem;align-items:center;border-bottom:1px solid var(--line)}
th,td{border:0}tbody th{grid-column:1/-1;padding-bottom:0}td.b,th.b{display:none}th+td.n{grid-column:2}td.n,th.n{width:auto}
td.c,th.c{width:auto}td.c svg{width:6.5rem}}
@media print{body{max-width:none;padding:0}h2{break-after:avoid}tr{break-inside:avoid}}
"""


def page(found: Simulated, *, language: str) -> str:
    """The whole page."""
    words = WORDS[language]
    title = f"{found.title[language == 'en']} {found.version}"
    parts = [
        f"<h1>{escape(title)}: {escape(words['title'].lower())}</h1>",
        f'<p class="soft">{escape(telling.about(found, language))}</p>',
        *_section(words["work"], telling.work(found, language), language),
        *_section(words["minutes"], [telling.minutes(found, language)], language),
        *_section(words["alerts"], telling.alerts(found, language), language),
        *_section(words["waiting"], [telling.waiting(found, language)], language),
        f"<p>{escape(telling.handovers(found, language))}</p>",
        f"<h2>{escape(words['about'])}</h2>",
        *(f'<p class="soft">{escape(each)}</p>' for each in telling.assumed(found, language)),
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>"
    )
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body><main>\n{body}\n</main></body></html>\n'


def _section(title: str, rows: Sequence[Row], language: str) -> Iterator[str]:
    words = WORDS[language]
    yield f"<h2>{escape(title)}</h2>"
    if not rows:
        yield f"<p>{escape(words['none'])}</p>"
        return
    longest = max(row.average for row in rows) or 1.0
    highest = max(max(row.weeks) for row in rows) or 1.0
    weeks = len(rows[0].weeks)
    yield (
        f'<table><thead><tr><th></th><th class="n">{escape(words["average"])}</th><th class="b"></th>'
        f'<th class="n">{escape(words["most"])}</th><th class="c">{escape(words["week"])} 1-{weeks}</th></tr></thead><tbody>'
    )
    for row in rows:
        yield _line(row, longest, highest, language)
    yield "</tbody></table>"


def _line(row: Row, longest: float, highest: float, language: str) -> str:
    words = WORDS[language]
    tag = f'<span class="tag">{escape(words[row.colour])}</span>' if row.colour in telling.COLOURS else ""
    return (
        f'<tr><th scope="row">{escape(row.name)}{tag}</th><td class="n">{number(row.average, language)}</td>'
        f'<td class="b"><span class="bar {row.colour}" style="width:{row.average / longest * 100:.1f}%"></span></td>'
        f'<td class="n">{number(max(row.weeks), language)}</td><td class="c">{_curve(row, highest)}</td></tr>'
    )


def _curve(row: Row, highest: float) -> str:
    """The weeks side by side; all of one table on the same scale. The numbers beside it say the same."""
    step = _WIDTH / len(row.weeks)
    width = step * _FULL
    bars = "".join(
        f"M{number * step:.1f} {_HIGH}v{-week / highest * _HIGH:.1f}h{width:.1f}V{_HIGH}z"
        for number, week in enumerate(row.weeks)
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HIGH}" width="{_WIDTH}" height="{_HIGH}" aria-hidden="true">'
        f'<path class="{row.colour}" d="{bars}"/></svg>'
    )
