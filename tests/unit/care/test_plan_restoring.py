"""What undoing a version makes of a resource: what it said before, with what came since."""

from typing import Any

from sharedcare.care.plan.restoring import restored


def tree(version: str, text: str, *extensions: tuple[str, str], **more: Any) -> dict[str, Any]:
    said = (
        {"extension": [{"url": url, "valueString": value} for url, value in extensions]} if extensions else {}
    )
    return {"resourceType": "Goal", "id": "it", "meta": {"versionId": version}, "text": text, **said, **more}


def test_where_nothing_came_since_it_is_what_it_was_in_the_store_s_words() -> None:
    was = tree("1", "Gå", ("urn:citizen", "Jeg vil gå"), ("urn:other", "x"))
    undone = tree("2", "Løb", ("urn:other", "x"))

    assert restored(tree("3", "Løb", ("urn:other", "x")), undone=undone, was=was) == {
        **was,
        "meta": {"versionId": "3"},
    }


def test_an_extension_comes_back_beside_one_that_was_changed_since() -> None:
    was = tree("1", "Gå", ("urn:citizen", "Jeg vil gå"), ("urn:progress", "1"))
    undone = tree("2", "Løb", ("urn:progress", "1"))
    current = tree("3", "Løb", ("urn:progress", "2"), due="2026-03-20")

    found = restored(current, undone=undone, was=was)

    assert (found["text"], found["due"], found["meta"]) == ("Gå", "2026-03-20", {"versionId": "3"})
    assert {one["url"]: one["valueString"] for one in found["extension"]} == {
        "urn:citizen": "Jeg vil gå",
        "urn:progress": "2",
    }


def test_what_the_version_had_put_there_goes_and_what_somebody_made_of_it_stays() -> None:
    was, undone = tree("1", "Gå"), tree("2", "Gå", due="2026-03-20", start="2026-03-01")

    found = restored(tree("3", "Gå", due="2026-03-20", start="2026-03-05"), undone=undone, was=was)

    assert ("due" in found, found["start"]) == (False, "2026-03-05")


def test_words_do_not_come_back_beside_the_translation_that_others_got_since() -> None:
    was = tree("1", "Gå", _text={"en": "Walk"})
    undone = tree("2", "Løb")

    found = restored(tree("3", "Løb", _text={"en": "Run"}), undone=undone, was=was)

    # What the form writes then drops the translation with the words.
    assert (found["text"], found["_text"]) == ("Løb", {"en": "Run"})
    assert restored(tree("3", "Løb", due="2026-03-20"), undone=undone, was=was)["_text"] == {"en": "Walk"}
