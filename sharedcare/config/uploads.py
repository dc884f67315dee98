"""Files that come with a form: what is larger than any file may be is counted and not kept.

A form is read before it is known who sent it, so this bounds everybody. Whoever sent too much can then still be told so,
on the page they sent it from.
"""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MUCH_TOO_LARGE = 5
"""Times the largest file: a form larger than this is not even read (`bodies`)."""


class Bounded(FileUploadHandler):
    """Keeps a file in memory, up to the largest that there may be. Of a larger one the size is known, and nothing kept."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._kept, self._size = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        """Keep the next bytes, unless they are too many."""
        self._size += len(raw_data)
        if self._size > settings.SHAREDCARE_LARGEST_DOCUMENT:
            self._kept = BytesIO()
        else:
            self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":  # noqa: ARG002 - Django's signature
        """The file, with the size that it had when it was sent."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept,
            self.field_name,
            self.file_name,
            self.content_type,
            self._size,
            self.charset,
            self.content_type_extra,
        )
