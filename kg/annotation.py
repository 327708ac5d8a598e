"""What a report's named graph says, read back as annotation JSON in the format of the gold.

Nothing is taken from the extractors directly: what is scored is what is in the RDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.cache import CONVERTED, UNPACKED
from kg.categories import NAMED, Category
from kg.dataset import Dataset, Row
from kg.formats import UnreadableError, office
from kg.graph import Writer, report_triples, span_of
from kg.lexicon import Lexicon
from kg.model import Document, Qualifier, Source, Span
from kg.pipeline import analyse
from kg.read import document, file, freeze
from kg.read.document import signs_of_a_report
from kg.read.folder import Input, inputs
from kg.schemes import concept_quads, given, objects
from kg.terms import BASE

Annotation = dict[str, Any]

_QUALIFIERS = {"".join(w.capitalize() for w in q.value.split("_")): q.value for q in Qualifier}


def annotate(text: str, lexicon: Lexicon, *, source: Source | None = None) -> Annotation:
    """The annotation of one text: offsets are code points of the frozen text. Never raises for a text.

    A text that is no report is annotated all the same, with ``"report": False``.
    """
    return annotation(document(freeze(text), source=source), lexicon)


def annotation(doc: Document, lexicon: Lexicon) -> Annotation:
    """The annotation of a document."""
    dataset = report_dataset(doc, lexicon)
    found: Annotation = {"doc": doc.iri.partition("/")[2], "report": signs_of_a_report(doc) >= 2}
    found.update(_header(dataset))
    for name, category in NAMED.items():
        found[name] = _named(doc, dataset, category)
    _add_roles(found, dataset)
    found["quantities"] = _quantities(doc, dataset)
    found["problems"] = _items(doc, dataset, "Shortcoming")
    found["plans"] = _items(doc, dataset, "Plan")
    return found


def annotate_file(path: Path, lexicon: Lexicon) -> Annotation:
    """The annotation of a file, with the source record that an index beside it holds.

    Raises KgError for a missing path and ``UnreadableError`` for a file without a text.
    """
    with TemporaryDirectory(prefix="kg-") as cache:
        items = opened([path], Path(cache))
        if len(items) != 1:
            raise UnreadableError("it is an archive of files; unpack it, or name it to kg extract")
        return annotate_input(items[0], lexicon, Path(cache))


def opened(paths: Sequence[Path], cache: Path) -> list[Input]:
    """The documents among files, folders and archives, ready to be read.

    What has to be unpacked or converted for that lies in ``cache``. Raises KgError as ``inputs`` does.
    """
    items = inputs(paths, cache / UNPACKED)
    office.prepare((item.path for item in items if not item.problem), cache / CONVERTED)
    return items


def annotate_input(item: Input, lexicon: Lexicon, cache: Path) -> Annotation:
    """The annotation of one of the documents that ``opened`` gave. Raises ``UnreadableError``."""
    if item.problem:
        raise UnreadableError(item.problem)
    return annotation(file.read(file.load(item.path), item.source, cache), lexicon)


def report_dataset(doc: Document, lexicon: Lexicon) -> Dataset:
    """The dataset of one document, in memory."""
    analysis = analyse(doc, lexicon)
    triples = report_triples(doc, analysis.statements)
    writer = Writer()
    quads = set(writer.quads(triples, doc.iri))
    lines = given(writer, objects(doc, triples), analysis.mentions, lexicon.describe)
    quads.update(concept_quads(writer, lines, lexicon.describe))
    return Dataset.of_quads(sorted(quads))


def _header(dataset: Dataset) -> Annotation:
    def first(predicate: str) -> str | None:
        rows = dataset.query(f"SELECT ?o {{ ?r a fz:Report ; {predicate} ?o }}").rows()
        return rows[0]["o"] if rows else None

    def signed(predicate: str) -> str | None:
        rows = dataset.query(
            f"SELECT ?o ?q {{ ?s rdf:predicate {predicate} ; rdf:object/skos:prefLabel ?o ; prov:wasQuotedFrom ?q }}"
        ).rows()
        names = [r["o"] for r in sorted(rows, key=lambda r: span_of(r["q"]) or Span(0, 0))]
        return "、".join(dict.fromkeys(names)) or None

    year = first("fz:reportingYear")
    place: dict[str, str | None] = dict.fromkeys(("township", "county", "prefecture", "province"))
    for row in dataset.query(
        "SELECT ?name ?level { ?r a fz:Report ; fz:about/dcterms:isPartOf* ?p . ?p skos:prefLabel ?name ; fz:placeLevel ?level }"
    ):
        level = _local(row["level"]).lower()
        if level in place:
            place[level] = row["name"]
    return {
        "title": first("dcterms:title"),
        "year": int(year) if year else None,
        "issuer": signed("fz:issuer"),
        "doc_number": first("fz:documentNumber"),
        "addressee": signed("fz:addressee"),
        "place": place,
    }


def _named(doc: Document, dataset: Dataset, category: Category) -> list[Annotation]:
    rows = dataset.query(
        f"SELECT ?o ?name ?q {{ ?s rdf:predicate <{category.term}> ; rdf:object ?o ; prov:wasQuotedFrom ?q . ?o skos:prefLabel ?name FILTER(LANG(?name) = 'zh') }}"
    ).rows()
    entries = _grouped(doc, rows, "o")
    found = []
    for iri, entry in entries.items():
        for attribute, predicate in category.attributes:
            values = dataset.query(f"SELECT ?v {{ <{iri}> <{predicate}> ?v }} ORDER BY ?v").rows()
            texts = [_local(r["v"]) for r in values]
            if attribute == "level":
                texts = [t.lower() for t in texts]
            entry[attribute] = texts[0] if len(texts) == 1 else texts or None
        found.append(entry)
    return sorted(found, key=lambda e: e["spans"])


def _grouped(doc: Document, rows: Iterable[Row], key: str) -> dict[str, Annotation]:
    """One entry a thing: its name, every span in order, and the distinct words in order."""
    spans: dict[str, set[Span]] = {}
    names: dict[str, str] = {}
    for row in rows:
        span = span_of(row["q"])
        if span is not None:
            spans.setdefault(row[key], set()).add(span)
            names[row[key]] = row["name"]
    entries: dict[str, Annotation] = {}
    for iri, places in spans.items():
        ordered = sorted(places)
        quotes = list(dict.fromkeys(doc.quote(span) for span in ordered))
        entries[iri] = {
            "name": names[iri],
            "quotes": quotes,
            "spans": [[s.start, s.end] for s in ordered],
            "iri": iri,
        }
    return entries


def _add_roles(found: Annotation, dataset: Dataset) -> None:
    quotes = {body["iri"]: body["quotes"] for body in found["organisations"]}
    own = (found["place"]["township"] or "", found["issuer"] or "")
    for person in found["persons"]:
        rows = dataset.query(
            f"SELECT ?role ?body ?org {{ ?m org:member <{person['iri']}> OPTIONAL {{ ?m org:role ?role }} "
            "OPTIONAL { ?m org:organization ?body . ?body skos:prefLabel ?org } } ORDER BY ?role ?org"
        ).rows()
        first = rows[0] if rows else {}
        person["role"] = first.get("role")
        label = first.get("org")
        person["organisation"] = label and _as_written(label, quotes.get(first["body"], []), *own)


# What leads a township: its name belongs to theirs, for 镇党委 says nothing outside of the report.
_LEADING = ("", "党委", "党工委", "人民政府", "政府", "办事处")


_SHORT_NAME = 4  # characters: 法规科, 矛调中心


def _as_written(label: str, quotes: list[str], township: str, issuer: str) -> str:
    """A body as the report calls it: the graph's label has its place in full, the report says 市矛调中心.

    >>> _as_written("甲县矛调中心", ["县矛调中心"], "", "甲县司法局"), _as_written("甲县乙镇党委", ["镇党委"], "乙镇", "甲县乙镇")
    ('县矛调中心', '乙镇党委')
    >>> _as_written("甲县司法局法规科", ["局法规科"], "", "甲县司法局")
    '甲县司法局法规科'
    >>> _as_written("甲县梨花普法宣讲团", ["梨花普法宣讲团"], "", "甲县")  # called by a name of its own
    '梨花普法宣讲团'
    """
    _, own, rest = label.rpartition(township) if township else ("", "", label)
    rest = rest.removeprefix(township[-1:])  # 六十四团团党委
    if own and rest in _LEADING:
        return own + rest
    written = max(quotes, key=len, default=label)
    own_name = len(written) > _SHORT_NAME and written[0] not in "省市县区州盟旗局厅"
    return label if issuer and not township and label.startswith(issuer) and not own_name else written


def _quantities(doc: Document, dataset: Dataset) -> list[Annotation]:
    rows = dataset.query(
        "SELECT ?f ?name ?q ?value ?low ?high ?unit ?qualifier ?activity {"
        " ?f a fz:Figure ; fz:measure ?name ; fz:qualifier ?qualifier ; prov:wasQuotedFrom ?q ."
        " OPTIONAL { ?f fz:value ?value } OPTIONAL { ?f fz:lowerBound ?low } OPTIONAL { ?f fz:upperBound ?high }"
        " OPTIONAL { ?f fz:unit/skos:prefLabel ?unit FILTER(LANG(?unit) = 'zh') }"
        " OPTIONAL { ?a fz:figure ?f ; fz:activityType ?activity } }"
    ).rows()
    details = {row["f"]: row for row in rows}
    found = []
    for iri, entry in _grouped(doc, rows, "f").items():
        row = details[iri]
        qualifier = _QUALIFIERS[_local(row["qualifier"])]
        ranged = qualifier == Qualifier.RANGE
        found.append(
            {
                "quote": entry["quotes"][0],
                "quotes": entry["quotes"],
                "spans": entry["spans"],
                "value": _number(row.get("low") if ranged else row.get("value")),
                "high": _number(row.get("high")) if ranged else None,
                "unit": row.get("unit"),
                "qualifier": qualifier,
                "measure": entry["name"],
                "activity": _local(row.get("activity", "")) or None,
                "iri": iri,
            }
        )
    return sorted(found, key=lambda e: (e["spans"], _stands(e), e["measure"]))


def _stands(entry: Annotation) -> int:
    """Where the quotation has what it shares with a measure: of 参考率及格率均为100% the one before the other."""
    return SequenceMatcher(None, entry["quote"], entry["measure"], autojunk=False).find_longest_match().a


def _items(doc: Document, dataset: Dataset, kind: str) -> list[Annotation]:
    rows = dataset.query(
        f"SELECT ?o ?name ?q ?year {{ ?o a fz:{kind} ; fz:headline ?name ; prov:wasQuotedFrom ?q . ?q oa:exact ?words "
        "OPTIONAL { ?o fz:targetYear ?year } OPTIONAL { ?o fz:cause ?cause } FILTER(!BOUND(?cause) || ?words != STR(?cause)) }"
    ).rows()
    years = {row["o"]: row.get("year") for row in rows}
    found = []
    for iri, entry in _grouped(doc, rows, "o").items():
        entry["headline"] = entry.pop("name")
        if kind == "Plan":
            year = years[iri]
            entry["year"] = int(year) if year else None
        found.append(entry)
    return sorted(found, key=lambda e: e["spans"])


def _local(iri: str) -> str:
    return iri.removeprefix(BASE).rpartition("#")[2].rpartition("/")[2]


def _number(text: str | None) -> int | float | None:
    if text is None:
        return None
    value = float(text)
    return int(value) if value.is_integer() else value
