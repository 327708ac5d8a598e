"""The commands that ask a graph that was built: query, explain, export, view."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import arguments, terminal
from kg.cli.options import OUTPUT, AddOntology, Form, Graph, Lang, Ontology
from kg.model import KgError

if TYPE_CHECKING:
    from kg.dataset import Dataset


def _open(folder: Path) -> Dataset:
    from kg.dataset import Dataset

    return Dataset.open(folder)


def query(
    sparql: Annotated[str | None, typer.Argument(metavar="SPARQL", help="A question in SPARQL 1.1.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", metavar="FILE", help="A file with it.")] = None,
    name: Annotated[
        str | None, typer.Option("--name", "-n", metavar="NAME", help="A saved question.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="K=V", help="A value for it; repeatable.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="ttl and nt are for CONSTRUCT.")] = Form.table,
    listed: Annotated[bool, typer.Option("--list", help="List the saved questions and stop.")] = False,
    graph: Graph = OUTPUT,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """Ask the graph a question.

    The question is SPARQL, a file of it, or a saved question by its name. The prefixes fz:, skos:,
    dcterms:, prov:, oa:, org:, eli: and the base are declared already. Saved questions are the
    files queries/*.rq of the ontology.

    \b
    kg query 'SELECT ?title { ?report dcterms:title ?title }'
    kg query --name norm-citations --param title=民法典
    kg query --file my.rq --format csv > answer.csv
    """
    from kg.cli import screen

    if listed:
        terminal.show(screen.question_list(arguments.saved_questions(ontology, add_ontology)))
        return
    text = arguments.question(sparql, file, name, param, ontology=ontology, add=add_ontology)
    dataset = _open(graph)
    results = dataset.query(text)
    if form is Form.table:
        rows = results.rows()
        terminal.show(screen.answer(results.columns, rows, dataset.base, width=terminal.width()))
        terminal.note(f"{len(rows)} rows")
    else:
        terminal.write(results.serialize(form.value))


def export(
    form: Annotated[str | None, typer.Option("--format", metavar="NAME", help="csv, gexf, turtle …")] = None,
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="FILE", help="- is the output.")] = None,
    graph: Graph = OUTPUT,
) -> None:
    """Write the graph in another format.

    Without --format the suffix of the file says which. RDF: turtle, trig, nquads, ntriples, jsonld,
    rdfxml. Networks for Gephi and Cytoscape: gexf, graphml. For Excel, R, Stata and pandas: csv,
    one quotation a row.

    \b
    kg export -o graph.gexf
    kg export --format csv -o panel.csv
    kg export --format nquads -o - | gzip > graph.nq.gz
    """
    from kg.export import exporter

    suffix = Path(out).suffix if out else ""
    if not form and not suffix:
        raise KgError(
            "which format is not said; name a file with a suffix, -o graph.gexf, or add --format csv"
        )
    chosen = exporter(form or suffix)
    file = None if out in (None, "-") else Path(out or "")
    if file:
        arguments.check_outside(file, graph)
    data = io.BytesIO()
    chosen.write(_open(graph), data)
    if file:
        arguments.save(file, data.getvalue())
        terminal.note(f"written: {file} ({chosen.NAME}, {len(data.getvalue())} bytes)")
    else:
        terminal.write(data.getvalue())


def explain(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A name, alternative name or IRI.")],
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Sentences; 0: all.")] = 20,
    graph: Graph = OUTPUT,
) -> None:
    """Show a term and each sentence about it.

    A name that several things bear shows them all.

    \b
    kg explain 枫桥经验
    kg explain mechanism/枫桥经验 --limit 0
    kg explain fz:cites
    """
    from kg import explain as explaining
    from kg.cli import screen

    dataset = _open(graph)
    for one in explaining.explain(dataset, arguments.text(term)):
        terminal.show(screen.explanation(one, dataset.base, limit))


def view(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page.")] = Path("view.html"),
    focus: Annotated[str, typer.Option("--focus", metavar="TERM", help="A name or IRI to start from.")] = "",
    depth: Annotated[int, typer.Option("--depth", min=0, metavar="N", help="Steps from there; 0: all.")] = 1,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; repeatable.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="The largest number of nodes.")] = 400,
    lang: Annotated[Lang, typer.Option("--lang", help="The language it opens in.")] = Lang.zh,
    graph: Graph = OUTPUT,
) -> None:
    """Write an interactive page.

    It shows the graph, or what surrounds one term, in one file that needs no network.

    \b
    kg view --focus 枫桥经验 --depth 2 -o fengqiao.html
    kg view --kind norm --kind mechanism --lang en
    """
    from kg import view as viewing

    dataset = _open(graph)
    arguments.check_outside(out, graph)
    focus = arguments.text(focus)
    arguments.check_writable(out)
    shared = viewing.Shared(dataset, focus=focus, depth=depth, kinds=kind or (), limit=limit)
    arguments.save(out, viewing.render(shared, lang=lang.value).encode())
    page = shared.view
    terminal.show(f"{out}: {len(page.nodes)} nodes, {len(page.edges)} relations; open it in a browser")
