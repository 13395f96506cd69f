"""No regular expression takes long for any text: recheck judges each, and what may be slow is tried in its own
language, on the text that recheck finds to be the worst, as long as a file may be. Part of `make lint`.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, TypeAlias

from guide.content import cache
from guide.content.reader import FILE_LIMIT
from tests.conftest import ROOT

HOOKS, SCRIPTS, SOUND = ROOT / "hooks", ROOT / "docs/assets/js", ROOT / ".cache/patterns"
NODE = str(ROOT / ".venv/bin/node")
JUDGE = str(Path(__file__).with_suffix(".js"))
RECHECK = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]["recheck"]
PATIENCE = 2.0  # seconds for the worst text
START = 1.0  # seconds that a program may take to begin
CALLS = {"compile", "sub", "subn", "match", "fullmatch", "search", "split", "findall", "finditer"}
FLAG_AT = {"compile": 1, "sub": 4, "subn": 4, "split": 3}
FLAGS = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s"}
# What Python says in other words than JavaScript.
SAID = (("(?P<", "(?<"), (r"\Z", "(?![^])"), ("(?i)", ""))
BEGINNING = re.compile(r"^\\A")
NAMED_BEFORE = re.compile(r"\(\?P=(\w+)\)")

Language: TypeAlias = Literal["Python", "JavaScript"]
TRY: dict[Language, Sequence[str]] = {
    "Python": (
        sys.executable,
        "-c",
        "import json, re, sys; source, flags, text = json.load(sys.stdin); [*re.finditer(source, text, flags)]",
    ),
    "JavaScript": (
        NODE,
        "--eval",
        'const [source, flags, text] = JSON.parse(require("fs").readFileSync(0, "utf-8"));'
        '[...text.matchAll(new RegExp(source, `${flags.replace(/[gy]/g, "")}g`))]',
    ),
}


@dataclass(frozen=True)
class Pattern:
    """A regular expression, as it stands at a place, with flags in the manner of its language."""

    place: str
    language: Language
    source: str
    flags: int | str

    @property
    def sound(self) -> Path:
        """The file that is there when it has been found to be sound."""
        known = repr((RECHECK, PATIENCE, FILE_LIMIT, self.language, self.source, self.flags))
        return SOUND / hashlib.sha256(known.encode()).hexdigest()[:32]

    def asked(self) -> dict[str, str]:
        """The same as JavaScript has it, which recheck reads."""
        if self.language == "JavaScript":
            return {"source": self.source, "flags": str(self.flags)}
        source = BEGINNING.sub("^", NAMED_BEFORE.sub(r"\\k<\1>", self.source))
        for ours, theirs in SAID:
            source = source.replace(ours, theirs)
        flags = re.compile(self.source, int(self.flags)).flags
        return {"source": source, "flags": "".join(name for flag, name in FLAGS.items() if flags & flag)}


def in_python(folder: Path) -> Iterator[Pattern]:
    """Those of the modules below the folder that they are imported from, those of models too."""
    for file in sorted(folder.rglob("*.py")):
        names = vars(import_module(".".join(file.relative_to(folder).with_suffix("").parts)))
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(ast.Attribute(ast.Name("re"), call), args=[source, *_]) if call in CALLS:
                    flags = _flags(node, call, names)
                    yield Pattern(f"{file}:{node.lineno}", "Python", _text(source, names), flags)
                case ast.keyword("pattern", ast.Constant(str() | None) | ast.Attribute() as value):
                    yield Pattern(f"{file}:{value.lineno}", "JavaScript", _text(value, names), "")  # in the form too


def _text(node: ast.expr, names: dict[str, Any]) -> str:
    """What an expression says; what cannot be known before it runs is a word."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, names) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return _text(node.value, names)
    with suppress(NameError):
        return str(eval(ast.unparse(node), names.copy()))  # noqa: S307 – our own code
    return "x"


def _flags(node: ast.Call, call: str, names: dict[str, Any]) -> int:
    named = [keyword.value for keyword in node.keywords if keyword.arg == "flags"]
    for flags in (*named, *node.args[FLAG_AT.get(call, 2) :]):
        return int(eval(ast.unparse(flags), names.copy()))  # noqa: S307 – our own code
    return 0


def in_javascript(folder: Path) -> Iterator[Pattern]:
    """Those of the scripts below a folder."""
    done = subprocess.run((NODE, JUDGE, str(folder)), capture_output=True, text=True, check=True)
    for found in json.loads(done.stdout):
        yield Pattern(found["place"], "JavaScript", found["source"], found["flags"])


def faults(patterns: Sequence[Pattern]) -> Iterator[str]:
    """A line for each that takes long, or that cannot be judged. What was found to be sound is not judged again."""
    new = [pattern for pattern in patterns if cache.found(pattern.sound) is None]
    asked = json.dumps([pattern.asked() for pattern in new])
    done = subprocess.run((NODE, JUDGE), input=asked, capture_output=True, text=True, check=True)
    for pattern, judged in zip(new, json.loads(done.stdout), strict=True):
        why = judged["why"] if judged["fails"] or _is_slow(pattern, judged) else ""
        if why:
            yield f"{pattern.place}: {pattern.source!r}: {why}"
        else:
            cache.keep(pattern.sound, b"sound")


def _is_slow(pattern: Pattern, judged: dict[str, Any]) -> bool:
    if not judged["pumps"]:
        return False
    given = json.dumps((pattern.source, pattern.flags, worst(judged["pumps"], judged["suffix"])))
    try:
        subprocess.run(TRY[pattern.language], input=given, text=True, timeout=PATIENCE + START, check=True)
    except subprocess.TimeoutExpired:
        return True
    return False


def worst(pumps: Sequence[dict[str, Any]], suffix: str) -> str:
    """A text as long as a file may be, of parts to repeat, each with what stands before it."""
    fixed = len(suffix) + sum(len(pump["prefix"]) for pump in pumps)
    times = max(1, (FILE_LIMIT - fixed) // max(1, sum(len(pump["pump"]) for pump in pumps)))
    return "".join(pump["prefix"] + pump["pump"] * times for pump in pumps) + suffix


def main() -> int:
    """Prints a line for each fault, or how many patterns there are. 1 where there is a fault."""
    patterns = [*in_python(HOOKS), *in_javascript(SCRIPTS)]
    found = list(faults(patterns))
    print(*found or [f"{len(patterns)} regular expressions, none slow"], sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
