"""The form in the browser: Sveltia CMS's settings, made from the models, and its files, served by the site itself."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guide.content import pictures
from guide.content.base import Model
from guide.content.forges import Forge
from guide.content.kinds import KINDS, Kind
from guide.content.library import Library
from guide.content.vocabulary import Vocabulary
from guide.editor.fields import Field, fields, headings

CMS_FOLDER = "redigera"
CMS_SETTINGS = f"{CMS_FOLDER}/config.json"  # an ending that every web server knows

_OUR_STRINGS = Path(__file__).with_name("sv.json")
_PACKAGE = "node_modules/@sveltia/cms"
# Cases first: they are what most editors come for.
_EDITED = tuple(kind for kind in reversed(KINDS) if kind.is_edited)
_WARNING = (
    "Det du skickar blir offentligt direkt. Skriv aldrig namn, telefonnummer, personnummer eller privata adresser, "
    "och inget som pekar ut en enskild person."
)
_BUTTONS = ["bold", "italic", "link", "heading-three", "bulleted-list", "numbered-list", "quote"]
_NUMBER = {"widget": "number", "value_type": "int"}
_PAIR = {"widget": "list", "min": 2, "max": 2, "field": {"name": "end", "label": "Nummer", **_NUMBER}}
# What each item of a list is written in.
_ITEMS: dict[str, dict[str, Any]] = {"lines": {"widget": "string"}, "numbers": _NUMBER, "pairs": _PAIR}
# What the package would fetch from elsewhere, or import in ways that only a bundler understands.
_LOCAL = (
    (re.compile(r"import\(`\.\./locales/sv\.json`\)"), "import(`./sv.js`)"),
    (re.compile(r"import\(`exifr/dist/lite\.esm\.mjs`\)"), "import(`./exifr.js`)"),
    (re.compile(r"import\(`immutable`\)"), "import(`./immutable.js`)"),
    (re.compile(r"import\(`turndown/lib/turndown\.browser\.es\.js`\)"), "import(`./turndown.js`)"),
    (re.compile(r"https://unpkg\.com"), "./cms"),
    (re.compile(r"https://cdn\.jsdelivr\.net"), "./cms"),
    (re.compile(r"https://www\.githubstatus\.com/api/v2/status\.json"), "data:application/json,{}"),
)
_SERVED = ("chunks/*.js", "assets/*.woff2", "assets/*.wasm", "assets/*.js", "assets/*.png")


def config(library: Library, site: str) -> dict[str, Any]:
    """Settings for Sveltia CMS. Where the forge can, whoever has no right to write gets a copy and a branch unseen, and
    what is saved waits to be read."""
    words = library.vocabulary
    return {
        "site_url": site,
        "app_title": f"Redigera {words.title}",
        "logo": {"src": f"../{words.picture}"},
        "editor": {"preview": False},
        "backend": _backend(words),
        "publish_mode": "editorial_workflow" if words.home.reviews else "simple",
        "i18n": {
            "structure": "multiple_files",
            "locales": ["sv"],
            "default_locale": "sv",
            "omit_default_locale_from_file_path": True,
        },
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "media_folder": pictures.PICTURE_FOLDER,
        "public_folder": "/",
        "media_libraries": {"default": {"config": _pictures()}, "stock_assets": {"providers": []}},
        "collections": [_collection(kind, library) for kind in _EDITED],
    }


def _backend(words: Vocabulary) -> dict[str, Any]:
    """Where the form reads and writes. Only on GitHub can somebody without rights propose a change by the form."""
    home = words.home
    where = {"name": home.kind.cms, "repo": home.path, "branch": home.branch, **_sign_in(words.sign_in, home)}
    if home.copies:
        return {**where, "open_authoring": True, "auth_scope": "public_repo"}
    return {"base_url": home.host, **where, "api_root": home.api}


def _sign_in(by: str | None, home: Forge) -> dict[str, Any]:
    """How an editor gets in: by a key made at the forge, and without one where the organisation has arranged it."""
    if not by:
        return {"auth_methods": ["token"]}
    both = {"auth_methods": ["oauth", "token"]}
    if home.copies:
        return {**both, "base_url": by.rstrip("/"), "auth_endpoint": "auth"}
    return {**both, "app_id": by, **({"auth_type": "pkce"} if home.kind.cms == "gitlab" else {})}


def cms_files(root: Path, library: Library, site: str) -> dict[str, bytes]:
    """Everything below `redigera/` but the page itself, by address. Raises OSError where npm's packages are missing."""
    package = root / _PACKAGE
    served = {path.relative_to(package / "npm"): path for glob in _SERVED for path in (package / "npm").glob(glob)}
    locale = _completed(
        json.loads((package / "locales/sv.json").read_text("utf-8")), json.loads(_OUR_STRINGS.read_text("utf-8"))
    )
    found = {
        "index.js": _localised((package / "npm/index.js").read_text("utf-8")).encode(),
        "sv.js": f"export default {json.dumps(locale, ensure_ascii=False)};\n".encode(),
        "exifr.js": (root / "node_modules/exifr/dist/lite.esm.mjs").read_bytes(),
        "immutable.js": (root / "node_modules/immutable/dist/immutable.es.js").read_bytes(),
        "turndown.js": (root / "node_modules/turndown/lib/turndown.browser.es.js").read_bytes(),
        "LICENSE.txt": (package / "LICENSE.txt").read_bytes(),
        **{path.as_posix(): file.read_bytes() for path, file in sorted(served.items())},
    }
    settings = json.dumps(config(library, site), ensure_ascii=False, indent=1)
    return {CMS_SETTINGS: settings.encode(), **{f"{CMS_FOLDER}/cms/{name}": data for name, data in found.items()}}


