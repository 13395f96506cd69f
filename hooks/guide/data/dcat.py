"""The open data told to dataportal.se: a catalogue by DCAT-AP-SE 3.0, as JSON-LD."""

from __future__ import annotations

from typing import Any

from guide.content.kinds import Kind
from guide.content.library import Library
from guide.content.vocabulary import Vocabulary
from guide.data.opendata import LICENCE, OPEN_MATTERS, PUBLISHED, data_file, schema_file

CATALOGUE = "data/katalog.jsonld"

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# The European Union's authority tables, as the profile asks for.
_EU = "http://publications.europa.eu/resource/authority"
_SWEDISH = f"{_EU}/language/SWE"
_JSON = f"{_EU}/file-type/JSON"
_THEMES = (f"{_EU}/data-theme/GOVE", f"{_EU}/data-theme/SOCI")
_MEDIA_TYPE = "http://www.iana.org/assignments/media-types/application/json"
_PUBLIC = f"{_EU}/access-right/PUBLIC"


def data_catalogue(library: Library, site: str) -> dict[str, Any]:
    """Every data file as a dataset with its distribution; `site` is the site's own address, with a slash at the end."""
    words = library.vocabulary
    return {
        "@context": _CONTEXT,
        "@id": f"{site}{CATALOGUE}",
        "@type": "dcat:Catalog",
        "dcterms:title": _swedish(f"{words.genitive} öppna data"),
        "dcterms:description": _swedish(f"Metoder, fall och program ur {words.title}, fria att använda."),
        "dcterms:publisher": _publisher(words, site),
        "dcterms:license": _link(LICENCE),
        "dcterms:language": _link(_SWEDISH),
        "dcterms:modified": _day(library),
        "foaf:homepage": _link(site),
        "dcat:dataset": [
            *(_dataset(library, site, kind.data, kind.many, _holds(kind, words), kind) for kind in PUBLISHED),
            _matters(library, site),
        ],
    }


def _holds(kind: Kind[Any], words: Vocabulary) -> str:
    return f"{kind.many} ur {words.title}, med alla fält och texten i Markdown efter rubrik."


def _matters(library: Library, site: str) -> dict[str, Any]:
    title = "Problem och idéer som är öppna för andra"
    told = f"Ärenden ur {library.vocabulary.title} som andra organisationer kan vara med i, med ärendets gång."
    return _dataset(library, site, OPEN_MATTERS, title, told)


def _dataset(  # noqa: PLR0913, PLR0917 – each is a line of the catalogue
    library: Library, site: str, name: str, title: str, told: str, kind: Kind[Any] | None = None
) -> dict[str, Any]:
    address = f"{site}{data_file(name)}"
    words = library.vocabulary
    follows = {"dcterms:conformsTo": _link(f"{site}{schema_file(kind)}")} if kind else {}
    return {
        "@id": f"{address}#datamangd",
        "@type": "dcat:Dataset",
        "dcterms:identifier": f"{address}#datamangd",
        "dcterms:title": _swedish(title),
        "dcterms:description": _swedish(told),
        "dcterms:publisher": _link(f"{site}#utgivare"),
        "dcat:contactPoint": _contact(words, site),
        "dcterms:language": _link(_SWEDISH),
        "dcterms:accessRights": _link(_PUBLIC),
        "dcterms:modified": _day(library),
        "dcat:theme": [_link(theme) for theme in _THEMES],
        "dcat:landingPage": _link(f"{site}om/oppna-data/"),
        "dcat:distribution": {
            "@id": f"{address}#fil",
            "@type": "dcat:Distribution",
            "dcterms:title": _swedish(f"{title} som JSON"),
            "dcat:accessURL": _link(address),
            "dcat:downloadURL": _link(address),
            "dcterms:license": _link(LICENCE),
            "dcterms:format": _link(_JSON),
            "dcat:mediaType": _link(_MEDIA_TYPE),
            **follows,
        },
    }


def _publisher(words: Vocabulary, site: str) -> dict[str, Any]:
    return {"@id": f"{site}#utgivare", "@type": "foaf:Agent", "foaf:name": words.contact, "foaf:homepage": _link(site)}


def _contact(words: Vocabulary, site: str) -> dict[str, Any]:
    """Whom to ask: by the mailbox where there is one, else by the page that says how."""
    way = {"vcard:hasEmail": _link(f"mailto:{words.mailbox}")} if words.mailbox else {"vcard:hasURL": _link(site)}
    return {"@type": "vcard:Organization", "vcard:fn": words.contact, **way}


def _swedish(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "sv"}


def _link(address: str) -> dict[str, str]:
    return {"@id": address}


def _day(library: Library) -> dict[str, str]:
    return {"@value": library.newest.isoformat(), "@type": "xsd:date"}
