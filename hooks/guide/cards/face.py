"""What stands on a printed card: the one list that fronts, backs, versions and checks are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from guide.content.kinds import CASES, METHODS, WORKSHEETS

Counted = Literal["always", "when filled", "never"]


@dataclass(frozen=True)
class CardField:
    """One thing that stands on a card: the field of content that it comes from, or the `heading` in the text.

    `label` stands before it on cards and pages; `told` is what readers are told has changed, or has no room.
    `counted` tells whether it is a part of the card's version. What comes to the card later than the first printed
    ones is counted `when filled`: until somebody writes in it, every printed card stays current.
    """

    name: str
    label: str
    told: str
    heading: str = ""
    counted: Counted = "always"


TIPS_ON_A6 = 3  # the first ones that the editor wrote

METHOD_FIELDS = (
    CardField("title", "Namn", "namnet"),
    CardField("summary", "I en mening", "sammanfattningen"),
    CardField("step", "Steg", "steget"),
    CardField("duration", "Tid med gruppen", "tiden"),
    CardField("preparation", "Förberedelse", "förberedelsen", counted="never"),
    CardField("group", "Antal", "antalet personer"),
    CardField("difficulty", "Svårighet", "svårigheten"),
    CardField("group_difficulty", "Svårighet för gruppen", "svårigheten för gruppen", counted="never"),
    CardField("formats", "Var", "var metoden går att leda"),
    CardField("materials", "Material", "materialet"),
    CardField("steps", "Så gör ni", "hur ni gör, steg för steg"),
    CardField("tips", "Tips till den som leder", "det ni ska tänka på", heading="Tänk på"),
    CardField("stop", "Stopp", "det som aldrig får glömmas", counted="when filled"),
    CardField("result", "Det här har ni efteråt", "det ni har efteråt", counted="when filled"),
    CardField("next", "Går bra ihop med", "det som går bra ihop", counted="when filled"),
    CardField("trouble", "När det kärvar", "det som hjälper när det kärvar", counted="when filled"),
    CardField("variants", "Gör på ett annat sätt", "sätten att ändra", counted="when filled"),
    CardField("picture", "Bild av resultatet", "bilden", counted="when filled"),
    CardField("people", "Vilka som är med", "vilka som är med", counted="when filled"),
    CardField("example", "Exempel", "exemplet", heading="Exempel", counted="when filled"),
    CardField("remote", "På distans", "råden för distans"),
    CardField("considerations", "Red ut innan ni börjar", "det ni ska reda ut", counted="never"),
)
CASE_FIELDS = (
    CardField("title", "Rubrik", "rubriken", counted="never"),
    CardField("summary", "I en mening", "sammanfattningen", counted="never"),
    CardField("status", "Status", "statusen", counted="never"),
    CardField("sectors", "Sektor", "sektorn", counted="never"),
    CardField("organisations", "Organisationer", "organisationerna", counted="never"),
    CardField("open_to", "Öppet för andra", "det som är öppet för andra", counted="never"),
    CardField("contact", "Kontakt", "kontakten", counted="never"),
    CardField("why", "Varför", "varför", heading="Varför", counted="never"),
    CardField("what", "Vad de gjorde", "vad de gjorde", heading="Vad", counted="never"),
    CardField("outcome", "Hur det gick", "resultatet", heading="Resultat", counted="never"),
    CardField("lessons", "Vad de lärde sig", "lärdomarna", heading="Lärdomar", counted="never"),
)
WORKSHEET_FIELDS = (
    CardField("title", "Rubrik", "rubriken", counted="never"),
    CardField("instruction", "Instruktion", "instruktionen", counted="never"),
    CardField("columns", "Framsida", "framsidan", counted="never"),
    CardField("back", "Baksida", "baksidan", counted="never"),
)

# What is printed of each kind that has a print of its own.
PRINTED: Mapping[str, tuple[CardField, ...]] = {
    METHODS.name: METHOD_FIELDS,
    CASES.name: CASE_FIELDS,
    WORKSHEETS.name: WORKSHEET_FIELDS,
}
# What a case's card tells beside its front.
CASE_FACTS = ("organisations", "open_to", "contact")


def labels(fields: tuple[CardField, ...]) -> dict[str, str]:
    """What stands before each field, by its name."""
    return {field.name: field.label for field in fields}


def told(fields: tuple[CardField, ...], name: str) -> str:
    """How readers and editors are told of a field."""
    return next(field.told for field in fields if field.name == name)
