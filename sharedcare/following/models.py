"""How far each follower of the record has come. Nothing here is a fact about a patient."""

from django.db import models


class Bookmark(models.Model):
    """The last change that a follower was handed: a position of the record's feed, and when it was reached."""

    follower = models.CharField(primary_key=True, max_length=40)
    tx = models.BigIntegerField()
    key = models.BigIntegerField()
    version = models.IntegerField()
    reached_at = models.DateTimeField()

    class Meta:
        db_table = "following_bookmark"

    def __str__(self) -> str:
        return self.follower
