"""How wide a text is before any browser has drawn it, so that labels never overlap."""

_NARROW = {
    **dict.fromkeys("ijl .,'|!", 0.27),
    **dict.fromkeys("frt()[]:;·-/I", 0.38),
    **dict.fromkeys("csvxyzJL", 0.52),
    **dict.fromkeys("aeghknouøåFT", 0.57),
    **dict.fromkeys("mMwWæÆ%", 0.92),
    **dict.fromkeys("ABDKRÅGHNOQUØ", 0.69),
}
_USUAL = 0.61
_SAFE = 1.02


def width(text: str, size: float) -> float:
    """Its width in pixels in the pages' font, rather too much than too little."""
    return sum(_NARROW.get(letter, _USUAL) for letter in text) * size * _SAFE


def shortened(text: str, size: float, room: float, *, least: int = 5) -> str:
    """The text, or as much of it as there is room for and an ellipsis; empty where too little would be left."""
    if width(text, size) <= room:
        return text
    kept = text
    while len(kept) >= least and width(f"{kept}…", size) > room:
        kept = kept[:-1].rstrip(" ,·-")
    return f"{kept}…" if len(kept) >= least else ""
