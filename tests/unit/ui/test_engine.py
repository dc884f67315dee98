"""What holds of every template: nothing from outside becomes HTML, and no name is misspelt in silence."""

import pytest
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import DictLoader, UndefinedError

from sharedcare.ui.engine import environment
from sharedcare.ui.markup import html


def _made(template: str, *, name: str = "a.html", **given: object) -> str:
    return environment(loader=DictLoader({name: template})).get_template(name).render(given)


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
def test_what_comes_from_outside_is_escaped_whatever_the_ending_of_the_template(name: str) -> None:
    said = _made("{{ text }}", name=name, text='<b>"it\'s"</b>')

    assert said == "&lt;b&gt;&#34;it&#39;s&#34;&lt;/b&gt;"


def test_what_was_made_for_a_page_stays() -> None:
    assert _made("{{ text }}", text=html("<b>here</b>")) == "<b>here</b>"


@pytest.mark.parametrize(
    "template",
    ["{{ nmae }}", "{{ name.first }}", "{% if nmae %}{% endif %}", "{% for one in nmae %}{% endfor %}"],
)
def test_a_name_that_does_not_exist_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        _made(template, name="a.html", given="Anna")


def test_lines_become_paragraphs_in_which_nothing_from_outside_is_html() -> None:
    said = _made("{{ text|linebreaks }}", text="<script>\n\nsecond\nline")

    assert said == "<p>&lt;script&gt;</p>\n\n<p>second<br>line</p>"


def test_pages_have_one_engine_that_reads_a_template_once() -> None:
    (engine,) = engines.all()

    assert isinstance(engine, Jinja2)
    assert not engine.env.auto_reload
    assert engine.env.get_template("ui/page.html") is engine.env.get_template("ui/page.html")
