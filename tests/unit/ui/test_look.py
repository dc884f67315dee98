"""How a reader wants the pages is asked by links and remembered by the browser, and says nothing about the reader."""

from django.http import HttpResponse
from django.test import RequestFactory

from sharedcare.ui.look import Look, look_of, remember, with_choice


def _asked(query: str = "", cookies: dict[str, str] | None = None, language: str = "da") -> Look:
    request = RequestFactory().get(f"/{query}", headers={"accept-language": language})
    request.COOKIES.update(cookies or {})
    return look_of(request)


def test_without_a_word_it_is_danish_comfortable_and_as_the_computer_is() -> None:
    assert _asked() == Look("da", "comfortable", "system", "on", is_new=False)


def test_the_browser_says_which_language_its_reader_reads() -> None:
    assert _asked(language="en-GB,en").language == "en"
    assert _asked(language="fr").language == "da"


def test_what_is_chosen_is_remembered_beside_what_was_chosen_before() -> None:
    first = _asked("?density=compact")
    response = HttpResponse()
    remember(response, first, secure=True)
    cookies = {name: morsel.value for name, morsel in response.cookies.items()}

    second = _asked("?theme=dark", cookies)

    assert (second.density, second.theme) == ("compact", "dark")
    assert all(morsel["httponly"] and morsel["secure"] for morsel in response.cookies.values())


def test_nothing_is_kept_of_who_chose_nothing() -> None:
    response = HttpResponse()

    remember(response, _asked(), secure=False)

    assert not response.cookies


def test_a_choice_that_does_not_exist_is_no_choice() -> None:
    assert _asked("?density=huge&lang=xx", {"look": "x.y.z"}) == Look(is_new=True)


def test_a_choice_keeps_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/patient/1?at=2026-11-01T00:00:00Z&density=compact")

    assert with_choice(request, density="comfortable") == "?at=2026-11-01T00%3A00%3A00Z&density=comfortable"


def test_how_far_back_curves_go_is_remembered_like_the_rest() -> None:
    response = HttpResponse()
    remember(response, _asked("?period=30d"), secure=False)
    cookies = {name: morsel.value for name, morsel in response.cookies.items()}

    assert _asked().period == "12m"
    assert _asked(cookies=cookies).period == "30d"
    assert _asked("?period=forever", cookies).period == "30d"
    assert _asked(cookies={"look": "compact.dark.off"}).period == "12m"
