"""Pictures that may not be published: too heavy, not what their names say, or telling where they were taken."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image as Picture
from PIL.ExifTags import IFD

from guide.content.kept import NOT_KEPT, Kept
from guide.text.mistakes import Mistake

PICTURE_FOLDER = "docs/assets/bilder"
PICTURE_LIMIT = 1_000_000  # bytes
MOST_PIXELS = 50_000_000
PHOTOS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
KNOWN = ("JPEG", "PNG", "WEBP")

_SMALLER = "Minska den till 1 600 bildpunkters bredd och spara om den."
_TOO_MANY = f"Bilden har fler än 50 miljoner bildpunkter. {_SMALLER}"


def unfit(root: Path, kept: Kept = NOT_KEPT) -> Iterator[Mistake]:
    """What is wrong with the pictures of the guide; the message says how to mend it."""
    for file in sorted((root / PICTURE_FOLDER).rglob("*")):
        if file.is_file():
            path = file.relative_to(root).as_posix()
            yield from (Mistake(path, 1, 1, message) for message in _known_faults(file, kept))


def _known_faults(file: Path, kept: Kept) -> list[str]:
    """The same as `faults`. A picture that is too heavy is not read for a name to know it by."""
    if file.stat().st_size > PICTURE_LIMIT:
        return list(faults(file))
    found: list[str] = kept.once("pictures", (file.suffix, file.read_bytes()), lambda: list(faults(file)))
    return found


def faults(file: Path) -> Iterator[str]:
    """What is wrong with one picture."""
    if file.stat().st_size > PICTURE_LIMIT:
        size = f"{file.stat().st_size / 1_000_000:.1f}".replace(".", ",")
        yield f"Bilden är {size} MB men får vara högst 1 MB. {_SMALLER}"
    ending = file.suffix.lower()
    if ending in PHOTOS:
        yield from _photo_faults(file, PHOTOS[ending])


def _photo_faults(file: Path, kind: str) -> Iterator[str]:
    """What the bytes of a photo tell. Its header is asked how large it is before anything is unpacked."""
    try:
        with _no_bombs(), Picture.open(file, formats=KNOWN) as picture:
            found = "JPEG" if picture.format == "MPO" else picture.format  # a JPEG with a smaller one after it
            if picture.width * picture.height > MOST_PIXELS:
                yield _TOO_MANY
            elif found != kind:
                yield f"Bilden är en {found} men heter {file.suffix}. Spara om den som {kind}."
            elif _is_located(picture):
                yield (
                    "Bilden berättar var den är tagen (GPS). Spara om den utan platsuppgifter, "
                    "till exempel genom att ta en skärmdump av den."
                )
    except (Picture.DecompressionBombError, Picture.DecompressionBombWarning):
        yield _TOO_MANY
    except (OSError, SyntaxError, ValueError):  # what decoders say of bytes that are no picture
        yield "Bilden går inte att öppna. Spara om den som JPEG, PNG eller WebP."


def _is_located(picture: Picture.Image) -> bool:
    picture.load()  # a PNG may tell it after its pixels
    return bool(picture.getexif().get_ifd(IFD.GPSInfo))


def _no_bombs() -> warnings.catch_warnings[None]:
    return warnings.catch_warnings(action="error", category=Picture.DecompressionBombWarning)
