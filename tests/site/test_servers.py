"""The site on servers other than the tests' own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from guide.site.servers import HEADERS, KINDS_OF_FILES

# Of those that IIS knows as it comes: https://learn.microsoft.com/iis/configuration/system.webserver/staticcontent/
KNOWN_TO_IIS = {".css", ".gz", ".html", ".jpg", ".js", ".pdf", ".png", ".svg", ".txt", ".xml", ".zip"}
FOR_SERVERS = {".conf", ".config"}  # which no reader asks for
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors; user root;
events {{}}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    include {site}/nginx-headers.conf;
    error_page 404 /404.html;
  }}
}}
"""


def test_every_kind_of_file_is_known_to_a_server_that_refuses_unknown_ones(own_site: Path) -> None:
    endings = {file.suffix for file in own_site.rglob("*") if file.is_file() and file.suffix}
    assert endings - KNOWN_TO_IIS - FOR_SERVERS <= KINDS_OF_FILES.keys()


@pytest.fixture
def nginx(own_site: Path, tmp_path: Path) -> Iterator[str]:
    program = shutil.which("nginx")
    if not program:
        pytest.skip("nginx is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = tmp_path / "nginx.conf"
    settings.write_text(NGINX.format(folder=tmp_path, site=own_site, port=port), "utf-8")
    with subprocess.Popen((program, "-c", str(settings), "-e", str(tmp_path / "errors"))) as server:
        try:
            _wait_for(port)
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as asking:
            if not asking.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    pytest.fail("nginx does not answer")


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("", 200, "text/html"),
        ("finns/inte/", 404, "text/html"),
        ("data/katalog.jsonld", 200, "application/ld+json"),
        ("manifest.webmanifest", 200, "application/manifest+json"),
    ],
)
def test_nginx_sends_every_header_and_kind_with_the_site_s_own_settings(
    nginx: str, address: str, status: int, kind: str
) -> None:
    asking = HTTPConnection(nginx)
    asking.request("GET", f"/{address}")
    answer = asking.getresponse()
    assert (answer.status, answer.getheader("Content-Type")) == (status, kind)
    assert {name: answer.getheader(name) for name in HEADERS} == dict(HEADERS)
