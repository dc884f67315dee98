"""DATABASE_URL as Django needs it."""

from sharedcare.config.database import django_database


def test_without_an_address_there_is_no_database_to_use() -> None:
    assert django_database("")["ENGINE"] == "django.db.backends.dummy"


def test_an_address_is_taken_apart() -> None:
    database = django_database("postgresql://ann%40x:p%3Aw@db.example:5433/shared%20care?sslmode=require")

    assert (database["USER"], database["PASSWORD"]) == ("ann@x", "p:w")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", "5433", "shared care")
    assert database["OPTIONS"]["sslmode"] == "require"


def test_a_socket_is_named_by_its_folder() -> None:
    database = django_database("postgresql://sharedcare@/sharedcare?host=%2Frun%2Fa%20b&port=5432")

    assert (database["HOST"], database["PORT"]) == ("/run/a b", "5432")


def test_every_connection_takes_on_the_role_that_may_not_rewrite_history() -> None:
    assert django_database("postgresql://x@y/z")["OPTIONS"]["assume_role"] == "sharedcare_app"


def test_the_database_gives_a_question_up_when_the_patience_is_at_its_end() -> None:
    asked = django_database("postgresql://x@y/z?options=-c%20work_mem%3D8MB", patience=30)

    assert asked["OPTIONS"]["options"] == "-c work_mem=8MB -c statement_timeout=30s"
    assert "options" not in django_database("postgresql://x@y/z")["OPTIONS"]
