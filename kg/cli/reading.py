"""The commands that read reports: build, extract, eval."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import arguments, terminal
from kg.cli.options import OUTPUT, AddOntology, Json, Ontology, Reports
from kg.model import KgError

if TYPE_CHECKING:
    from kg.lexicon import Lexicon


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
    whole: Annotated[
        str, typer.Option("--with", metavar="ttl,html", help="Write these of a very large graph, too.")
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file changes.")] = False,
) -> None:
    """Build the graph of reports.

    Writes graph.nq, graph.ttl, the page graph.html, a store for kg query, and build.md, which says
    what was read, found and not resolved. An index.csv beside the reports
    (file,url,title,issuer,published,place) is read as their source record. An earlier build stays in
    place until the new one is finished; what did not change since is taken from it, and if nothing
    did, it stays. Exit code 1 if a document could not be read: it is listed with the reason, and the
    others are built; if none could be read, the earlier build stays.

    \b
    kg build seeds
    kg build reports/ more/one.txt -o graphs/2024 --jobs 4
    kg build reports/ --watch
    """
    from kg.building import builder
    from kg.terms import BASE

    if cache and not use_cache:
        raise KgError("--cache and --no-cache contradict each other; give one of them")

    def once() -> bool:
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
                whole=[name for name in whole.split(",") if name],
                progress=progress,
            )
        return _told(result.record, out)

    if watch:
        _watched([*paths, *([ontology] if ontology else []), *(add_ontology or ())], once, cache)
    elif not once():
        raise typer.Exit(1)


def _told(record: dict[str, Any], out: Path) -> bool:
    """Say what came of a build; whether all documents could be read."""
    from kg.cli import screen

    unread = record["documents"]["unread"]
    if record["documents"]["read"]:
        terminal.show(screen.built(record, out, command=terminal.command()))
    for one in unread:
        terminal.note(f"not read: {one['file']}: {one['reason']}")
    if said := arguments.missing(record["ontology"]["missing"]):
        terminal.note(said)
    if not record["documents"]["read"]:
        terminal.note(f"no document could be read: nothing was written, and what {out} held stays as it was")
    return not unread


def _watched(paths: list[Path], once: Callable[[], bool], cache: Path | None) -> None:
    """Build now and after each change, until Ctrl-C."""
    from kg.building import watching

    for _ in watching.changes(paths, cache=cache):
        try:
            once()
        except (
            KgError,
            OSError,
        ) as error:  # an index half written, a folder gone for the moment, a full disk
            terminal.note(f"kg: {error}")
        terminal.note("watching for changes; Ctrl-C ends it")


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
    from kg.formats import UnreadableError

    said: list[dict[str, Any]] = []
    with TemporaryDirectory(prefix="kg-") as folder:
        cache = Path(folder)
        items = annotation.opened(paths, cache)
        places = [item.place or item.path for item in items if not item.problem]
        targets = arguments.targets(places, out) if out else {}
        for target in targets.values():
            arguments.check_outside(target)
        lexicon = arguments.lexicon(ontology, add_ontology)
        for item in items:
            name = item.source.file if cache in item.path.parents else str(item.path)
            try:
                one = annotation.annotate_input(item, lexicon, cache)
            except (UnreadableError, OSError) as error:
                terminal.note(f"not read: {name}: {error}")
                continue
            said.append(one)
            if out:
                target = targets[item.place or item.path]
                arguments.save(target, terminal.encoded(one))
                terminal.note(f"written: {target}")
            elif not as_json:
                terminal.show(screen.annotation(name, one))
    if as_json and not out and (said or len(items) != 1):
        terminal.write_json(said[0] if len(items) == 1 else said)
    if len(said) < len(items):
        raise typer.Exit(1)


def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(metavar="[GOLD_DIR]", help="Annotations by hand: 000.json …")
    ] = None,
    texts: Annotated[
        Path | None, typer.Argument(metavar="[TEXT_DIR]", help="Their texts: 000*.txt …")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses/--no-misses", help="List every difference.")] = False,
    source: Annotated[
        str | None,
        typer.Option("--without-source", metavar="PREFIX", help="Score without the terms of a source, too."),
    ] = None,
    diff: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--diff", metavar="OLD NEW", help="Compare two folders of annotations instead."),
    ] = None,
    as_json: Json = False,
    ontology: Ontology = None,
    add_ontology: AddOntology = None,
) -> None:
    """Score against annotations made by hand.

    Gives precision, recall and F1 by category, and how often the attributes of what was found are right.
    Texts and annotations may lie in one folder. --without-source leaves out the terms all of whose
    dcterms:source begin with PREFIX, and shows what is left of F1. --diff shows what a change of the
    program or of a vocabulary gains (+), loses (-) and changes (~); with GOLD_DIR also what is right.

    \b
    kg eval tests/gold seeds --misses
    kg eval tests/gold seeds --without-source seeds
    kg extract seeds -o before        # change something, then
    kg extract seeds -o after
    kg eval --diff before after tests/gold
    """
    if diff:
        if texts or misses or source is not None:
            raise KgError(
                "--diff takes two folders and, if you have it, the gold: kg eval --diff OLD NEW GOLD"
            )
        _compare(*diff, gold, as_json=as_json)
        return
    if not gold or not texts:
        raise KgError(
            "name the gold and the texts, kg eval tests/gold seeds, or two runs, kg eval --diff OLD NEW"
        )
    lexicon = arguments.lexicon(ontology, add_ontology)
    if source is None:
        _score(gold, texts, lexicon, misses=misses, as_json=as_json)
    elif misses:
        raise KgError("--misses lists those of one run; leave it or --without-source out")
    else:
        _ablate(gold, texts, lexicon, arguments.text(source), as_json=as_json)


def _score(gold: Path, texts: Path, lexicon: Lexicon, *, misses: bool, as_json: bool) -> None:
    from kg import evaluate as evaluation
    from kg.cli import scores

    result = evaluation.evaluate(gold, texts, lexicon)
    if as_json:
        terminal.write_json(scores.plain_scores(result, misses=misses))
        return
    for line in result.misses if misses else ():
        terminal.show(line)
    terminal.show(scores.scores(result))
    if result.misses and not misses:
        terminal.note(f"{len(result.misses)} differences; --misses lists them")


def _ablate(gold: Path, texts: Path, lexicon: Lexicon, source: str, *, as_json: bool) -> None:
    from kg.cli import scores
    from kg.evaluate import ablation

    found = ablation.ablate(gold, texts, lexicon, source)
    if as_json:
        terminal.write_json(scores.plain_ablation(found))
    else:
        terminal.show(scores.ablation(found, source))


def _compare(old: Path, new: Path, gold: Path | None, *, as_json: bool) -> None:
    from kg.cli import scores
    from kg.evaluate import differences

    found = differences.compare(old, new, gold)
    if as_json:
        terminal.write_json(scores.plain_comparison(found))
        return
    terminal.show(scores.comparison(found, judged=gold is not None))
    for folder, only in ((old, found.only_old), (new, found.only_new)):
        if only:
            terminal.note(f"only in {folder}, not compared: {', '.join(only)}")
