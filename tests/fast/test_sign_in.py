"""The server that lets editors into the form gives a key to the guide alone, and only to whoever asked for it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from commands.sign_in import SignIn, challenge, main
from tests.conftest import ROOT

SITE = "https://guiden.example"


class Forge(BaseHTTPRequestHandler):
    """A forge that gives a key for one code, to whoever knows the secret and what the challenge was made of."""

    challenge = ""

    def do_POST(self) -> None:
        told = {name: values[0] for name, values in parse_qs(self.rfile.read(self._length()).decode()).items()}
        given = (told["client_secret"], told["code"], challenge(told["code_verifier"]))
        right = given == ("hemligt", "kod", Forge.challenge)
        self.send_response(200)
        if self.path.startswith("/halv"):
            self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(json.dumps({"access_token": "</script>nyckel"} if right else {"error": "fel"}).encode())

    def log_message(self, *_: Any) -> None:
        pass

    def _length(self) -> int:
        return int(self.headers["Content-Length"])


@pytest.fixture
def forge() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Forge) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Visitor:
    """A browser at the server, with its one cookie."""

    def __init__(self, app: SignIn) -> None:
        self.app, self.cookie = app, ""

    def get(self, path: str) -> tuple[str, dict[str, str], str]:
        answered: list[Any] = []
        parts = urlsplit(path)
        environ = {"PATH_INFO": parts.path, "QUERY_STRING": parts.query, "HTTP_COOKIE": self.cookie}
        body = b"".join(self.app(environ, lambda status, headers: answered.extend((status, dict(headers)))))
        status, headers = answered
        self.cookie = headers.get("Set-Cookie", "").partition(";")[0]
        return status, headers, body.decode()

    def begin(self) -> dict[str, str]:
        _, headers, _ = self.get("/auth?provider=github&scope=repo")
        asked = {name: values[0] for name, values in parse_qs(urlsplit(headers["Location"]).query).items()}
        Forge.challenge = asked["code_challenge"]
        return asked


@pytest.fixture
def visitor(forge: str) -> Visitor:
    return Visitor(SignIn("klient", "hemligt", SITE, forge))


def test_the_guide_gets_the_key_and_no_other_origin(visitor: Visitor) -> None:
    asked = visitor.begin()
    assert (asked["client_id"], asked["scope"], asked["code_challenge_method"]) == ("klient", "public_repo", "S256")
    _, headers, page = visitor.get(f"/callback?code=kod&state={asked['state']}")
    assert "Du är inloggad." in page
    assert "authorization:github:success" in page
    assert "origin === site" in page and f'site = "{SITE}"' in page
    assert page.count("</script>") == 1
    assert headers["Cache-Control"] == "no-store"
    nonce = re.search(r"'nonce-([^']+)'", headers["Content-Security-Policy"])
    assert nonce and f'nonce="{nonce[1]}"' in page
    assert "Max-Age=0" in headers["Set-Cookie"]


@pytest.mark.parametrize("state", ["", "en-annan", "å"])
def test_who_did_not_ask_gets_nothing(visitor: Visitor, state: str) -> None:
    visitor.begin()
    _, _, page = visitor.get(f"/callback?code=kod&state={state}")
    assert "Inloggningen avbröts" in page
    assert "nyckel" not in page


def test_a_code_that_the_forge_does_not_know_is_told(visitor: Visitor) -> None:
    asked = visitor.begin()
    _, _, page = visitor.get(f"/callback?code=fel&state={asked['state']}")
    assert "gick inte att slutföra" in page
    assert "authorization:github:error" in page


def test_a_forge_that_does_not_answer_is_told() -> None:
    visitor = Visitor(SignIn("klient", "hemligt", SITE, "http://127.0.0.1:9"))
    asked = visitor.begin()
    assert "gick inte att slutföra" in visitor.get(f"/callback?code=kod&state={asked['state']}")[2]


def test_a_forge_that_falls_silent_in_the_middle_of_an_answer_is_told(forge: str) -> None:
    visitor = Visitor(SignIn("klient", "hemligt", SITE, f"{forge}/halv"))
    asked = visitor.begin()
    assert "gick inte att slutföra" in visitor.get(f"/callback?code=kod&state={asked['state']}")[2]


@pytest.mark.parametrize("beside", ['spår={"a":1}', "a b@c", "=", "inloggning2=x", "$Version=1; $"])
def test_cookies_that_others_have_set_are_in_nobody_s_way(visitor: Visitor, beside: str) -> None:
    asked = visitor.begin()
    visitor.cookie = f"{beside}; {visitor.cookie}"
    assert "Du är inloggad." in visitor.get(f"/callback?code=kod&state={asked['state']}")[2]


def test_nobody_waits_for_somebody_who_asks_for_nothing() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"CLIENT_ID": "klient", "CLIENT_SECRET": "hemligt", "SITE": SITE, "PORT": str(port)}
    command = (sys.executable, "-u", str(ROOT / "hooks"), "sign-in")
    with subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout and "svarar på port" in server.stdout.readline()
            with socket.create_connection(("127.0.0.1", port)):
                asking = HTTPConnection("127.0.0.1", port, timeout=5)
                asking.request("GET", "/auth")
                assert asking.getresponse().status == 302
        finally:
            server.kill()


def test_other_addresses_are_not_there(visitor: Visitor) -> None:
    assert visitor.get("/")[0] == "404 Not Found"


def test_what_is_missing_is_told_before_anything_starts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE", "guiden.example")
    assert main(ROOT) == 2
    assert "CLIENT_ID, CLIENT_SECRET" in capsys.readouterr().err
