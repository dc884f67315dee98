"""Words in another language than their page say so, wherever they stand."""

from sharedcare.ui.markup import Said, escaped, filled, joined


def test_words_in_the_language_of_the_page_are_plain() -> None:
    assert escaped(Said("Weight")) == "Weight"
    assert Said("Weight").lang == ""


def test_words_in_another_language_stand_in_an_element_that_says_so() -> None:
    assert escaped(Said("Vægt", "da")) == '<span lang="da">Vægt</span>'
    assert Said("Vægt", "da").lang == ' lang="da"'


def test_words_that_run_leftwards_say_that_too() -> None:
    assert Said("حقنة", "ar").lang == ' lang="ar" dir="rtl"'


def test_several_parts_keep_their_languages_and_none_becomes_markup() -> None:
    parts = joined(" · ", Said("Ring <nu>", "da"), Said(""), "", "a & b")

    assert parts == '<span lang="da">Ring &lt;nu&gt;</span> · a &amp; b'
    assert filled("for {}", Said("Væske", "da")) == 'for <span lang="da">Væske</span>'
    assert filled("<{}>", parts) == f"&lt;{parts}&gt;"
