"""Files, issues and links changed at random: nothing but a told mistake may come of them, and in a moment.

Run as a command it prints how many were tried and what came of them: `make fuzz SEED=7 SHARE=1`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from commands.sign_in import SignIn
from guide.content import budget, privacy, reader
from guide.content.header import one_form, parse
from guide.content.kinds import KINDS
from guide.content.library import Library
from guide.content.validation import read
from guide.editor.issue_answers import read_answers
from guide.editor.issue_form import FORMS, Form, Question, questions
from guide.text import markup, prose
from guide.text.mistakes import ContentError
from guide.text.pasted import seen, typed
from tests.conftest import OWN, ROOT

WHOLE = {"headers": 100_000, "bodies": 10_000, "issues": 10_000, "pastes": 10_000, "sign-ins": 10_000, "links": 100_000}
NOBODY = "http://127.0.0.1:9"  # a forge that does not answer
PASTED = ("• Ett\n• Två\n1) Tre\n\u00a0- fyra\n\tfem\n", "o\tNoter\n§\tParagrafer", "Hej\n- ett\n- två")
SIGNED = ("code=kod&state=S\ninloggning=S.v; annan=1", 'error=access_denied&state=S\ninloggning="S\\377.v"; a={"b":1}')
PATIENCE = 2.0  # processor seconds for one
GROWTH = 64_000  # kB of memory from the first tenth to the last
LONGEST = 12_000  # characters of what is changed
SHOWN = 3  # faults of a kind

# What a browser would run, in text that was set.
LIVE = re.compile(r"<(script|iframe|object|embed|style|base|form|svg|img)\b|<[^>]*(\son\w+\s*=|\"\s*javascript:)", re.I)
TOKENS = (
    *("---\n", "...\n", ": ", "- ", "? ", "&a ", "*a", "!!python/name:os.system ", "<<: *a\n", "{", "}", "[", "]", "'"),
    *(
        '"',
        "|\n",
        ">-\n",
        "\t",
        "\r\n",
        "\x00",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\u00ad",
        "\U0001f642",
        "å",
        "ŋ",
        "\uff10",
    ),
    *("#", "## ", "### Vad\n", "```", "`", "~~~\n", "> ", "1. ", "* ", "| a | b |\n|---|---|\n", "[^1]", "[^1]: x\n"),
    *("![](", "](", "<", ">", "&lt;", "&#60;", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title>"),
    *("javascript:alert(1)", "//x.example", "../", "..\\", "{{ 7*7 }}", "{% raw %}", "${7}", "%s", "%00", "%E5", "%"),
    *(
        "null",
        "true",
        "0",
        "-1",
        "1e999",
        "9" * 40,
        "2026-02-30",
        "12:60",
        "yes",
        "~",
        "19121212-1212",
        "_",
        "\\",
        "\n",
    ),
)


@dataclass
class Outcome:
    """What came of one door's texts: how many were tried, how many were refused, the slowest, and the faults."""

    door: str
    tried: int = 0
    refused: int = 0
    slowest: float = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        faults = "".join(f"\n  {fault}" for fault in self.faults[:SHOWN])
        told = f"{self.tried:,} tried, {self.refused:,} refused, slowest {self.slowest:.2f} s"
        return f"{self.door}: {told}, {len(self.faults)} faults{faults}"


