"""Whoever is in a published programme has somebody who is responsible: the database stores nothing else.

An EpisodeOfCare that names no published version comes from a partner, or from before there were any, and is left alone.
"""

from typing import ClassVar

from django.db import migrations

from sharedcare.records.definitions.resource_types import type_number

_VERSION = '$.type[*].coding[*] ? (@.system == "urn:sharedcare:programme" && exists(@.version))'
# Asked of every row that is stored: all but the type costs nothing where it is not an EpisodeOfCare.
_ADD = f"""
ALTER TABLE resource ADD CONSTRAINT somebody_is_responsible CHECK (
    type <> {type_number("EpisodeOfCare")} OR content IS NULL OR content ->> 'status' <> 'active'
    OR coalesce(content -> 'careManager' ->> 'reference', '') <> ''
    OR NOT jsonb_path_exists(content::jsonb, '{_VERSION}'))"""
_DROP = "ALTER TABLE resource DROP CONSTRAINT somebody_is_responsible"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0004_author")]
    operations: ClassVar = [migrations.RunSQL(_ADD, _DROP)]
