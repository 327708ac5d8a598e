"""A report annotated by hand: statements with the words that say so."""

from __future__ import annotations

from decimal import Decimal

from kg.model import Document, Literal, Modality, Source, Span, Statement, Value
from kg.read import document
from kg.terms import DCTERMS, FZ, RDF, XSD, mint, occurrence

DONE, PLANNED, LACKING = Modality.DONE, Modality.PLANNED, Modality.LACKING


class Annotated:
    """A document and what a reader found in it: a quotation stands for its first place in the text."""

    def __init__(self, text: str, file: str) -> None:
        self.doc: Document = document(text, source=Source(file=file, title=text.split("\n")[0]))
        self.statements: list[Statement] = []

    def says(
        self,
        predicate: str,
        value: Value,
        quote: str,
        *context: str,
        modality: Modality = DONE,
        subject: str = "",
    ) -> None:
        start = self.doc.text.index(quote)
        span = Span(start, start + len(quote))
        self.statements.append(
            Statement(subject or self.doc.iri, predicate, value, span, modality, frozenset(context))
        )

    def tells(
        self, kind: str, type_: str, quote: str, *facts: tuple[str, Value], modality: Modality = DONE
    ) -> str:
        node = occurrence(self.doc.iri, kind, quote, *(str(fact) for fact in facts))
        self.says(RDF.type, type_, quote, subject=node, modality=modality)
        self.says(FZ.reports, node, quote, modality=modality)
        for predicate, value in facts:
            self.says(predicate, value, quote, subject=node, modality=modality)
        return node

    def counts(
        self,
        quote: str,
        measure: str,
        value: int,
        unit: str,
        qualifier: str = "Exact",
        *bounds: tuple[str, Value],
    ) -> str:
        facts: tuple[tuple[str, Value], ...] = (
            (FZ.measure, Literal.zh(measure)),
            (FZ.value, Literal.of(Decimal(value))),
            (FZ.unit, mint("unit", unit)),
            (FZ.qualifier, FZ[qualifier]),
            *bounds,
        )
        return self.tells("figure", FZ.Figure, quote, *facts)

    def is_of(self, place: str, year: str) -> None:
        """What every report says of itself: its title, place and year."""
        title = self.doc.text.split("\n")[0]
        self.says(DCTERMS.title, Literal.zh(title), title)
        self.says(FZ.about, place, title)
        self.says(FZ.reportingYear, Literal(year, XSD.gYear), f"{year}年")
