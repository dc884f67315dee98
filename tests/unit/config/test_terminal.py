"""Text for a person at a terminal."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sharedcare.config.cli.terminal import lines, moment, table


def test_columns_are_as_wide_as_what_is_in_them() -> None:
    assert table(("a", "name"), [("1", "Østlab"), ("12", "")]) == "a   name\n1   Østlab\n12  -"


def test_nothing_that_others_wrote_commands_the_terminal() -> None:
    assert table(("a",), [("x\x1b[2J\n",)]) == "a\nx\ufffd[2J\ufffd"
    assert lines(b"MSH|x\x1b\rPID|y\r\n") == "MSH|x\ufffd\nPID|y"


def test_a_message_in_another_encoding_than_utf_8_is_shown_all_the_same() -> None:
    assert lines("Sørensen".encode("latin-1")) == "Sørensen"


def test_a_moment_is_told_in_the_time_of_the_place() -> None:
    assert (
        moment(datetime(2026, 6, 10, 22, 30, tzinfo=UTC), ZoneInfo("Europe/Copenhagen")) == "2026-06-11 00:30"
    )
