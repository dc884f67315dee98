"""What a process of the web server has done before it answers."""

import gc

import pytest
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from sharedcare.config import standby


def test_a_process_that_stands_by_has_every_template_compiled_and_walks_through_nothing_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: done.append("collected"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("frozen"))
    monkeypatch.setattr(gc, "set_threshold", lambda many: done.append(f"after {many}"))
    [engine] = [one for one in engines.all() if isinstance(one, Jinja2)]
    compiled = engine.env.cache
    assert compiled is not None
    compiled.clear()

    standby.stand_by()

    assert done == ["collected", "frozen", "after 20000"]
    assert len(compiled) == len(engine.env.list_templates()) > 100
    assert {name for _, name in compiled} >= {"overview/page.html", "worklist/page.html"}
