"""The document itself: what a PDF is by its bytes, and how it lies in the record (FHIR R4 DocumentReference, Binary). Pure.

R4 lets `Contract.legal.contentReference` lead to a DocumentReference, whose attachment leads to the Binary. So the bytes
are stored once, whatever is done with the agreement, and no list of agreements reads them.
"""

import base64
import hashlib
import re
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access.agreements.errors import NotAPdf
from sharedcare.access.agreements.types import Paper

PDF = "application/pdf"
_BEGINS = re.compile(rb"%PDF-[12]\.[0-9]")
_ENDS, _TAIL = b"%%EOF", 1024
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")
_LONGEST_NAME = 120
_NAMELESS = "document.pdf"


def require_pdf(content: bytes) -> None:
    """Refuse what is no PDF, or not a whole one, whatever its name says. Raises NotAPdf."""
    if not _BEGINS.match(content) or _ENDS not in content[-_TAIL:]:
        raise NotAPdf("The file is no whole PDF. Save the document as a PDF, and attach that.")


def digest(content: bytes) -> str:
    """The SHA-256 of a document, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def paper(content: bytes, *, name: str, id: str) -> Paper:
    """The document as an agreement names it."""
    return Paper(id, called(name), len(content), digest(content))


def called(name: str) -> str:
    """A file's name without folders and signs that nobody sees, and with the ending of what it is."""
    name = _UNPRINTABLE.sub("", re.split(r"[/\\]", name)[-1]).strip(" .")
    stem = name[:-4] if name.lower().endswith(".pdf") else name
    return f"{stem[:_LONGEST_NAME]}.pdf" if stem else _NAMELESS


def binary(content: bytes, *, agreement: str) -> dict[str, Any]:
    """The Binary with the bytes. Who may see it follows from the agreement (id)."""
    return {
        "resourceType": "Binary",
        "contentType": PDF,
        "securityContext": {"reference": f"Contract/{agreement}"},
        "data": base64.b64encode(content).decode(),
    }


def reference(content: bytes, *, name: str, binary: str, by: str, at: datetime) -> dict[str, Any]:
    """The DocumentReference to a Binary (id). R4 has its `hash` as SHA-1; what is signed holds the SHA-256."""
    # Not for safety: others who read R4 compare with it.
    sha1 = hashlib.sha1(content, usedforsecurity=False).digest()
    attachment = {
        "contentType": PDF,
        "url": f"Binary/{binary}",
        "size": len(content),
        "hash": base64.b64encode(sha1).decode(),
        "title": called(name),
        "creation": at.isoformat(),
    }
    author = {"author": [{"reference": f"PractitionerRole/{by}"}]} if by else {}
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "date": at.isoformat(),
        **author,
        "content": [{"attachment": attachment}],
    }


def binary_of(reference: bytes | None) -> str:
    """The id of the Binary that a stored DocumentReference leads to; empty when it leads to none here."""
    content = orjson.loads(reference or b"{}").get("content", ())
    url = str(content[0].get("attachment", {}).get("url", "")) if content else ""
    kind, _, found = url.partition("/")
    return found if kind == "Binary" and "/" not in found else ""


def content_of(binary: bytes | None) -> bytes:
    """The bytes in a stored Binary."""
    return base64.b64decode(orjson.loads(binary or b"{}").get("data", ""))
