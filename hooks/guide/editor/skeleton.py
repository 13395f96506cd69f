"""An empty case to fill in by hand: every field with what it means, the ones that need not be there commented out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.content.case import Case
from guide.content.library import Library
from guide.editor.content_file import write
from guide.editor.fields import Field, fields, headings

_PRIVATE = (
    "# Allt här blir offentligt. Skriv aldrig namn, telefonnummer eller annat om enskilda personer.\n"
    "# Raderna som börjar med # är hjälp och syns inte för läsare. Ta bort # framför ett fält för att använda det.\n"
)


def case(library: Library, title: str, today: str) -> str:
    """A case's file with a title and today's date (ISO 8601) filled in; `make check` tells what is left."""
    known = {"title": title, "reviewed": today}
    blocks = []
    for field in fields(Case, library):
        block = "\n".join([*_help(field), *_lines(field, known.get(field.name, ""))])
        blocks.append(block if field.required else _commented(block))
    needed = [f"## {title}\n" for title, required in headings(Case) if required]
    more = [f"## {title}" for title, required in headings(Case) if not required]
    blocks.append(f"# Texten skrivs under rubrikerna här nedanför. Om ni vill, lägg till {' och '.join(more)}.")
    return f"---\n{_PRIVATE}\n" + "\n\n".join(blocks) + "\n---\n\n" + "\n\n".join(needed)


def _help(field: Field) -> Iterator[str]:
    said = [field.label, field.hint, field.explained if "\\n" not in field.pattern else ""]
    yield f"# {' '.join(map(_sentence, filter(None, said)))}"
    if field.options and not field.refers:
        yield f"# Välj bland: {', '.join(f'{option.id} ({option.name})' for option in field.options)}."
    if field.refers:
        yield f"# Kortnamnen står i mappen {field.refers}, utan .md."


def _lines(field: Field, value: str = "") -> Sequence[str]:
    if field.kind == "group":
        return [f"{field.name}:", *(f"  {line}" for part in field.parts for line in _part(part))]
    if field.kind == "rows":
        parts = sorted(field.parts, key=lambda part: not part.required)
        first, *rest = [line for part in parts for line in _part(part)]
        return [f"{field.name}:", f"  - {first}", *(f"    {line}" for line in rest)]
    if field.kind in ("lines", "choices"):
        return [f"{field.name}:", "  - "]
    return [_quoted(field.name, value)]


def _part(part: Field) -> Iterator[str]:
    said = " ".join(map(_sentence, filter(None, (part.label, part.hint))))
    yield f"{'' if part.required else '# '}{part.name}:  # {said}"


def _quoted(name: str, value: str) -> str:
    return write({name: value}, {}).splitlines()[1] if value else f"{name}:"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _commented(block: str) -> str:
    return "\n".join(line if line.startswith("# ") else f"# {line}" for line in block.splitlines())
