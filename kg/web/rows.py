"""The rows of an answer as they are written: JSON, XML, CSV and TSV of SPARQL 1.1, row by row, up to a bound.

The engine writes them faster but cannot be stopped at a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from json.encoder import encode_basestring
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.export.markup import legal
from kg.terms import XSD

_PLAIN = (XSD.string, "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
_XML_BEGIN = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
_SHORT = re.compile(r"[+-]?[0-9]+")
_PIECE = 1000  # rows that are put together before they are written


def write(
    name: str, variables: Sequence[str], rows: Iterable[Iterable[Any]], out: BinaryIO, most: int
) -> bool:
    """Write rows in the format of this short name; whether there were more than ``most``, which are left out."""
    begin, row, between, end = _FORMATS[name](variables)
    out.write(begin.encode())
    first = True
    rows = iter(rows)
    for piece in _pieces(islice(rows, most)):
        out.write(("" if first else between).encode())
        out.write(between.join(map(row, piece)).encode("utf-8", "surrogatepass"))
        first = False
    out.write(("" if first and name in ("csv", "tsv") else end).encode())
    return next(rows, None) is not None


def _pieces(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while piece := list(islice(rows, _PIECE)):
        yield piece


_Parts = tuple[str, Callable[[Iterable[Any]], str], str, str]


def _json(variables: Sequence[str]) -> _Parts:
    names = [encode_basestring(name) + ":" for name in variables]
    parts = [(name, name + '{"type":"uri","value":') for name in names]

    def row(terms: Iterable[Any]) -> str:
        cells = []
        for (name, uri), term in zip(parts, terms, strict=True):
            if type(term) is ox.NamedNode:  # most are: here, a third of the time is spent on a call for each
                cells.append(f"{uri}{encode_basestring(term.value)}}}")
            elif term is not None:
                cells.append(name + _json_term(term))
        return "{" + ",".join(cells) + "}"

    head = ",".join(map(encode_basestring, variables))
    return f'{{"head":{{"vars":[{head}]}},"results":{{"bindings":[\n', row, ",\n", "\n]}}\n"


def _json_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{encode_basestring(term.value)}}}'
    if isinstance(term, ox.BlankNode):
        return f'{{"type":"bnode","value":{encode_basestring(term.value)}}}'
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        inner = ",".join(f'"{name}":{_json_term(part)}' for name, part in parts)
        return f'{{"type":"triple","value":{{{inner}}}}}'
    said = f'{{"type":"literal","value":{encode_basestring(term.value)}'
    if term.language:
        return f'{said},"xml:lang":{encode_basestring(term.language)}}}'
    kind = term.datatype.value
    return said + ("}" if kind in _PLAIN else f',"datatype":{encode_basestring(kind)}}}')


def _xml(variables: Sequence[str]) -> _Parts:
    names = [f"<binding name={quoteattr(name)}>" for name in variables]

    def row(terms: Iterable[Any]) -> str:
        cells = (n + _xml_term(t) for n, t in zip(names, terms, strict=True) if t is not None)
        return "<result>" + "".join(f"{cell}</binding>" for cell in cells) + "</result>"

    head = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    return f"{_XML_BEGIN}{head}</head><results>\n", row, "\n", "\n</results></sparql>\n"


def _xml_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml_text(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return (
            "<triple>" + "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts) + "</triple>"
        )
    attribute = ""
    if term.language:
        attribute = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value not in _PLAIN:
        attribute = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{attribute}>{_xml_text(term.value)}</literal>"


def _xml_text(text: str) -> str:
    return escape(legal(text), {"\r": "&#13;"})


def _csv(variables: Sequence[str]) -> _Parts:
    def row(terms: Iterable[Any]) -> str:
        return ",".join("" if term is None else _csv_cell(term) for term in terms)

    return ",".join(variables) + "\r\n", row, "\r\n", "\r\n"


def _csv_cell(term: Any) -> str:
    if isinstance(term, ox.Triple):
        text = str(term)
    elif isinstance(term, ox.BlankNode):
        text = f"_:{term.value}"
    else:
        text = term.value
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text


def _tsv(variables: Sequence[str]) -> _Parts:
    def row(terms: Iterable[Any]) -> str:
        return "\t".join("" if term is None else _tsv_cell(term) for term in terms)

    return "\t".join(f"?{name}" for name in variables) + "\n", row, "\n", "\n"


def _tsv_cell(term: Any) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value == XSD.integer and _SHORT.fullmatch(term.value):
        return str(term.value)
    return str(term).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


_FORMATS: dict[str, Callable[[Sequence[str]], _Parts]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}
