"""What is believed of a proxy in front."""

from sharedcare.config.proxy import seen_past

ASKED = {"REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http"}


def test_scheme_and_address_are_those_that_the_proxy_saw() -> None:
    seen = seen_past({**ASKED, "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "192.0.2.7"})

    assert (seen["wsgi.url_scheme"], seen["REMOTE_ADDR"]) == ("https", "192.0.2.7")


def test_what_the_asker_put_before_the_proxys_own_entry_counts_for_nothing() -> None:
    seen = seen_past({**ASKED, "HTTP_X_FORWARDED_FOR": "10.0.0.1, 2001:db8::7"})

    assert seen["REMOTE_ADDR"] == "2001:db8::7"


def test_what_makes_no_sense_changes_nothing() -> None:
    seen = seen_past({**ASKED, "HTTP_X_FORWARDED_PROTO": "gopher", "HTTP_X_FORWARDED_FOR": "unknown"})

    assert {name: seen[name] for name in ASKED} == ASKED
    assert seen_past(ASKED) == ASKED
