"""Files that are not what their names say, and pictures that may not be published, are told with what to do."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image
from PIL.ExifTags import IFD

from guide.content.published import is_published, leftovers

from .conftest import Guide

CASE = "cases/ett-fall.md"


def test_a_binary_file_is_told_as_one(guide: Guide) -> None:
    guide.write("cases/bild.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert guide.mistakes() == [
        "cases/bild.md:1:1: Filen är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8."
    ]


def test_a_nul_in_a_text_is_told_at_its_place(guide: Guide) -> None:
    guide.replace(CASE, "title: Ett fall", "title: Ett\0 fall")
    assert guide.mistakes() == ["cases/ett-fall.md:2:11: Tecknet U+0000 får inte stå här. Ta bort det."]


def test_a_file_of_five_megabytes_is_refused_unread(guide: Guide) -> None:
    guide.write("cases/stor.md", b"x" * 5_000_000)
    assert guide.mistakes() == ["cases/stor.md:1:1: Filen är större än 100 kB. Korta texten."]


def test_a_case_among_the_methods_is_one_finding(guide: Guide) -> None:
    guide.write("methods/hamnat-fel.md", (guide.root / CASE).read_text("utf-8"))
    assert guide.mistakes() == ["methods/hamnat-fel.md:1:1: Det här ser ut som ett fall. Flytta filen till cases/."]


def test_a_heavy_picture_is_refused_with_what_to_do(guide: Guide) -> None:
    folder = guide.root / "docs/assets/bilder"
    folder.mkdir(parents=True)
    Image.new("RGB", (8, 8)).save(folder / "tung.png")
    with (folder / "tung.png").open("ab") as file:
        file.write(b" " * 1_234_567)
    assert guide.mistakes() == [
        "docs/assets/bilder/tung.png:1:1: Bilden är 1,2 MB men får vara högst 1 MB. "
        "Minska den till 1 600 bildpunkters bredd och spara om den."
    ]


@pytest.mark.parametrize("name", ["~$bidra.docx", "bidra.md~", "bidra.md.orig", "kopia.bak", "Thumbs.db", ".env"])
@pytest.mark.parametrize("folder", ["docs/om", "methods"])
def test_what_a_program_left_behind_stops_nothing_and_is_not_published(guide: Guide, folder: str, name: str) -> None:
    guide.write(f"{folder}/{name}", "hemligt")
    assert guide.mistakes() == []
    assert [left.path for left in leftovers(guide.root)] == [f"{folder}/{name}"]
    assert not is_published(f"om/{name}")


def test_an_editor_s_lock_stops_nothing(guide: Guide) -> None:
    for folder in ("docs/om", "methods"):
        (guide.root / folder).mkdir(exist_ok=True)
        (guide.root / folder / ".#bidra.md").symlink_to("redaktor@dator.1234")
    assert guide.mistakes() == []


@pytest.mark.parametrize("name", ["lista.xlsx", "logga.svg", "sida.html", "data.xml", "LASMIG"])
def test_a_file_of_a_kind_that_is_not_published_is_told(guide: Guide, name: str) -> None:
    guide.write(f"docs/om/{name}", "<svg/>")
    (told,) = guide.mistakes()
    assert told.startswith(f"docs/om/{name}:1:1: Filer ")
    assert "docs/assets/bilder/" in told


@pytest.mark.parametrize("path", ["methods/con.md", "docs/nul.md", "docs/assets/bilder/aux.png"])
def test_a_name_that_windows_cannot_hold_is_told(guide: Guide, path: str) -> None:
    guide.write(path, "x")
    assert f"{path}:1:1: Windows kan inte ha en fil med det namnet. Kalla den något annat." in guide.mistakes()


@pytest.mark.parametrize("name", ["plats.jpg", "plats.png", "plats.webp"])
def test_a_picture_that_tells_where_it_was_taken_is_refused(guide: Guide, name: str) -> None:
    folder = guide.root / "docs/assets/bilder"
    folder.mkdir(parents=True)
    exif = Image.Exif()
    exif[IFD.GPSInfo] = {1: "N"}
    Image.new("RGB", (8, 8)).save(folder / name, exif=exif.tobytes())
    Image.new("RGB", (8, 8)).save(folder / "annan.png")
    assert guide.mistakes() == [
        f"docs/assets/bilder/{name}:1:1: Bilden berättar var den är tagen (GPS). Spara om den utan platsuppgifter, "
        "till exempel genom att ta en skärmdump av den."
    ]


def test_a_picture_that_is_none_is_refused(guide: Guide) -> None:
    guide.write("docs/assets/bilder/trasig.png", "inte en bild")
    assert guide.mistakes() == [
        "docs/assets/bilder/trasig.png:1:1: Bilden går inte att öppna. Spara om den som JPEG, PNG eller WebP."
    ]


def png_of(width: int, height: int) -> bytes:
    """The header of a PNG and no pixels: whoever refuses it has not unpacked it."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = struct.pack(">I4s", 1_000, b"IDAT")
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header)) + pixels


@pytest.mark.parametrize("side", [7_072, 9_000, 13_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused_by_its_header(guide: Guide, side: int) -> None:
    folder = guide.root / "docs/assets/bilder"
    folder.mkdir(parents=True)
    (folder / "stor.png").write_bytes(png_of(side, side))
    assert guide.mistakes() == [
        "docs/assets/bilder/stor.png:1:1: Bilden har fler än 50 miljoner bildpunkter. "
        "Minska den till 1 600 bildpunkters bredd och spara om den."
    ]


def test_a_picture_is_what_its_name_says(guide: Guide) -> None:
    folder = guide.root / "docs/assets/bilder"
    folder.mkdir(parents=True)
    Image.new("RGB", (8, 8)).save(folder / "rum.png", "JPEG")
    Image.new("RGB", (8, 8)).save(folder / "sal.png", "GIF")
    again = [Image.new("RGB", (8, 8))]
    Image.new("RGB", (8, 8)).save(folder / "telefon.jpg", "MPO", save_all=True, append_images=again)
    assert guide.mistakes() == [
        "docs/assets/bilder/rum.png:1:1: Bilden är en JPEG men heter .png. Spara om den som PNG.",
        "docs/assets/bilder/sal.png:1:1: Bilden går inte att öppna. Spara om den som JPEG, PNG eller WebP.",
    ]