def _completed(theirs: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    """What the package says in Swedish, with ours where it says nothing or says it less well."""
    inner = {key: _completed(theirs.get(key, {}), value) for key, value in ours.items() if isinstance(value, dict)}
    return {**theirs, **ours, **inner}


def _localised(script: str) -> str:
    for elsewhere, here in _LOCAL:
        script = elsewhere.sub(here, script)
    return re.sub(r"\n//# sourceMappingURL=.*", "", script)


def _pictures() -> dict[str, Any]:
    shrunk = {"format": "webp", "quality": 82, "width": 1600, "height": 1600}
    return {"max_file_size": 5_000_000, "slugify_filename": True, "transformations": {"raster_image": shrunk}}


def _collection(kind: Kind[Any], library: Library) -> dict[str, Any]:
    return {
        "name": kind.name,
        "label": kind.many,
        "label_singular": kind.singular,
        "description": _WARNING,
        "folder": kind.folder,
        "create": True,
        "delete": False,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{title}}",
        "identifier_field": "title",
        "i18n": True,
        "fields": [*(_widget(field) for field in fields(kind.model, library)), _body(kind.model)],
    }


def _widget(field: Field) -> dict[str, Any]:
    said = {"name": field.name, "label": field.label, "hint": field.hint, "required": field.required, "i18n": True}
    return {key: value for key, value in {**said, **_kind(field)}.items() if value not in ("", None)}


def _kind(field: Field) -> dict[str, Any]:
    if field.kind in ("choice", "choices"):
        return _choice(field)
    if field.kind == "group":
        return {"widget": "object", "collapsed": False, "fields": [_widget(part) for part in field.parts]}
    if field.kind == "shapes":
        types = [
            {
                "name": shape.id,
                "label": shape.name,
                "widget": "object",
                "fields": [_widget(part) for part in shape.parts],
            }
            for shape in field.shapes
        ]
        return {"widget": "object", "collapsed": False, "typeKey": field.told_by, "types": types}
    if field.kind == "rows":
        summary = f"{{{{fields.{next(part.name for part in field.parts if part.required)}}}}}"
        parts = [_widget(part) for part in field.parts]
        empty = {part.name: "" for part in field.parts if part.required}
        shown = {"widget": "list", "collapsed": False, "summary": summary, "fields": parts}
        return {**shown, "default": [empty] if field.low else None, **_bounds(field)}
    if field.kind in _ITEMS:
        item = {"name": "item", "label": field.label, **_ITEMS[field.kind]}
        shown = {"widget": "list", "collapsed": False, "field": item}
        return {**shown, "default": [""] if field.low and field.kind == "lines" else None, **_bounds(field)}
    return _scalar(field)


def _scalar(field: Field) -> dict[str, Any]:
    if field.holds == "image":
        return {"widget": "image", "public_folder": ""}
    if field.kind == "number":
        return {**_NUMBER, **_bounds(field)}
    if field.kind == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD", "picker_utc": False, "default": "{{now}}"}
    if field.kind == "yes":
        return {"widget": "boolean"}
    return {"widget": "text" if field.kind == "text" else "string", "pattern": _pattern(field)}


def _choice(field: Field) -> dict[str, Any]:
    if field.refers not in [kind.name for kind in _EDITED]:
        options = [{"label": option.name, "value": option.id} for option in field.options]
        return {"widget": "select", "options": options, "multiple": field.kind == "choices" or None, **_bounds(field)}
    return {
        "widget": "relation",
        "collection": field.refers,
        "multiple": field.kind == "choices",
        "search_fields": ["title"],
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        **_bounds(field),
    }


def _bounds(field: Field) -> dict[str, int | None]:
    return {"min": field.low, "max": field.high}


def _pattern(field: Field) -> Sequence[str] | None:
    """What must match, and the message where it does not."""
    if field.explained and field.kind == "line" and field.high is None:
        return [field.pattern, field.explained]
    if field.high is not None and field.low is not None:
        return [rf"^[\s\S]{{{field.low},{field.high}}}$", f"Skriv {field.low}–{field.high} tecken."]
    return [field.pattern, field.explained] if field.explained else None


def _body(model: type[Model]) -> dict[str, Any]:
    needed = [title for title, required in headings(model) if required]
    more = [title for title, required in headings(model) if not required]
    must = "".join(rf"(?=[\s\S]*## {title}\s*\n\s*[^#\s])" for title in needed)
    return {
        "name": "body",
        "label": "Texten",
        "hint": f"{_WARNING} Skriv under varje rubrik. Du kan lägga till {' och '.join(more)}.",
        "widget": "markdown",
        "i18n": True,
        "default": "\n\n\n".join(f"## {title}" for title in needed) + "\n",
        "buttons": ["heading-two", *_BUTTONS],
        "editor_components": [],
        "modes": ["rich_text", "raw"],
        "pattern": [f"^{must}", f"Skriv något under varje rubrik: {', '.join(needed)}."],
    }
