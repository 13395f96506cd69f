"""`make my-guide`: starts a guide of one's own, with its own name, looks, steps and choice of methods."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from commands import check
from guide.cards.versions import ARCHIVE
from guide.content import pictures, reader
from guide.content.kinds import CASES, METHODS
from guide.content.library import Library
from guide.content.vocabulary import SHORT_NAME, Vocabulary
from guide.editor import issue_form, own_guide
from guide.editor.wishes import WantedStep, Wishes, homeless, refusals, wanted_steps
from guide.text import wording
from guide.text.names import slug

# What is made, or belongs to this folder alone; the rest is code, which a guide of one's own has as it is.
_LEFT = {
    *(".git", ".venv", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"),
    *("node_modules", "site"),
}
_CONTENT = ("methods/*", "cases/*", "docs/**/*.md", f"{pictures.PICTURE_FOLDER}/*", ARCHIVE)
_OWNERS = ".github/CODEOWNERS"
_ALL, _NONE = "all", "none"
_CHOICES = {"alla": _ALL, "inga": _NONE, "ingen": _NONE, "ja": _ALL, "nej": _NONE}

Ask = Callable[[str, str], str]


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Asks for what the arguments do not tell, and makes the guide; the exit status says whether it could be made."""
    library = reader.load(root)
    options = _parser().parse_args(arguments)
    wishes, into = _wishes(root, library, options, _asking(arguments))
    logo = Path(options.logo) if options.logo else None
    told = [*refusals(wishes, library), *_unusable(into, logo)]
    if told:
        print(*told, sep="\n", file=sys.stderr)
        return 1
    make(root, library, wishes, into, logo)
    print(f"{wishes.name} ligger i {into}, med {_held(wishes)}.")
    status = check.main(into, ["--no-advice"])
    print(
        "Bygg den därifrån: make site. Skriv om det som är ert eget: docs/om/, docs/steg/ och docs/index.md.\n"
        f"Namnge era team i {_OWNERS}. Behåll LICENSE-content, som säger varifrån texterna kommer."
    )
    return status


def make(root: Path, library: Library, wishes: Wishes, into: Path, logo: Path | None = None) -> None:
    """Writes the guide's files into an empty folder."""
    ours = [file for pattern in _CONTENT for file in root.glob(pattern) if file.is_file()]
    code = list(_code(root, set(ours)))
    texts = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in ours if file.suffix == ".md"}
    texts[reader.CONFIG] = (root / reader.CONFIG).read_text("utf-8")
    made = own_guide.own_files(library, texts, wishes)
    shown = own_guide.picture_names(made)
    folder = root / pictures.PICTURE_FOLDER
    for file in (*code, *(file for file in ours if file.parent == folder and file.name in shown)):
        _copy(file, into / file.relative_to(root))
    for path, text in made.items():
        _write(into / path, text)
    for kind in (METHODS, CASES):
        (into / kind.folder).mkdir(exist_ok=True)
    if logo:
        _copy(logo, into / pictures.PICTURE_FOLDER / own_guide.logo_name(logo.name))
    new = reader.load(into)
    for path, text in issue_form.form_files(new, wishes.site).items():
        _write(into / path, text)
    _name_owners(into / _OWNERS, library.vocabulary, new.vocabulary)


def _name_owners(file: Path, ours: Vocabulary, theirs: Vocabulary) -> None:
    """Whoever looks after our files does not look after theirs."""
    if file.is_file():
        old, new = (words.home.path.partition("/")[0] for words in (ours, theirs))
        _write(file, file.read_text("utf-8").replace(f"@{old}/", f"@{new}/"))


def _code(root: Path, ours: set[Path]) -> Iterator[Path]:
    """Every file but content, settings and what is made."""
    forms = root / issue_form.FORM_FOLDER
    for top in sorted(root.iterdir()):
        if top.name in _LEFT or top.is_symlink():
            continue
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            is_made = "__pycache__" in file.parts or file.parent == forms or file == root / reader.CONFIG
            if file.is_file() and not is_made and file not in ours:
                yield file


def _unusable(into: Path, logo: Path | None) -> Iterator[str]:
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        yield f"Mappen {into} är inte tom. Ange en ny med --into."
    if logo and not logo.is_file():
        yield f"Logotypen {logo} finns inte. Rätta sökvägen till filen."
    elif logo and logo.suffix.lower() in pictures.PHOTOS:
        yield from (f"Logotypen {logo.name}: {fault}" for fault in pictures.faults(logo))
    elif logo and logo.suffix.lower() == ".svg" and b"<svg" not in logo.read_bytes():
        yield f"Logotypen {logo.name} är ingen SVG-bild. Spara om den som SVG, PNG eller WebP."


