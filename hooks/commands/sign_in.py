"""Signing in to the editors' form without a key: a small server of the organisation's, by the standard library alone.

A forge gives keys only to somebody with a secret, which a page cannot keep. This keeps it, and nothing else: neither
keys nor who signed in are stored or logged. OAuth 2.0 with PKCE (RFC 7636) and `state` (RFC 6749, 10.12).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import os
import secrets
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import Request, urlopen
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

Start = Callable[[str, list[tuple[str, str]]], Any]

_COOKIE = "inloggning"
_MINUTES = 10  # to sign in at the forge
_PATIENCE = 15  # seconds for the forge to answer
_STOPPED = "Inloggningen avbröts eller tog för lång tid. Stäng fönstret och försök igen."
_NO_ANSWER = "Inloggningen gick inte att slutföra. Stäng fönstret och försök igen om en stund."
_DONE = "Du är inloggad. Fönstret stängs av sig självt."
_PAGE = """<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Logga in</title></head>
<body><p>{said}</p><script nonce="{nonce}">
const told = {told}, site = {site};
addEventListener("message", ({{ origin, data }}) => {{
  if (origin === site && data === "authorizing:github") opener.postMessage(told, site);
}});
opener?.postMessage("authorizing:github", site);
</script></body>
</html>
"""
_WANTED = """Det här behövs för inloggningen:
  CLIENT_ID, CLIENT_SECRET  från en OAuth-app hos forgen, med adressen /callback på den här servern
  SITE                      guidens adress, till exempel https://guiden.kommunen.example
  FORGE                     forgens adress, om det inte är https://github.com
  PORT                      porten att svara på, om det inte är 8766"""


@dataclass(frozen=True)
class SignIn:
    """The server's settings. `site` is the only origin that is ever given a key."""

    client: str
    secret: str
    site: str
    forge: str = "https://github.com"

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        """Answers a request, as WSGI has it (PEP 3333)."""
        if environ["PATH_INFO"] == "/auth":
            return self._begin(start)
        if environ["PATH_INFO"] == "/callback":
            return self._end(environ, start)
        start("404 Not Found", [])
        return []

    def _begin(self, start: Start) -> Iterable[bytes]:
        state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        asked = {
            "client_id": self.client,
            "scope": "public_repo",
            "state": state,
            "code_challenge": challenge(verifier),
            "code_challenge_method": "S256",
        }
        kept = f"{_COOKIE}={state}.{verifier}; Max-Age={_MINUTES * 60}; Path=/; HttpOnly; Secure; SameSite=Lax"
        address = f"{self.forge}/login/oauth/authorize?{urlencode(asked)}"
        start("302 Found", [("Location", address), ("Set-Cookie", kept), ("Cache-Control", "no-store")])
        return []

    def _end(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        told = dict(parse_qsl(environ.get("QUERY_STRING", "")))
        state, _, verifier = _cookie(environ.get("HTTP_COOKIE", "")).partition(".")
        if not state or not hmac.compare_digest(state.encode(), told.get("state", "").encode()):
            return self._page(start, _STOPPED, "error", {"error": _STOPPED})
        token = self._token(told.get("code", ""), verifier)
        if not token:
            return self._page(start, _NO_ANSWER, "error", {"error": _NO_ANSWER})
        return self._page(start, _DONE, "success", {"provider": "github", "token": token})

    def _token(self, code: str, verifier: str) -> str:
        """The key that the forge gives for a code; empty where it gives none."""
        given = {"client_id": self.client, "client_secret": self.secret, "code": code, "code_verifier": verifier}
        address = f"{self.forge}/login/oauth/access_token"
        request = Request(address, urlencode(given).encode(), {"Accept": "application/json"})  # noqa: S310 – main has checked it
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
                return str(json.load(answer).get("access_token") or "")
        except (OSError, HTTPException, ValueError, AttributeError):
            return ""

    def _page(self, start: Start, said: str, outcome: str, content: Mapping[str, str]) -> Iterable[bytes]:
        nonce = secrets.token_urlsafe(16)
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("Content-Security-Policy", f"default-src 'none'; script-src 'nonce-{nonce}'; frame-ancestors 'none'"),
            ("Set-Cookie", f"{_COOKIE}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax"),
        ]
        start("200 OK", headers)
        told = _script(f"authorization:github:{outcome}:{json.dumps(content)}")
        return [_PAGE.format(said=html.escape(said), nonce=nonce, told=told, site=_script(self.site)).encode()]


class _Server(ThreadingMixIn, WSGIServer):
    """Answers everyone at once: nobody waits for who is slow."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Addresses here carry codes: none is written down. Who asks for nothing is left after a while."""

    timeout = _PATIENCE

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def challenge(verifier: str) -> str:
    """What the forge is told of a verifier before it sees it (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def main(_: Path, __: Sequence[str] = ()) -> int:
    """Serves until it is stopped; behind the organisation's own proxy, which speaks HTTPS."""
    settings = {name: os.environ.get(name, "") for name in ("CLIENT_ID", "CLIENT_SECRET", "SITE")}
    forge = os.environ.get("FORGE", SignIn.forge).rstrip("/")
    addresses = (settings["SITE"], forge)
    if not all(settings.values()) or any(urlsplit(each).scheme not in ("http", "https") for each in addresses):
        print(_WANTED, file=sys.stderr)
        return 2
    site = "{0.scheme}://{0.netloc}".format(urlsplit(settings["SITE"]))
    app = SignIn(settings["CLIENT_ID"], settings["CLIENT_SECRET"], site, forge)
    port = int(os.environ.get("PORT", "8766"))
    with make_server("0.0.0.0", port, app, _Server, _Quiet) as server:  # noqa: S104 – behind the proxy, or in a container
        print(f"Inloggningen svarar på port {port}, för {site}.", flush=True)
        server.serve_forever()
    return 0


def _cookie(header: str) -> str:
    """The value of our cookie among whatever else the organisation's servers have set, however that looks."""
    cookies = (each.strip().partition("=") for each in header.split(";"))
    return next((value for name, _, value in cookies if name == _COOKIE), "")


def _script(text: str) -> str:
    """A text as JavaScript, which no element can end."""
    return json.dumps(text).replace("<", "\\u003c")


if __name__ == "__main__":
    try:
        sys.exit(main(Path.cwd()))
    except KeyboardInterrupt:
        sys.exit(130)
