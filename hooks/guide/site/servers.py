"""What web servers other than the forges' own need to be told: kinds of files, and headers that a page cannot set."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as Xml  # writes only; nothing is parsed

# Endings that the site has and that IIS does not know, or knows as something else.
KINDS_OF_FILES: Mapping[str, str] = {
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".yml": "text/yaml; charset=utf-8",
}
# https://owasp.org/www-project-secure-headers/
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}


def server_files() -> dict[str, bytes]:
    """Settings by their addresses from the top of the site: for IIS, Apache, nginx, and hosts that read `_headers`."""
    texts = {"_headers": _pages(), "nginx-headers.conf": _nginx(), ".htaccess": _apache()}
    return {"web.config": _iis(), **{address: text.encode() for address, text in texts.items()}}


def _iis() -> bytes:
    """https://learn.microsoft.com/iis/configuration/system.webserver/"""
    root = Xml.Element("configuration")
    server = Xml.SubElement(root, "system.webServer")
    content = Xml.SubElement(server, "staticContent")
    for ending, kind in KINDS_OF_FILES.items():
        Xml.SubElement(content, "remove", fileExtension=ending)
        Xml.SubElement(content, "mimeMap", fileExtension=ending, mimeType=kind)
    headers = Xml.SubElement(Xml.SubElement(server, "httpProtocol"), "customHeaders")
    for name, value in HEADERS.items():  # one that the server itself sets is an error unless removed first
        Xml.SubElement(headers, "remove", name=name)
        Xml.SubElement(headers, "add", name=name, value=value)
    errors = Xml.SubElement(server, "httpErrors", errorMode="Custom")
    Xml.SubElement(errors, "remove", statusCode="404")
    Xml.SubElement(errors, "error", statusCode="404", path="404.html", responseMode="File")
    Xml.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, encoding="unicode").encode() + b"\n"


def _pages() -> str:
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


def _nginx() -> str:
    headers = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    kinds = [
        f'location ~ \\{ending}$ {{ types {{ }} default_type "{kind}"; }}' for ending, kind in KINDS_OF_FILES.items()
    ]
    lines = ["# include nginx-headers.conf; i det server-block som visar webbplatsen.", *headers, *kinds]
    return "\n".join(lines) + "\n"


def _apache() -> str:
    kinds = "".join(f'  AddType "{kind}" {ending}\n' for ending, kind in KINDS_OF_FILES.items())
    headers = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    return f"<IfModule mod_mime.c>\n{kinds}</IfModule>\n<IfModule mod_headers.c>\n{headers}</IfModule>\n"