def mutated(text: str, chance: random.Random) -> str:
    """The text with one to four changes: a part taken away, doubled or moved, a token put in."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + int(chance.expovariate(1 / 12)))
        part = text[at:end]
        to = chance.randrange(len(text) + 1)
        text = chance.choice(
            (
                text[:at] + text[end:],
                text[:at] + chance.choice(TOKENS) + text[at:],
                text[:at] + chance.choice(TOKENS) * chance.randint(2, 200) + text[end:],
                text[:end] + part * chance.randint(1, 50) + text[end:],
                text[:to] + part + text[to:],
                text[:at] + chr(chance.choice((chance.randrange(32, 127), chance.randrange(0xD7FF)))) + text[at + 1 :],
                text[:at],
            )
        )[:LONGEST]
    return text


def fuzz(library: Library, seed: int, share: float) -> list[Outcome]:
    """Tries `share` of the whole number at every door; the same seed gives the same texts."""
    doors: dict[str, tuple[Sequence[str], Callable[[str], None]]] = {
        "headers": (_files(library), partial(_header, library)),
        "bodies": ([entry.document.body for entry in library.entries], _body),
        "issues": (_issues(library), partial(_issue, [(form, questions(form, library)) for form in FORMS])),
        "pastes": (PASTED, lambda text: _same(typed(text))),
        "sign-ins": (SIGNED, partial(_sign_in, SignIn("id", "hemligt", "https://prov.example", NOBODY))),
    }
    found = [
        _tried(door, samples, act, random.Random(f"{seed} {door}"), round(WHOLE[door] * share))
        for door, (samples, act) in doors.items()
    ]
    return [*found, links(seed, round(WHOLE["links"] * share))]


def links(seed: int, count: int) -> Outcome:
    """Links and what a device has kept, in the code that readers run."""
    script = Path(__file__).with_name("fuzz.js")
    done = subprocess.run(
        (str(ROOT / ".venv/bin/node"), str(script), str(seed), str(count)), capture_output=True, text=True, check=False
    )
    if done.returncode:
        return Outcome("links", faults=[done.stderr.strip()])
    return Outcome("links", **json.loads(done.stdout))


def _tried(door: str, samples: Sequence[str], act: Callable[[str], None], chance: random.Random, count: int) -> Outcome:
    outcome, early = Outcome(door), 0
    for text in islice(_texts(samples, chance), count):
        _try(outcome, act, text)
        if outcome.tried == count // 10:
            early = _memory()
    if early and _memory() - early > GROWTH:
        outcome.faults.append(f"memory grew by {(_memory() - early) / 1_000:.0f} MB")
    return outcome


def _texts(samples: Sequence[str], chance: random.Random) -> Iterator[str]:
    while True:
        yield mutated(chance.choice(samples), chance)


def _try(outcome: Outcome, act: Callable[[str], None], text: str) -> None:
    begun = time.process_time()
    try:
        act(text)
    except ContentError:
        outcome.refused += 1
    except Exception as error:  # any other is what is looked for
        outcome.faults.append(f"{type(error).__name__}: {error}: {text[:200]!r}")
    took = time.process_time() - begun
    outcome.tried += 1
    outcome.slowest = max(outcome.slowest, took)
    if took > PATIENCE:
        outcome.faults.append(f"{took:.1f} s: {text[:200]!r}")


def _memory() -> int:
    """The most that this process has held, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _files(library: Library) -> list[str]:
    """One file of each kind, the shortest: what is changed in it is then most of it."""
    texts = [[(OWN / entry.path).read_text("utf-8") for entry in library.of(kind).values()] for kind in KINDS]
    return [min(each, key=len) for each in texts]


def _header(library: Library, text: str) -> None:
    path = "methods/a.md"
    document = parse(one_form(text), path)
    list(privacy.personal_data(path, text))
    too_heavy = budget.overrun(document)
    if too_heavy:
        raise ContentError([too_heavy])
    kind = min(KINDS, key=lambda kind: len(set(document.values) - set(kind.model.model_fields)))
    read(kind.model, document, library.vocabulary)


def _body(text: str) -> None:
    path = "cases/a.md"
    document = parse(one_form(f"---\ntitle: A\n---\n{text}"), path)
    too_heavy = budget.overrun(document)
    if too_heavy:
        raise ContentError([too_heavy])
    for reading in (prose.sections, prose.first_sentence, prose.unmarked, prose.anchors):
        reading(text)
    html = markup.renderer()(text)
    live = LIVE.search(html)
    if live:
        raise AssertionError(f"live: {live[0]}")


def _issues(library: Library) -> list[str]:
    return [
        "\n\n".join(f"### {one.label}\n\n{one.hint or '_No response_'}" for one in questions(form, library))
        for form in FORMS
    ]


def _issue(asked: Sequence[tuple[Form, Sequence[Question]]], text: str) -> None:
    for form, each in asked:
        read_answers(form, each, text)


def _same(text: str) -> None:
    """What is typed by us has nothing unseen left in it."""
    if seen(text) != text:
        raise AssertionError(f"unseen: {text!r}")


def _sign_in(app: SignIn, text: str) -> None:
    """What a browser asks with an address and cookies that somebody else has set: it is answered, and gets no key."""
    query, _, cookies = (text.encode("utf-8", "replace").decode("latin-1")).partition("\n")
    told: list[str] = []
    answer = app(
        {"PATH_INFO": "/callback", "QUERY_STRING": query, "HTTP_COOKIE": cookies}, lambda status, _: told.append(status)
    )
    if told != ["200 OK"] or b"authorization:github:success" in b"".join(answer):
        raise AssertionError(f"signed in: {told}")


def main(arguments: Sequence[str]) -> int:
    """Prints a line for each door. 1 where there was a fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0)
    wanted = parser.parse_args(arguments)
    outcomes = fuzz(reader.load(OWN), wanted.seed, wanted.share)
    print(f"seed {wanted.seed}", *outcomes, sep="\n")
    return int(any(outcome.faults for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
