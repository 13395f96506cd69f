"""A stand-in for the forge's API, with two real bare git repositories: the guide's and a contributor's copy of it.

It answers what Sveltia CMS asks of GitHub under open authoring, and knows nobody but one person without write access.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NOW = "2026-11-22T08:00:00Z"
USER = "redaktor"
_AUTHOR = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Redaktör"), ("EMAIL", "redaktor@kommunen.example"), ("DATE", NOW))
}


@dataclass
class Forge:
    """The repository `name` ("owner/repo"), copied from the files of a folder, below `root`."""

    root: Path
    name: str
    pulls: list[dict[str, Any]] = field(default_factory=list)

    @property
    def fork(self) -> str:
        return f"{USER}/{self.name.partition('/')[2]}"

    def create(self, source: Path, paths: list[str]) -> None:
        """Commits files of a folder as the repository's main branch."""
        work = self.root / "work"
        for path in paths:
            file = work / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes((source / path).read_bytes())
        run = self._run
        run("init", "--quiet", "--initial-branch=main", str(work))
        run("-C", str(work), "add", ".")
        run("-C", str(work), "commit", "--quiet", "--message=Start")
        run("clone", "--quiet", "--bare", str(work), str(self._folder(self.name)))

    def main(self, path: str) -> str:
        """A file as it is published."""
        return self.git(self.name, "cat-file", "blob", f"main:{path}").decode()

    def push(self, path: str, text: str) -> None:
        """Publishes a file as a colleague has made it."""
        work = self.root / "work"
        (work / path).write_text(text, "utf-8")
        self._run("-C", str(work), "commit", "--quiet", "--all", "--message=En kollegas ändring")
        self._run("-C", str(work), "push", "--quiet", str(self._folder(self.name)), "main:main")

    def merge(self, branch: str) -> None:
        """Takes a proposal in, and its branch away, as the forge does."""
        work = self.root / "work"
        self._run("-C", str(work), "pull", "--quiet", "--no-ff", "--no-edit", str(self._folder(self.fork)), branch)
        self._run("-C", str(work), "push", "--quiet", str(self._folder(self.name)), "main:main")
        self.git(self.fork, "branch", "--quiet", "--delete", "--force", branch)
        self.pulls.clear()

    def checked_out(self, branch: str, *, beside: tuple[str, ...], of: Path) -> Path:
        """A guide as its check sees a proposal: merged with what is published, and with other files of a folder."""
        work = self.root / "work"
        self._run("-C", str(work), "fetch", "--quiet", str(self._folder(self.fork)), branch)
        self._run("-C", str(work), "merge", "--quiet", "--no-ff", "--message=Förslag", "FETCH_HEAD")
        for name in beside:
            (work / name).symlink_to(of / name)
        return work

    def file(self, branch: str, path: str) -> str:
        """A file of a branch of the contributor's copy."""
        return self.data(branch, path).decode()

    def data(self, branch: str, path: str) -> bytes:
        return self.git(self.fork, "cat-file", "blob", f"{branch}:{path}")

    def changed(self, branch: str) -> list[str]:
        """The files that a branch of the copy changes."""
        listed = self.git(self.fork, "-c", "core.quotepath=off", "diff", "--name-only", f"main...{branch}")
        return listed.decode().splitlines()

    def branches(self) -> list[str]:
        """The branches of the copy, but for its main one."""
        listed = self.git(self.fork, "for-each-ref", "--format=%(refname:short)", "refs/heads").decode().split()
        return [name for name in listed if name != "main"]

    def changed_lines(self, branch: str) -> list[tuple[int, int]]:
        """How many lines a branch of the copy adds to each file that it changes, and takes away."""
        listed = self.git(self.fork, "diff", "--numstat", f"main...{branch}").decode()
        return [(int(added), int(gone)) for added, gone, _ in (line.split("\t") for line in listed.splitlines())]

    def git(self, repository: str, *arguments: str, given: bytes | None = None, index: Path | None = None) -> bytes:
        return self._run("-C", str(self._folder(repository)), *arguments, given=given, index=index)

    def answer(self, method: str, url: str, body: Any) -> tuple[int, Any]:
        """The status and JSON that the API gives."""
        path = urlsplit(url).path
        if path == "/graphql":
            return 200, {"data": self._graphql(body["query"], body.get("variables") or {})}
        return self._rest(method, path, body)

    def _rest(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        if path == "/user":
            return 200, {"id": 1, "login": USER, "name": "Redaktör", "email": "", "avatar_url": "", "html_url": ""}
        if path == "/user/repository_invitations":
            return 200, []
        if path.endswith("/merge-upstream"):
            self._fetch_published()
            return 200, {"merge_type": "fast-forward"}
        if method == "POST" and path == f"/repos/{self.name}/forks":
            self._run("clone", "--quiet", "--bare", str(self._folder(self.name)), str(self._folder(self.fork)))
            return 202, self._repository(self.fork)
        if method == "POST" and path == f"/repos/{self.name}/pulls":
            number = len(self.pulls) + 1
            self.pulls.append({**body, "number": number, "node_id": f"PR_{number}", "html_url": ""})
            return 201, self.pulls[-1]
        return self._about(path)

    def _about(self, path: str) -> tuple[int, Any]:
        if found := re.fullmatch(r"/repos/([^/]+/[^/]+)", path):
            known = self._folder(found[1]).is_dir()
            return (200, self._repository(found[1])) if known else (404, {"message": "Not Found"})
        if found := re.fullmatch(r"/repos/([^/]+/[^/]+)/git/trees/(\w+)", path):
            return 200, {"tree": self._tree(found[1], found[2])}
        if found := re.fullmatch(r"/repos/[^/]+/[^/]+/compare/main\.\.\.[^:]+:(.+)", path):
            files = [{"filename": name, "status": "modified"} for name in self.changed(unquote(found[1]))]
            return 200, {"files": files}
        return 404, {"message": f"The stand-in knows nothing of {path}"}

    def _graphql(self, query: str, values: dict[str, Any]) -> Any:
        if "createCommitOnBranch" in query:
            return self._commit(query, values["input"])
        if "createRef" in query:
            self._fetch_published()  # a forge keeps copies' objects together
            self.git(self.fork, "update-ref", values["input"]["name"], values["input"]["oid"])
            return {"createRef": {"ref": {"name": values["input"]["name"]}}}
        if "fork: repository" in query:
            return {"fork": {"id": "FORK"}, "base": {"ref": {"target": {"oid": self._oid(self.name, "main")}}}}
        if "ReadyForReview" in query or "ToDraft" in query:
            return {"x": None}
        if re.search(r"PullRequest\s*\{\s*state", query):
            return {"node": {"state": "OPEN", "isDraft": False}}
        return {"repository": self._asked(query, values, f"{values['owner']}/{values['repo']}")}

    def _asked(self, query: str, values: dict[str, Any], repository: str) -> Any:
        if "defaultBranchRef" in query:
            return {"defaultBranchRef": {"name": "main"}}
        if "forks(" in query:
            return {"forks": {"nodes": []}}
        if "refPrefix" in query:
            return {"refs": {"nodes": self._refs(repository, values["prefix"])}}
        if "pullRequests(" in query:
            branches = re.findall(r'(\w+):\s*pullRequests\(\s*headRefName: ("[^"]+")', query)
            return {alias: {"nodes": self._pulls(json.loads(branch))} for alias, branch in branches}
        return self._objects(query, repository) or self._branch(repository, values.get("branch", "main"))

    def _objects(self, query: str, repository: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for alias, oid in re.findall(r'(content_\d+): object\(oid: "([0-9a-f]+)"\)', query):
            store = (
                self.fork if self._folder(self.fork).is_dir() else self.name
            )  # a forge keeps copies' objects together
            found[alias] = {"isTruncated": False, "text": self.git(store, "cat-file", "blob", oid).decode()}
        for alias in re.findall(r"(commit_\d+): object\(oid:", query):
            found[alias] = None  # nothing has been run on it
        for alias in re.findall(r"(\w+):\s*ref\(qualified", query):
            history = [{"oid": self._oid(repository, "main"), "author": _person(), "committedDate": NOW}]
            found[alias] = {"target": {"history": {"nodes": history}}}
        for alias, text in re.findall(r'(\w+):\s*object\(\s*expression: ("(?:[^"\\]|\\.)*")', query):
            found[alias] = self._blob(repository, json.loads(text))
        return found

    def _blob(self, repository: str, expression: str) -> dict[str, Any] | None:
        oid = self._oid(repository, expression)
        if not oid:
            return None
        data = self.git(repository, "cat-file", "blob", oid)
        binary = b"\0" in data
        return {"oid": oid, "byteSize": len(data), "isBinary": binary, "text": None if binary else data.decode()}

    def _branch(self, repository: str, branch: str) -> dict[str, Any]:
        oid = self._oid(repository, f"refs/heads/{branch}")
        return {"ref": {"target": {"history": {"nodes": [{"oid": oid, "message": "Start"}]}}} if oid else None}

    def _commit(self, query: str, given: dict[str, Any]) -> Any:
        repository, branch = given["branch"]["repositoryNameWithOwner"], f"refs/heads/{given['branch']['branchName']}"
        assert repository == self.fork, f"{USER} may not write to {repository}"
        assert given["expectedHeadOid"] == self._oid(repository, branch)
        index = self.root / "index"
        self.git(repository, "read-tree", branch, index=index)
        oids = {}
        for added in given["fileChanges"].get("additions", []):
            oid = self.git(repository, "hash-object", "-w", "--stdin", given=base64.b64decode(added["contents"]))
            oids[added["path"]] = oid.decode().strip()
            entry = f"100644,{oids[added['path']]},{added['path']}"
            self.git(repository, "update-index", "--add", "--cacheinfo", entry, index=index)
        tree = self.git(repository, "write-tree", index=index).decode().strip()
        commit = self.git(repository, "commit-tree", tree, "-p", branch, "-m", given["message"]["headline"])
        self.git(repository, "update-ref", branch, commit.decode().strip())
        answer: dict[str, Any] = {"oid": commit.decode().strip(), "committedDate": NOW}
        for alias, path in re.findall(r'(\w+):\s*file\(path: ("(?:[^"\\]|\\.)*")\)', query):
            answer[alias] = {"oid": oids.get(json.loads(path))}
        return {"createCommitOnBranch": {"commit": answer}}

    def _fetch_published(self) -> None:
        self.git(self.fork, "fetch", "--quiet", str(self._folder(self.name)), "main:main")

    def _repository(self, name: str) -> dict[str, Any]:
        mine = name == self.fork
        told = {"full_name": name, "fork": mine, "private": False, "allow_forking": True, "default_branch": "main"}
        owner = {"login": name.partition("/")[0], "type": "Organization"}
        parent = {"parent": {"full_name": self.name}} if mine else {}
        return {**told, "owner": owner, "permissions": {"push": mine, "pull": True}, **parent}

    def _tree(self, repository: str, commit: str) -> list[dict[str, Any]]:
        listed = self.git(repository, "-c", "core.quotepath=off", "ls-tree", "-r", "-l", commit).decode()
        tree = []
        for line in listed.splitlines():
            about, _, path = line.partition("\t")
            mode, type, sha, size = about.split()
            tree.append({"mode": mode, "type": type, "sha": sha, "size": int(size), "path": path})
        return tree

    def _refs(self, repository: str, prefix: str) -> list[dict[str, Any]]:
        listed = self.git(repository, "for-each-ref", "--format=%(refname) %(objectname)", prefix).decode()
        refs = (line.split() for line in listed.splitlines())
        about = {"message": "Ett förslag", "committedDate": NOW, "author": _person()}
        return [{"name": name.removeprefix(prefix), "target": {"oid": oid, **about}} for name, oid in refs]

    def _pulls(self, branch: str) -> list[dict[str, Any]]:
        about = {"state": "OPEN", "isDraft": False, "createdAt": NOW, "updatedAt": NOW, "files": {"nodes": []}}
        owner, oid = {"headRepositoryOwner": {"login": USER}}, self._oid(self.fork, branch)
        return [
            {"id": pull["node_id"], "number": pull["number"], "title": pull["title"], "url": "", **about, **owner}
            | {"headRefOid": oid}
            for pull in self.pulls
            if pull["head"].endswith(f":{branch}")
        ]

    def _oid(self, repository: str, name: str) -> str | None:
        try:
            return self.git(repository, "rev-parse", "--verify", "--quiet", name).decode().strip()
        except subprocess.CalledProcessError:
            return None

    def _folder(self, repository: str) -> Path:
        return self.root / f"{repository.replace('/', '--')}.git"

    def _run(self, *arguments: str, given: bytes | None = None, index: Path | None = None) -> bytes:
        everything = {**os.environ, **_AUTHOR, **({"GIT_INDEX_FILE": str(index)} if index else {})}
        done = subprocess.run(["git", *arguments], input=given, capture_output=True, env=everything, check=True)  # noqa: S607
        return done.stdout


def _person() -> dict[str, Any]:
    return {"name": "Redaktör", "email": "", "user": {"login": USER, "databaseId": 1}}
