"""New and changed cases as a feed that readers can follow (Atom, RFC 4287)."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as Xml  # writes only; nothing is parsed

from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.text import wording

FEED_ADDRESS = "fall/flode.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(library: Library, site: str, name: str) -> bytes:
    """The cases, the one reviewed last first; `site` is the site's address, `name` its title."""
    cases = sorted(library.cases.values(), key=lambda case: (-case.data.reviewed.toordinal(), case.id))
    newest = cases[0].data.reviewed if cases else date(1970, 1, 1)
    root = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "sv"})
    _add(root, "title", f"Nya och ändrade fall – {name}")
    _add(root, "id", f"{site}{FEED_ADDRESS}")
    _add(root, "updated", _moment(newest))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{site}{FEED_ADDRESS}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{site}fall/")
    _add(_add(root, "author"), "name", library.vocabulary.contact)
    _add(root, "rights", "CC BY 4.0")
    for case in cases:
        _entry(root, library, case, site)
    Xml.indent(root)
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: Xml.Element, library: Library, case: Entry[Case], site: str) -> None:
    data, address = case.data, f"{site}{case.address}"
    entry = _add(root, "entry")
    _add(entry, "title", data.title)
    _add(entry, "id", address)
    _add(entry, "updated", _moment(data.reviewed))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(_add(entry, "author"), "name", wording.enumeration(data.organisations))
    for sector in data.sectors:
        _add(entry, "category", term=sector, label=library.vocabulary.name("sectors", sector))
    _add(entry, "summary", f"{library.vocabulary.name('statuses', data.status)}. {data.summary}")


def _add(parent: Xml.Element, tag: str, text: str = "", **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def _moment(day: date) -> str:
    """A date as the moment that Atom wants; content is dated by the day."""
    return f"{day.isoformat()}T00:00:00Z"
