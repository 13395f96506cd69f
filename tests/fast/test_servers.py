"""Web servers other than the forges' own are told what they need."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from guide.site import servers


def test_iis_learns_each_kind_of_file_once_and_sends_each_header() -> None:
    root = Xml.fromstring(servers.server_files()["web.config"])  # noqa: S314 – made by ourselves
    kinds = [(each.get("fileExtension"), each.get("mimeType")) for each in root.iter("mimeMap")]
    assert dict(kinds) == dict(servers.KINDS_OF_FILES)
    assert len(kinds) == len(servers.KINDS_OF_FILES)
    assert {each.get("name"): each.get("value") for each in root.iter("add")} == dict(servers.HEADERS)


def test_hosts_that_read_a_file_of_headers_get_every_header() -> None:
    files = servers.server_files()
    for name, value in servers.HEADERS.items():
        assert f"  {name}: {value}\n" in files["_headers"].decode()
        assert f'add_header {name} "{value}" always;\n' in files["nginx-headers.conf"].decode()
        assert f'Header always set {name} "{value}"\n' in files[".htaccess"].decode()
