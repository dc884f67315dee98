"""Several HL7 v2 messages in one file: [FHS] { [BHS] { message } [BTS] } [FTS], or messages one after the other. Pure.

Source: HL7 version 2.5.1, section 2.10.3 (the batch protocol). Each message is one by itself, so that one that is bad
does not stop the others.
"""

import re

_MESSAGE = re.compile(rb"(?:(?<=[\r\n\x0b\x1c])|\A)(?=MSH[^A-Za-z0-9\s])")
_TRAILER = re.compile(rb"[\r\n\x0b\x1c]+(?:BTS|FTS|BHS|FHS)\b.*", re.DOTALL)
_FRAMES = b"\x0b\x1c\xef\xbb\xbf\r\n\t "


def messages_of(raw: bytes) -> list[bytes]:
    """The messages of a file, as they stand in it; whatever is no batch is one message."""
    start = raw[:64].lstrip(_FRAMES)
    if not start.startswith((b"MSH", b"FHS", b"BHS")):
        return [raw]
    starts = [found.start() for found in _MESSAGE.finditer(raw)]
    if not starts or (len(starts) == 1 and start.startswith(b"MSH")):
        return [raw]
    ends = [*starts[1:], len(raw)]
    return [_TRAILER.sub(b"", raw[begin:end]) for begin, end in zip(starts, ends, strict=True)]
