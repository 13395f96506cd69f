"""Pictures of a page before and after a change, cut to what changed, and a page that shows them side by side."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from guide.build.changed import ChangedPage

SCREENS = {"mobil": 390, "dator": 1280}  # pixels wide

_AROUND = 60  # rows kept on either side of a change
_STYLE = (
    "body{font:1.1rem/1.5 sans-serif;margin:2rem;color:#16191c;background:#fff}"
    "div{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}"
    "figure{margin:0 0 1.5rem;flex:0 1 auto;max-width:calc(50% - .75rem)}"
    "figcaption{font-weight:bold}img{max-width:100%;border:1px solid #767676}"
    "@media(max-width:40rem){figure{max-width:100%}}"
)


@dataclass(frozen=True)
class BeforeAfter:
    """A page as it looks on one of the `SCREENS`, as PNG; None where there is nothing to see."""

    screen: str
    before: bytes | None
    after: bytes | None


def cropped(pair: BeforeAfter) -> BeforeAfter:
    """The rows from the first that differs to the last, with some around them; no pictures where none does. What is new
    or gone is whole."""
    if pair.before is None or pair.after is None:
        return pair
    old, new = _image(pair.before), _image(pair.after)
    above = _alike(_rows(old), _rows(new))
    below = _alike(_rows(old)[::-1], _rows(new)[::-1])
    if above == old.height == new.height:
        return BeforeAfter(pair.screen, None, None)
    below = min(below, min(old.height, new.height) - above)
    return BeforeAfter(pair.screen, _cut(old, above, below), _cut(new, above, below))


def gallery(pages: Sequence[tuple[ChangedPage, Sequence[BeforeAfter]]]) -> str:
    """One file of HTML that holds every picture, to be opened from anywhere."""
    shown = "".join(_section(page, pairs) for page, pairs in pages)
    return (
        '<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Så blir sidorna</title><style>{_STYLE}</style><h1>Så blir sidorna</h1>{shown}</html>\n"
    )


def _section(page: ChangedPage, pairs: Iterable[BeforeAfter]) -> str:
    head = f"<h2>{html.escape(page.title)}</h2><p>/{html.escape(page.address)}: {page.told}</p>"
    if not any(pair.before or pair.after for pair in pairs):
        return f"{head}<p>Ser likadan ut. Det som har ändrats är till exempel en länk.</p>"
    return head + "".join(f"<div>{_figures(pair)}</div>" for pair in pairs)


def _figures(pair: BeforeAfter) -> str:
    sides = (("Före", pair.before), ("Efter", pair.after))
    return "".join(
        f"<figure><figcaption>{name} ({pair.screen})</figcaption>"
        f'<img alt="{name}" src="data:image/png;base64,{base64.b64encode(data).decode()}"></figure>'
        for name, data in sides
        if data
    )


def _image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def _rows(image: Image.Image) -> list[bytes]:
    data, length = image.tobytes(), image.width * len(image.getbands())
    return [data[start : start + length] for start in range(0, len(data), length)]


def _alike(ours: Sequence[bytes], theirs: Sequence[bytes]) -> int:
    """How many rows are the same, from the first on."""
    pairs = zip(ours, theirs, strict=False)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs)))


def _cut(image: Image.Image, above: int, below: int) -> bytes:
    top, bottom = max(0, above - _AROUND), min(image.height, image.height - below + _AROUND)
    kept = BytesIO()
    image.crop((0, top, image.width, bottom)).save(kept, "PNG", optimize=True)
    return kept.getvalue()
