"""In which language the words of a resource are, and what they are in another."""

from typing import Any

from sharedcare.overview.fhir.texts import TRANSLATION, first_sentence, joined, said, written
from sharedcare.overview.types import NOTHING, Text

SKS, NPU = "urn:oid:1.2.208.176.2.4", "http://npu-terminology.org"


def translated(**contents: str) -> dict[str, Any]:
    """What stands beside a primitive, with these translations of it."""
    return {
        "extension": [
            {
                "url": TRANSLATION,
                "extension": [
                    {"url": "lang", "valueCode": language},
                    {"url": "content", "valueString": content},
                ],
            }
            for language, content in contents.items()
        ]
    }


def english(text: Text) -> tuple[str, str]:
    return text.within("en", native="da")


def danish(text: Text) -> tuple[str, str]:
    return text.within("da", native="da")


def test_a_reader_of_another_language_gets_the_translation_and_others_the_words_themselves() -> None:
    task = {
        "language": "da",
        "description": "Ring til Poul",
        "_description": translated(en="Call Poul", de="Poul anrufen"),
    }
    text = written(task, "description", task)

    assert english(text) == ("Call Poul", "en")
    assert danish(text) == ("Ring til Poul", "da")


def test_words_without_a_translation_stay_and_tell_the_language_of_their_resource() -> None:
    note = {"language": "ar", "contentString": "هل آخذ الحقنة؟"}

    assert english(written(note, "contentString", note)) == ("هل آخذ الحقنة؟", "ar")


def test_words_that_tell_no_language_are_in_that_of_the_region() -> None:
    assert english(written({"title": "Plan"}, "title", {})) == ("Plan", "da")
    assert Text("Plan").within("en", native="en") == ("Plan", "en")


def test_the_region_of_a_language_does_not_matter() -> None:
    plan = {"language": "da-DK", "title": "Årsplan", "_title": translated(**{"en-GB": "Yearly plan"})}

    assert english(written(plan, "title", plan)) == ("Yearly plan", "en")
    assert danish(written(plan, "title", plan)) == ("Årsplan", "da")


def test_a_translation_that_lacks_its_language_or_its_content_is_none() -> None:
    half = {"extension": [{"url": TRANSLATION, "extension": [{"url": "lang", "valueCode": "en"}]}]}
    plan = {"title": "Årsplan", "_title": half}

    assert written(plan, "title", plan).others == ()


def test_a_concept_says_its_text_before_the_name_of_its_code_and_that_before_the_code() -> None:
    assert said({"text": "a", "coding": [{"display": "b", "code": "c"}]}, {}).words == "a"
    assert said({"coding": [{"code": "c"}, {"display": "b", "_display": translated(en="B")}]}, {}) == Text(
        "b", "", (("en", "B"),)
    )
    assert said({"coding": [{"code": "c"}]}, {}).words == "c"
    assert said(None, {}) is NOTHING


def test_a_code_that_we_have_names_for_is_said_in_english_though_its_sender_wrote_danish_alone() -> None:
    failing = said({"coding": [{"system": SKS, "code": "DI501"}], "text": "Hjertesvigt, venstresidigt"}, {})
    potassium = said({"coding": [{"system": NPU, "code": "NPU03230"}], "text": "P-Kalium"}, {})

    assert danish(failing) == ("Hjertesvigt, venstresidigt", "da")
    assert english(failing)[1] == "en"
    assert "eart failure" in english(failing)[0]
    assert english(potassium) == ("Potassium", "en")


def test_our_name_of_a_code_does_not_stand_for_words_that_say_something_else() -> None:
    smoking = {"coding": [{"system": SKS, "code": "DZ720"}], "text": "Tidligere ryger"}
    cancer = {"coding": [{"system": SKS, "code": "DZ853"}], "text": "Tidligere cancer i bryst"}

    assert english(said(smoking, {})) == ("Tidligere ryger", "da")
    assert english(said(cancer, {})) == ("Previous breast cancer", "en")


def test_a_code_that_came_without_a_word_gets_our_name_for_it() -> None:
    failing = said({"coding": [{"system": SKS, "code": "DI501"}]}, {})

    assert danish(failing)[0] != "DI501"
    assert "failure" in english(failing)[0]


def test_a_translation_that_was_sent_goes_before_our_own_name() -> None:
    concept = {
        "coding": [{"system": SKS, "code": "DI501"}],
        "text": "Hjertesvigt, venstresidigt",
        "_text": translated(en="Left-sided heart failure"),
    }
    assert english(said(concept, {})) == ("Left-sided heart failure", "en")


def test_texts_are_put_together_and_taken_apart_in_each_language() -> None:
    weight = Text("Vægt +2,1 kg. Grænsen er 2,0.", "da", (("en", "Weight +2.1 kg. The limit is 2.0."),))
    first, rest = first_sentence(weight)

    assert (first.words, english(first)[0]) == ("Vægt +2,1 kg", "Weight +2.1 kg")
    assert (rest.words, english(rest)[0]) == ("Grænsen er 2,0.", "The limit is 2.0.")
    assert english(joined(" - ", first, NOTHING, Text("ukendt", "da")))[0] == "Weight +2.1 kg - ukendt"
    kilograms = Text("81,3 kg", "da", (("en", "81.3 kg"),))
    assert english(joined(" ", Text("Vægt"), kilograms))[0] == "Vægt 81.3 kg"
    assert joined(" ", Text("Weight", "en", (("da", "Vægt"),)), kilograms).words == "Weight 81.3 kg"


def test_what_is_one_sentence_has_no_second_in_any_language() -> None:
    text = Text("Blodtryk mangler", "da", (("en", "Blood pressure is missing"),))
    ended = Text("Blodtryk mangler.", "da", (("en", "Blood pressure is missing."),))

    assert first_sentence(text) == (text, NOTHING)
    assert first_sentence(ended) == (text, NOTHING)
    assert first_sentence(Text("Se nærmere...")) == (Text("Se nærmere..."), NOTHING)


def test_a_translation_of_two_sentences_is_not_cut_where_the_words_themselves_are_one() -> None:
    text = Text("Vægten er steget.", "da", (("en", "The weight has risen. Call the nurse today."),))

    first, rest = first_sentence(text)

    assert (first.words, english(first)[0]) == (
        "Vægten er steget",
        "The weight has risen. Call the nurse today",
    )
    assert rest == NOTHING
