"""The vocabulary's colours as CSS custom properties, so that screen and paper share one source."""

from __future__ import annotations

from collections.abc import Iterable

from guide.content.vocabulary import Step, Vocabulary


def stylesheet(words: Vocabulary) -> str:
    """A style sheet with `--step` and `--step-tint` for each `.step-<id>`, in both colour schemes."""
    return "".join(_rules(step) for step in words.steps)


def _rules(step: Step) -> str:
    return (
        f".step-{step.id}{{--step:{step.colour}}}\n"
        f"[data-md-color-scheme=slate] .step-{step.id}{{--step:{step.colour_on_dark}}}\n"
        f".sheet .step-{step.id}.step-{step.id}{{--step:{step.colour}}}\n"  # paper stays white in the dark
        f"@media print{{.step-{step.id}.step-{step.id}.step-{step.id}{{--step:{step.colour}}}}}\n"
    )


def layered(stylesheets: Iterable[str]) -> str:
    """A style sheet that imports others into a layer, so that any rule of ours outranks any of theirs."""
    return "".join(f'@import url("{address}") layer(theme);\n' for address in stylesheets)
