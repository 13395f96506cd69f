"""Whether a colour can be read on the guide's grounds (WCAG 2.2, 1.4.6: at least 7:1)."""

from __future__ import annotations

from guide.text.mistakes import wrong

ENOUGH = 7.0
_LINEAR = 0.04045  # of a channel: darker ones are not curved
WHITE, DARK = "#ffffff", "#16191c"  # `--paper` in docs/assets/css/shared/base.css, in the dark


def ratio(one: str, other: str) -> float:
    """The contrast between two colours, from 1 to 21 (`#rrggbb`)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def on_white(colour: str) -> str:
    """The colour itself. Raises the guide's own finding where white letters on it cannot be read."""
    return _enough(colour, WHITE, "vitt. Välj en mörkare färg")


def on_dark(colour: str) -> str:
    """The colour itself. Raises the guide's own finding where it cannot be read on the dark ground."""
    return _enough(colour, DARK, "den mörka bakgrunden. Välj en ljusare färg")


def _enough(colour: str, ground: str, against: str) -> str:
    found = ratio(colour, ground)
    if found < ENOUGH:
        told = f"{int(found * 10) / 10}".replace(".", ",")
        raise wrong(f"Färgen {colour} har kontrasten {told}:1 mot {against}, minst 7:1.")
    return colour


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