def _wishes(root: Path, library: Library, options: argparse.Namespace, ask: Ask) -> tuple[Wishes, Path]:
    words = library.vocabulary
    name = options.name or ask("Vad heter guiden?", "Vår metodguide")
    whose = options.organisation or ask("Vem ger ut den?", "Redaktionen")
    short = options.short
    if not short and len(name) > SHORT_NAME:
        short = ask(f"Namnet på korten, högst {SHORT_NAME} tecken?", "")
    address = f"{slug(whose) or 'organisation'}/{slug(name) or 'guide'}"
    wishes = Wishes(
        name=name.strip(),
        organisation=whose.strip(),
        short=short.strip(),
        accent=(options.accent or ask("Färg, som går att läsa vit text på?", words.accent)).lower(),
        accent_on_dark=(
            options.accent_on_dark or ask("Färg i mörkt läge, som går att läsa på svart?", words.accent_on_dark)
        ).lower(),
        logo=Path(options.logo or ask("Logotyp, en SVG- eller PNG-fil (tomt för ingen)?", "")).name,
        repository=(options.forge or ask("Var ligger filerna?", f"https://github.com/{address}")).rstrip("/"),
        forge=options.forge_kind,
        mailbox=options.mailbox or ask("Funktionsbrevlåda för frågor och synpunkter (tomt för ingen)?", ""),
        site=options.site or ask("Webbplatsens adress?", f"https://{slug(name) or 'guide'}.example/"),
        steps=wanted_steps(options.steps or ask("Vilka steg?", ", ".join(_names(library))), words),
        methods=_methods(options.methods or ask("Vilka metoder: alla, eller kortnamn?", "alla"), library),
        cases=_is_yes(options.cases or ask("Ska fallen vara med: ja eller nej?", "nej")),
        programmes=_is_yes(options.programmes or ask("Ska program och kurser vara med: ja eller nej?", "nej")),
    )
    wishes = replace(wishes, steps=_homes(wishes, library, ask))
    into = options.into or ask("I vilken mapp?", str(root.parent / (slug(name) or "guide")))
    return wishes, Path(into)


def _homes(wishes: Wishes, library: Library, ask: Ask) -> tuple[WantedStep, ...]:
    """The steps, with a home for the methods of each of ours that is gone, where somebody is there to tell it."""
    steps = list(wishes.steps)
    ours = library.vocabulary.ids("steps")
    for id, titles in homeless(wishes, library).items():
        near = steps[min(len(steps) - 1, ours.index(id) * len(steps) // len(ours))].name if steps else ""
        of = f"{library.vocabulary.name('steps', id)} ({wording.enumeration(titles)})"
        told = ask(f"Vart ska metoderna i {of}?", near)
        for place, step in enumerate(steps):
            if told and told.strip().casefold() in (step.name.casefold(), step.id):
                steps[place] = replace(step, takes=(*step.takes, id))
    return tuple(steps)


def _asking(arguments: Sequence[str]) -> Ask:
    """Asks whoever gave no argument; else what was not told is as it usually is."""
    if arguments:
        return lambda question, usual: "" if question.startswith("Vart") else usual
    print("Svara på frågorna. Tomt svar ger det som står inom klammer.\n")
    return _ask


def _ask(question: str, usual: str) -> str:
    try:
        return input(f"{question} [{usual}] ").strip() or usual
    except EOFError:
        return usual


def _names(library: Library) -> list[str]:
    return [step.name for step in library.vocabulary.steps]


def _methods(text: str, library: Library) -> tuple[str, ...]:
    if _CHOICES.get(text.strip().lower(), text.strip()) == _ALL:
        return tuple(library.methods)
    return () if _CHOICES.get(text, text) == _NONE else tuple(dict.fromkeys(text.replace(",", " ").split()))


def _is_yes(text: str) -> bool:
    return _CHOICES.get(text.strip().lower(), text) == _ALL


def _held(wishes: Wishes) -> str:
    methods = wording.count(len(wishes.methods), "metod", "metoder")
    return f"{methods} i {wording.number(len(wishes.steps), neuter=True)} steg"


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, to)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make my-guide", description=__doc__)
    told = {
        "name": "guidens namn",
        "short": "ett kortare, där det finns lite plats",
        "organisation": "den som ger ut guiden",
        "accent": "färg på vitt, som #0b4a4e",
        "accent-on-dark": "färg på mörkt",
        "logo": "en bild: svg, png, webp eller jpg",
        "steps": "namn eller id med komma emellan; ”Nytt=ett+ett-till” tar över två stegs metoder",
        "forge": "adressen till filerna",
        "mailbox": "funktionsbrevlåda, så att läsare når er utan konto",
        "forge-kind": "github, gitlab, forgejo eller gitea, där adressen inte säger det",
        "site": "webbplatsens adress",
        "methods": "metodernas id, eller all",
        "into": "en ny mapp",
    }
    for name, help in told.items():
        parser.add_argument(f"--{name}", default="", help=help)
    for name in ("cases", "programmes"):
        parser.add_argument(f"--{name}", choices=[_NONE, _ALL], default="")
    return parser
