"""Whether templates become statements that say of a page what the templates ask of it."""

import pytest
from jinja2 import DictLoader, Environment

from tools.pages.typed import NotChecked
from tools.pages.views import with_statements

BASE = "{% with words=frame.words %}{{ words.top }}{% block content %}{% endblock %}{% endwith %}"
VIEW = """\
def show(request: Request) -> Answer:
    return rendered(request, "a.html", Page(1), status=200)
"""


def _statements(view: str = VIEW, **templates: str) -> list[str]:
    environment = Environment(
        loader=DictLoader({f"{name}.html": text for name, text in templates.items()}), autoescape=True
    )
    changed, _ = with_statements(view, environment)
    return [line.strip() for line in changed.splitlines()]


def test_statements_stand_in_front_of_the_call_with_the_line_of_the_template() -> None:
    found = _statements(a="{{ page.name }}\n{% for one in page.rows %}{{ one|length }}{% endfor %}")

    assert found == [
        "def show(request: Request) -> Answer:",
        "import tools.pages.means as _means",
        "_page_0 = Page(1)",
        "_means.shown(_page_0.name)  # a.html:1",
        "for one_0 in _page_0.rows:  # a.html:2",
        "pass  # a.html:2",
        "_means.shown(_means.length(one_0))  # a.html:2",
        'return rendered(request, "a.html", Page(1), status=200)',
    ]


def test_a_block_sees_nothing_of_what_stands_around_it() -> None:
    found = _statements(
        base=BASE,
        a='{% extends "base.html" %}{% block content %}{{ words.title }}{{ page.title }}{% endblock %}',
    )

    assert found[3:6] == [
        "words_0 = _page_0.frame.words  # base.html:1",
        "_means.shown(words_0.top)  # base.html:1",
        "_means.shown(unknown_words.title)  # a.html:1",
    ]


def test_what_is_included_sees_the_loop_that_it_stands_in_and_a_name_given_to_it() -> None:
    found = _statements(
        a='{% for one in page.rows %}{% with is_first=loop.first %}{% include "b.html" %}{% endwith %}{% endfor %}',
        b="{% if is_first and loop.last %}{{ one }}{% else %}{{ outside }}{% endif %}",
    )

    assert "if (is_first_1 and _means.Loop().last):  # b.html:1" in found
    assert "_means.shown(one_0)  # b.html:1" in found
    assert "_means.shown(unknown_outside)  # b.html:1" in found


def test_a_page_of_the_front_has_no_frame() -> None:
    found = _statements('x = rendered("a.html", page)\n', a="{{ frame.words }}")

    assert "_means.shown(unknown_frame.words)  # a.html:1" in found


def test_what_is_not_understood_is_said_and_not_passed_over() -> None:
    with pytest.raises(NotChecked):
        _statements(a="{% macro one() %}{% endmacro %}")
