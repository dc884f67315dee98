"""What undoing a version makes of a resource: what it said before, with what came since."""

from datetime import datetime
from typing import Any

from sharedcare.care.elements import when_done
from sharedcare.care.plan.restoring import restored

NOON = datetime.fromisoformat("2026-03-10T12:00:00+01:00")


def tree(version: str, text: str, *extensions: tuple[str, str], **more: Any) -> dict[str, Any]:
    said = (
        {"extension": [{"url": url, "valueString": value} for url, value in extensions]} if extensions else {}
    )
    return {"resourceType": "Goal", "id": "it", "meta": {"versionId": version}, "text": text, **said, **more}


def test_where_nothing_came_since_it_is_what_it_was_in_the_store_s_words() -> None:
    was = tree("1", "Gå", ("urn:citizen", "Jeg vil gå"), ("urn:other", "x"))
    undone = tree("2", "Løb", ("urn:other", "x"))

    assert restored(tree("3", "Løb", ("urn:other", "x")), undone=undone, was=was, at=NOON) == {
        **was,
        "meta": {"versionId": "3"},
    }


def test_an_extension_comes_back_beside_one_that_was_changed_since() -> None:
    was = tree("1", "Gå", ("urn:citizen", "Jeg vil gå"), ("urn:progress", "1"))
    undone = tree("2", "Løb", ("urn:progress", "1"))
    current = tree("3", "Løb", ("urn:progress", "2"), due="2026-03-20")

    found = restored(current, undone=undone, was=was, at=NOON)

    assert (found["text"], found["due"], found["meta"]) == ("Gå", "2026-03-20", {"versionId": "3"})
    assert {one["url"]: one["valueString"] for one in found["extension"]} == {
        "urn:citizen": "Jeg vil gå",
        "urn:progress": "2",
    }


def test_what_the_version_had_put_there_goes_and_what_somebody_made_of_it_stays() -> None:
    was, undone = tree("1", "Gå"), tree("2", "Gå", due="2026-03-20", start="2026-03-01")

    found = restored(tree("3", "Gå", due="2026-03-20", start="2026-03-05"), undone=undone, was=was, at=NOON)

    assert ("due" in found, found["start"]) == (False, "2026-03-05")


def test_words_do_not_come_back_beside_the_translation_that_others_got_since() -> None:
    was = tree("1", "Gå", _text={"en": "Walk"})
    undone = tree("2", "Løb")

    found = restored(tree("3", "Løb", _text={"en": "Run"}), undone=undone, was=was, at=NOON)

    # What the form writes then drops the translation with the words.
    assert (found["text"], found["_text"]) == ("Løb", {"en": "Run"})
    assert restored(tree("3", "Løb", due="2026-03-20"), undone=undone, was=was, at=NOON)["_text"] == {
        "en": "Walk"
    }


def test_a_task_that_is_not_done_after_all_was_modified_when_that_was_undone() -> None:
    task: dict[str, Any] = {"resourceType": "Task", "id": "it", "description": "Mål"}
    old, done = "2026-02-01T08:00:00+01:00", "2026-03-09T08:00:00+01:00"
    was = {**task, "status": "requested", "lastModified": old}
    undone = {**task, "status": "completed", "lastModified": done, "executionPeriod": {"end": done}}

    back = restored(undone, undone=undone, was=was, at=NOON)
    again = restored(back, undone=back, was=undone, at=NOON)

    assert back == {**was, "lastModified": NOON.isoformat()}
    assert again == {**undone, "lastModified": NOON.isoformat()}


def test_a_task_of_which_only_words_come_back_says_as_before_when_it_was_done() -> None:
    done = {"resourceType": "Task", "id": "it", "status": "completed", "lastModified": "2026-03-09T08:00:00Z"}
    was, undone = {**done, "description": "Mål"}, {**done, "description": "Vej"}

    assert restored(undone, undone=undone, was=was, at=NOON) == was


def test_a_task_that_a_partner_had_done_says_of_old_when_after_it_was_reopened_and_that_undone() -> None:
    was = {
        "resourceType": "Task",
        "id": "it",
        "status": "completed",
        "lastModified": "2026-01-05T08:00:00+01:00",
    }
    reopened = {**was, "status": "requested", "lastModified": "2026-03-09T12:00:00+01:00"}

    back = restored(reopened, undone=reopened, was=was, at=NOON)

    assert when_done(back) == datetime.fromisoformat("2026-01-05T08:00:00+01:00")
    assert back["lastModified"] == NOON.isoformat()
