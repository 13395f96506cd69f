"""The forges that a guide may live in, and where each of them keeps the pages that a guide leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True)
class ForgeKind:
    """One kind of forge: how its addresses are formed, from the repository's own.

    `hosts` are parts of a host's name that give it away. `form` opens an issue form of ours; empty where the forge has
    none. `proposals` are the reader's own that wait. `key` is where a reader makes an access token. `api` is what
    programs talk to, and `pictures` where its people's pictures lie. `cms` is its name in Sveltia CMS; `reviews` tells
    whether what is saved there waits to be read, and `copies` whether somebody without rights gets a copy of their own
    to work in. `answers` tells whether our workflows run there, which answer whoever files something.
    """

    name: str
    hosts: tuple[str, ...]
    edit: str
    new_file: str
    folder: str
    issues: str
    new_issue: str
    form: str
    proposals: str
    key: str
    api: str
    pictures: str
    cms: str
    reviews: bool
    copies: bool
    answers: bool = False


def _gitea(name: str, *hosts: str) -> ForgeKind:
    """Gitea, or Forgejo, which grew out of it and keeps its addresses."""
    return ForgeKind(
        name=name,
        hosts=hosts,
        edit="{repository}/_edit/{branch}/{path}",
        new_file="{repository}/_new/{branch}/{path}",
        folder="{repository}/src/branch/{branch}/{path}",
        issues="{repository}/issues",
        new_issue="{repository}/issues/new?title={title}&body={body}",
        form="{repository}/issues/new?template=.github%2FISSUE_TEMPLATE%2F{form}.yml",
        proposals="{host}/pulls?type=created_by&state=open",
        key="{host}/user/settings/applications",
        api="{host}/api/v1",
        pictures="{host}",
        cms="gitea",
        reviews=False,
        copies=False,
    )


FORGES: Mapping[str, ForgeKind] = {
    "github": ForgeKind(
        name="GitHub",
        hosts=("github.com",),
        edit="{repository}/edit/{branch}/{path}",
        new_file="{repository}/new/{branch}/{path}",
        folder="{repository}/tree/{branch}/{path}",
        issues="{repository}/issues",
        new_issue="{repository}/issues/new?title={title}&body={body}",
        form="{repository}/issues/new?template={form}.yml",
        proposals="{repository}/pulls/@me",
        key="{host}/settings/tokens/new?scopes=public_repo&description={name}",
        api="https://api.github.com",
        pictures="https://avatars.githubusercontent.com",
        cms="github",
        reviews=True,
        copies=True,
        answers=True,
    ),
    "gitlab": ForgeKind(
        name="GitLab",
        hosts=("gitlab",),
        edit="{repository}/-/edit/{branch}/{path}",
        new_file="{repository}/-/new/{branch}/{path}",
        folder="{repository}/-/tree/{branch}/{path}",
        issues="{repository}/-/issues",
        new_issue="{repository}/-/issues/new?issue[title]={title}&issue[description]={body}",
        form="",
        proposals="{host}/dashboard/merge_requests?author_username=@me",
        key="{host}/-/user_settings/personal_access_tokens?name={name}&scopes=api",
        api="{host}/api/v4",
        pictures="{host}",
        cms="gitlab",
        reviews=True,
        copies=False,
    ),
    "forgejo": _gitea("Forgejo", "forgejo", "codeberg.org"),
    "gitea": _gitea("Gitea", "gitea"),
}


def guessed(repository: str) -> str:
    """Which kind of forge an address leads to, by its host's name; empty where that does not tell."""
    host = urlsplit(repository).netloc.lower()
    return next((kind for kind, forge in FORGES.items() if any(part in host for part in forge.hosts)), "")


@dataclass(frozen=True)
class Forge:
    """The repository of one guide: every address that leads into it."""

    kind: ForgeKind
    repository: str
    branch: str
    guide: str

    @property
    def name(self) -> str:
        """What readers call the forge."""
        return self.kind.name

    @property
    def host(self) -> str:
        """The forge itself: `https://codeberg.org`."""
        parts = urlsplit(self.repository)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def path(self) -> str:
        """Owner and name: `region-x/metodbank`."""
        return urlsplit(self.repository).path.strip("/")

    @property
    def issues(self) -> str:
        """All issues."""
        return self._filled(self.kind.issues)

    @property
    def key(self) -> str:
        """Where a reader makes an access token for the form."""
        return self._filled(self.kind.key)

    @property
    def proposals(self) -> str:
        """The reader's own proposals that are not decided on."""
        return self._filled(self.kind.proposals)

    @property
    def api(self) -> str:
        """What the form talks to."""
        return self._filled(self.kind.api)

    @property
    def api_host(self) -> str:
        """The host that the form talks to, as a content security policy names it."""
        parts = urlsplit(self.api)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def pictures(self) -> str:
        """Where pictures of the forge's people lie."""
        return self._filled(self.kind.pictures)

    @property
    def reviews(self) -> bool:
        """Whether what is saved in the editors' form waits to be read."""
        return self.kind.reviews

    @property
    def copies(self) -> bool:
        """Whether somebody without rights can use the editors' form."""
        return self.kind.copies

    @property
    def answers(self) -> bool:
        """Whether whoever files something is answered by our workflows."""
        return self.kind.answers

    @property
    def has_forms(self) -> bool:
        """Whether the forge shows the forms in `.github/ISSUE_TEMPLATE`."""
        return bool(self.kind.form)

    def edit(self, path: str) -> str:
        """Where a file is edited, by its path from the top of the repository."""
        return self._filled(self.kind.edit, path=path)

    def new_file(self, folder: str) -> str:
        """Where a file is written in a folder."""
        return self._filled(self.kind.new_file, path=folder)

    def folder(self, path: str) -> str:
        """A folder's files."""
        return self._filled(self.kind.folder, path=path)

    def new_issue(self, title: str, body: str = "") -> str:
        """An issue, filled in but not sent."""
        return self._filled(self.kind.new_issue, title=title, body=body).removesuffix("&body=")

    def form(self, name: str) -> str:
        """The issue form of that name; the issues where the forge has no forms."""
        return self._filled(self.kind.form or self.kind.issues, form=name)

    def _filled(self, address: str, **words: str) -> str:
        written = {name: quote(word) for name, word in words.items()}
        return address.format(
            repository=self.repository, branch=quote(self.branch), host=self.host, name=quote(self.guide), **written
        )
