"""Pictures that may not be published: too heavy, or telling where they were taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image as Picture
from PIL import UnidentifiedImageError
from PIL.ExifTags import IFD

from guide.text.mistakes import Mistake

PICTURE_FOLDER = "docs/assets/bilder"
PICTURE_LIMIT = 1_000_000  # bytes
PHOTOS = (".jpg", ".jpeg", ".png", ".webp")


def unfit(root: Path) -> Iterator[Mistake]:
    """What is wrong with the pictures of the guide; the message says how to mend it."""
    for file in sorted((root / PICTURE_FOLDER).rglob("*")):
        if file.is_file():
            yield from (Mistake(file.relative_to(root).as_posix(), 1, 1, message) for message in _faults(file))


def _faults(file: Path) -> Iterator[str]:
    if file.stat().st_size > PICTURE_LIMIT:
        size = f"{file.stat().st_size / 1_000_000:.1f}".replace(".", ",")
        yield f"Bilden är {size} MB men får vara högst 1 MB. Minska den till 1 600 bildpunkters bredd och spara om den."
    if file.suffix.lower() not in PHOTOS:
        return
    try:
        with Picture.open(file) as picture:
            picture.load()  # a PNG may tell it after its pixels
            located = bool(picture.getexif().get_ifd(IFD.GPSInfo))
    except (OSError, UnidentifiedImageError, Picture.DecompressionBombError):
        yield "Bilden går inte att öppna. Spara om den som JPEG, PNG eller WebP."
        return
    if located:
        yield (
            "Bilden berättar var den är tagen (GPS). Spara om den utan platsuppgifter, "
            "till exempel genom att ta en skärmdump av den."
        )
