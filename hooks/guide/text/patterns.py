"""The forms that short values take, and how each is said to an editor."""

from __future__ import annotations

ONE_LINE = r"^[^\n]*$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL = r"^https?://[^\s/.]+\.[^\s]+$"
EMAIL = r"^[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}$"
YEAR_OR_DATE = r"^\d{4}(-\d{2}-\d{2})?$"
QUESTION = r"\?$"
LANGUAGE = r"^[a-z]{2}$"
IMAGE = r"^/?[a-z0-9_-]+\.(jpg|png|webp)$"

EXPLAINED = {
    ONE_LINE: "Skriv allt på en rad.",
    SLUG: "Skriv små bokstäver a–z, siffror och bindestreck: ett-kort-namn.",
    URL: "Skriv hela adressen, med https:// först.",
    EMAIL: "Skriv en hel adress: utveckling@kommunen.example.",
    YEAR_OR_DATE: "Skriv ett år, 2026, eller ett datum, 2026-03-15.",
    QUESTION: "Skriv ett frågetecken sist.",
    LANGUAGE: "Skriv språkets två bokstäver: en, nb, da, de eller fi.",
    IMAGE: "Skriv bildfilens namn med a–z, 0–9, bindestreck och understreck, och .jpg, .png eller .webp sist.",
}
