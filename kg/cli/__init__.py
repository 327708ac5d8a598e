"""The command line: each command parses its arguments, calls one function and prints the answer.

Exit codes: 0 clean; 1 some documents could not be read; 2 an error of the caller, said in one sentence.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg import __version__
from kg.cli import arguments, terminal
from kg.cli.options import OUTPUT, AddOntology, Commands, Form, Graph, Json, Lang, Ontology, Reports
from kg.model import KgError

if TYPE_CHECKING:
    from kg.dataset import Dataset

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line."""
    with terminal.opened():
        app(prog_name="kg")


def _open(folder: Path) -> Dataset:
    from kg.dataset import Dataset

    return Dataset.open(folder)


@app.callback(invoke_without_command=True)
def start(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Knowledge graphs from China's annual reports on rule-of-law government, every fact quoted.

    \b
    kg build seeds          read reports, write output/
    kg query --list         the saved questions
    kg explain 民法典       one term and every sentence that says it
    """
    if version:
        terminal.write(f"kg {__version__}\n".encode())
        raise typer.Exit


@app.command()
def build(
    paths: Reports,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="A new folder, or one built before.")
    ] = OUTPUT,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", help="Processes; 0: as many as serve.")
    ] = 0,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="What IRIs of the graph begin with.")
    ] = None,
    cache: Annotated[
        Path | None, typer.Option("--cache", metavar="DIR", help="In place of .cache in -o.")
    ] = None,
    use_cache: Annotated[bool, typer.Option("--cached/--no-cache", help="Reuse what did not change.")] = True,
) -> None:
    """Build the graph of reports.

    Writes graph.nq, graph.ttl, the page graph.html, a store for kg query, and build.md, which says
    what was read, found and not resolved. An index.csv beside the reports
    (file,url,title,issuer,published,place) is read as their source record. An earlier build stays in
    place until the new one is finished. Exit code 1 if a document could not be read: it is listed
    with the reason, and the others are built.

    \b
    kg build seeds
    kg build reports/ more/one.txt -o graphs/2024 --jobs 4
    """
    from kg import builder, record
    from kg.cli import screen
    from kg.terms import BASE

    if cache and not use_cache:
        raise KgError("--cache and --no-cache contradict each other; give one of them")
    with terminal.progress() as progress:
        result = builder.build(
            paths,
            out=out,
            jobs=jobs,
            ontology=ontology,
            add_ontology=add_ontology or (),
            base=BASE if base is None else base,
            cache=cache,
            use_cache=use_cache,
            progress=progress,
        )
    kinds = {**record.KINDS, **record.OCCURRENCES}
    terminal.show(screen.built(result.record, out, kinds, command=terminal.command()))
    unread = result.record["documents"]["unread"]
    for one in unread:
        terminal.note(f"not read: {one['file']}: {one['reason']}")
    if unread:
        raise typer.Exit(1)


@app.command()
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


@app.command()
def extract(
    paths: Reports,
    as_json: Json = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Write a JSON file a document.")
    ] = None,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """Show what reports say, without a graph.

    Lists every norm, mechanism, figure … with its words and their offsets, which count Unicode code
    points of the text. JSON is one object for one document, else a list; with -o,
    000_7b2fcb987ce759c1.txt becomes 000.json. Exit code 1 if a document could not be read.

    \b
    kg extract report.txt
    kg extract reports/ -o annotations
    """
    from kg import annotation
    from kg.cli import screen
    from kg.read.folder import inputs
    from kg.read.text import UnreadableError

    items = inputs(paths)
    targets = arguments.targets([item.path for item in items], out) if out else {}
    for target in targets.values():
        arguments.check_outside(target)
    lexicon = arguments.lexicon(ontology, add_ontology)
    said: list[dict[str, Any]] = []
    for item in items:
        try:
            if item.problem:
                raise UnreadableError(item.problem)
            one = annotation.annotate_file(item.path, lexicon)
        except (UnreadableError, OSError) as error:
            terminal.note(f"not read: {item.path}: {error}")
            continue
        said.append(one)
        if out:
            arguments.save(targets[item.path], terminal.encoded(one))
            terminal.note(f"written: {targets[item.path]}")
        elif not as_json:
            terminal.show(screen.annotation(str(item.path), one))
    if as_json and not out and (said or len(items) != 1):
        terminal.write_json(said[0] if len(items) == 1 else said)
    if len(said) < len(items):
        raise typer.Exit(1)


@app.command("eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Annotations by hand: 000.json …")],
    texts: Annotated[Path, typer.Argument(metavar="TEXT_DIR", help="Their texts: 000*.txt …")],
    misses: Annotated[bool, typer.Option("--misses/--no-misses", help="List every difference.")] = False,
    as_json: Json = False,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """Score against annotations made by hand.

    Gives precision, recall and F1 by category, and how often the attributes of what was found are right.

    \b
    kg eval tests/gold seeds
    kg eval tests/gold seeds --misses
    """
    from kg import evaluate as evaluation
    from kg.cli import screen

    result = evaluation.evaluate(gold, texts, arguments.lexicon(ontology, add_ontology))
    if as_json:
        terminal.write_json(screen.plain_scores(result, misses=misses))
        return
    for line in result.misses if misses else ():
        terminal.show(line)
    terminal.show(screen.scores(result))
    if result.misses and not misses:
        terminal.note(f"{len(result.misses)} differences; --misses lists them")


@app.command()
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


@app.command()
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


@app.command()
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
    page = viewing.collect(dataset.query, focus=focus, depth=depth, kinds=kind or (), limit=limit)
    arguments.save(out, viewing.render(page, lang=lang.value).encode())
    terminal.show(f"{out}: {len(page.nodes)} nodes, {len(page.edges)} relations; open it in a browser")
