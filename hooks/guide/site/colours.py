"""The vocabulary's colours as CSS custom properties, so that screen and paper share one source."""

from __future__ import annotations

from guide.content.vocabulary import Step, Vocabulary

ICON = "assets/bilder/ikon.svg"


def stylesheet(words: Vocabulary) -> str:
    """A style sheet with the guide's own colour and `--step` for each `.step-<id>`, in both colour schemes."""
    return _accent(words) + "".join(_rules(step) for step in words.steps)


def icon(words: Vocabulary) -> str:
    """The picture in a browser's tab, as SVG in the guide's own colour: three places on a path."""
    trail = '<path d="M7 21c5 0 4-10 9-10s5 10 9 7" fill="none" stroke="#f6c88f" stroke-width="2.5"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" '
        f'fill="{words.accent}"/>{trail} stroke-linecap="round" stroke-dasharray="0.5 4.5"/>'
        '<g fill="#fff"><circle cx="7" cy="21" r="3.5"/><path d="M16 6l5 5-5 5-5-5z"/>'
        '<path d="M21.5 14.5h7v7h-7z"/></g></svg>\n'
    )


def _accent(words: Vocabulary) -> str:
    return (
        f"[data-md-color-scheme=default]{{--accent:{words.accent}}}\n"
        f"[data-md-color-scheme=slate]{{--accent:{words.accent_on_dark}}}\n"
        f".print-card--problem{{--step:{words.accent}}}\n"  # paper stays white in the dark
        f":root{{--steps:{len(words.steps)}}}\n"
    )


def _rules(step: Step) -> str:
    return (
        f".step-{step.id}{{--step:{step.colour}}}\n"
        f"[data-md-color-scheme=slate] .step-{step.id}{{--step:{step.colour_on_dark}}}\n"
        f".sheet .step-{step.id}.step-{step.id}{{--step:{step.colour}}}\n"  # paper stays white in the dark
        f"@media print{{.step-{step.id}.step-{step.id}.step-{step.id}{{--step:{step.colour}}}}}\n"
    )
