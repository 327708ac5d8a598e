"""Builds a View: which entities and statements a page shows, and what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from kg.model import KgError
from kg.terms import FZ, ORG
from kg.view import concepts, groups, questions, said
from kg.view.concepts import Description
from kg.view.labels import FACTS, KINDS, LINKS, PREDICATES
from kg.view.model import Edge, Fact, Node, View
from kg.view.questions import Query

_MOST_QUOTES = 12
Notes = tuple[tuple[str, str], ...]


def collect(
    query: Query,
    *,
    focus: str = "",
    depth: int = 1,
    kinds: Collection[str] = (),
    limit: int = 400,
    title: str = "",
) -> View:
    """The entities that reports speak of, with the sentences that say so.

    ``query`` answers SPARQL SELECT with rows of strings, as ``Dataset.query`` does. ``focus`` is a label or IRI
    to start from, ``depth`` the number of steps from there (0: as far as it reaches), ``kinds`` the kinds to keep
    (keys of :data:`kg.view.labels.KINDS`; none: all), ``limit`` the largest number of nodes.
    Raises KgError where nothing is called ``focus``, for an unknown kind and for a limit below 1.
    """
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise KgError(f"there is no kind “{unknown[0]}”; choose from {', '.join(KINDS)}")
    if limit < 1:
        raise KgError(f"a page of {limit} nodes shows nothing; choose a limit of 1 or more")
    graph = _Graph(query, frozenset(kinds))
    start = graph.find(focus) if focus else set()
    if not start and len(graph.places) > min(groups.MANY_PLACES, limit):
        nodes, edges, notes = graph.overview(limit)
    else:
        chosen, notes = graph.choose(start, depth, limit)
        nodes, edges = graph.build(chosen)
    name = next((node for node in nodes if node.id in start), None)
    zh, en = "法治政府建设年度报告关系图", "Annual reports on rule-of-law government"
    if name:
        zh, en = (
            ("年报说了什么", "what its reports say")
            if name.kind == "report"
            else ("谁说了什么", "who says what")
        )
        # Fengqiao experience: resolve disputes locally, … is called Fengqiao experience.
        called = name.label_en.partition(": ")[0] or name.label_zh
        zh, en = f"{name.label_zh}：{zh}", f"{called}: {en}"
    return View(nodes, edges, title or zh, title or en, notes, name.id if name else "")


class _Graph:
    """The direct statements between hubs (places that report) and terms, before labels and quotations."""

    def __init__(self, query: Query, kinds: frozenset[str]) -> None:
        self.query = query
        reports = questions.reports(query)
        self.reports = {report.iri: report for report in reports}
        self.hub = {report.iri: report.place or report.iri for report in reports}
        self.kind = dict.fromkeys(self.hub.values(), "report")
        self.keys: set[said.Key] = set()
        self.occurrences = [one for one in questions.occurrences(query, reports) if one.report in self.hub]
        self.members = [row for row in questions.memberships(query, reports) if row["report"] in self.hub]
        self._read_links()
        if kinds:
            self.kind = {iri: kind for iri, kind in self.kind.items() if kind in kinds or kind == "report"}
            self.keys = {key for key in self.keys if key[0] in self.kind and key[1] in self.kind}
        self.near: dict[str, set[str]] = defaultdict(set)
        for source, target, _ in self.keys:
            self.near[source].add(target)
            self.near[target].add(source)
        self.hubs = {iri: self._hubs(iri) for iri in self.kind}
        self.places = sorted(iri for iri, kind in self.kind.items() if kind == "report")

    def _read_links(self) -> None:
        for report, predicate, entity in sorted(questions.links(self.query)):
            if report in self.hub:
                self._add(self.hub[report], entity, predicate, LINKS.get(predicate, "activity"))
        own = {one.iri for one in self.occurrences}
        for one in self.occurrences:
            if one.kind == "activity":
                continue
            self._add(
                self.hub[one.report],
                one.iri,
                said.SHORTCOMING if one.kind == "shortcoming" else said.PLAN,
                one.kind,
            )
            for iri in sorted(one.means):
                answers = iri in own
                self._add(
                    one.iri, iri, FZ.answers if answers else FZ.topic, "shortcoming" if answers else "topic"
                )
        for row in self.members:
            body = row.get("kind", row.get("organisation", ""))
            if body in self.kind and row["person"] in self.kind:
                self._add(row["person"], body, ORG.member, "organisation")

    def _add(self, source: str, target: str, predicate: str, kind: str) -> None:
        if source != target:
            self.kind.setdefault(target, kind)
            self.keys.add((source, target, predicate))

    def _hubs(self, iri: str) -> tuple[str, ...]:
        """The places that say it: directly, or through what it is said of (a topic through its shortcomings)."""
        if self.kind[iri] == "report":
            return (iri,)
        hubs = {other for other in self.near[iri] if self.kind[other] == "report"}
        if not hubs:
            hubs = {far for other in self.near[iri] for far in self.near[other] if self.kind[far] == "report"}
        return tuple(sorted(hubs))

    def find(self, focus: str) -> set[str]:
        """The nodes that a label or IRI names."""
        if focus in self.kind:
            return {focus}
        bodies = self._bodies()
        named = concepts.named(self.query, focus)
        found = {self.hub.get(iri, bodies.get(iri, (iri,))[0]) for iri in named} & set(self.kind)
        if not found:
            raise KgError(
                f"no report speaks of “{focus}”; try a shorter name, or leave the focus out to see everything"
            )
        return found

    def _bodies(self) -> dict[str, tuple[str, str]]:
        return concepts.bodies(self.query, (iri for iri, kind in self.kind.items() if kind == "organisation"))

    def choose(self, start: set[str], depth: int, limit: int) -> tuple[set[str], Notes]:
        """The nodes to show: the focus, the places with most to say, then what most places share."""
        reach = self._reach(start, depth) if start else set(self.kind)
        hubs = sorted(
            (iri for iri in reach if self.kind[iri] == "report"), key=lambda iri: (-len(self.near[iri]), iri)
        )
        kept = set(sorted(start)[:limit])
        # A focus asks who says it: the places come first. An overview needs room for what they share.
        most = max(limit - len(kept), 0) if start and depth == 1 else max(1, limit // 4)
        kept.update(hubs[:most])
        rest = [
            iri for iri in reach - kept if self.kind[iri] != "report" and kept.intersection(self.hubs[iri])
        ]
        rest.sort(
            key=lambda iri: (
                -len(kept.intersection(self.hubs[iri])),
                -len(self.near[iri]),
                self.kind[iri],
                iri,
            )
        )
        kept.update(rest[: max(0, limit - len(kept))])
        notes: list[tuple[str, str]] = []
        if len(hubs) > most:
            zh, en = (
                "共 {0} 个报告地方，此处列入内容最多的 {1} 个。",
                "{0} places report; the {1} that say most are here.",
            )
            notes.append((zh.format(len(hubs), most), en.format(len(hubs), most)))
        left = sum(self.kind[iri] != "report" for iri in reach - kept)
        if left:
            zh, en = "另有 {0} 个条目未列入（上限 {1}）。", "{0} more terms are left out (limit {1})."
            notes.append((zh.format(left, limit), en.format(left, limit)))
        return kept, tuple(notes)

    def overview(self, limit: int) -> tuple[tuple[Node, ...], tuple[Edge, ...], Notes]:
        """Many places by division, with what most of them share: no quotations, which belong to single places."""
        everything = [iri for iri, kind in self.kind.items() if kind != "report"]
        terms = sorted(
            (iri for iri in everything if any(self.kind[other] == "report" for other in self.near[iri])),
            key=lambda iri: (-len(self.hubs[iri]), self.kind[iri], iri),
        )
        shared = terms[: max(1, min(groups.MOST_TERMS, limit - groups.MOST_GROUPS))]
        described = concepts.describe(self.query, [*self.places, *shared])
        chains = concepts.chains(self.query, {iri: described[iri] for iri in self.places})
        paths = {
            iri: (*reversed(chains[iri]), described[iri].zh) if chains[iri] else () for iri in self.places
        }
        years: dict[str, set[str]] = defaultdict(set)
        for iri, report in self.reports.items():
            years[self.hub[iri]].add(report.year)
        nodes = [
            Node(
                iri,
                described[iri].zh,
                described[iri].en,
                self.kind[iri],
                years=tuple(sorted({year for hub in self.hubs[iri] for year in years[hub]} - {""})),
                facts=tuple(concepts.joined(described[iri].facts)),
            )
            for iri in sorted(shared)
        ]
        drawn, edges = groups.overview(paths, years, nodes, self.hubs.__getitem__)
        zh = "共 {0} 个报告地方、{1} 个条目，先按地区归并，列出共有最多的 {2} 个条目；点击地区可展开。"
        en = "{0} places and {1} terms: places stand by division, with the {2} terms shared most. Expand a division to see its places."
        counts = len(self.places), len(everything), len(shared)
        return drawn, edges, ((zh.format(*counts), en.format(*counts)),)

    def _reach(self, start: set[str], depth: int) -> set[str]:
        reach, rim = set(start), set(start)
        for _ in range(depth if depth > 0 else len(self.kind)):
            rim = {other for iri in rim for other in self.near[iri]} - reach
            if not rim:
                break
            reach |= rim
        return reach

    def build(self, chosen: set[str]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
        """The chosen nodes and the edges between them, with labels, facts and quotations."""
        keys = sorted(key for key in self.keys if key[0] in chosen and key[1] in chosen)
        within = [report for iri, report in self.reports.items() if self.hub[iri] in chosen]
        spoken = said.read(
            self.query,
            within,
            self.hub,
            occurrences=self.occurrences,
            members=self.members,
            stands_for=self._bodies(),
        )
        years: dict[str, set[str]] = defaultdict(set)
        for report in within:
            years[self.hub[report.iri]].add(report.year)
        edges = []
        for key in keys:
            edge = _edge(key, spoken)
            edges.append(edge)
            years[edge.source].update(edge.years)
            years[edge.target].update(edge.years)
        described = concepts.describe(self.query, chosen)
        places = concepts.chains(self.query, described)
        labels = self._labels(described, places, spoken)
        degree = Counter(iri for source, target, _ in keys for iri in (source, target))
        nodes = []
        for iri in sorted(chosen):
            hubs = tuple(hub for hub in self.hubs[iri] if hub in chosen)
            lies = places[iri] if self.kind[iri] in ("report", "place") else ()
            above = [Fact(*FACTS["broader"], "，".join(lies))] if lies else []
            facts = concepts.joined([*described[iri].facts, *above, *spoken.node_facts.get(iri, ())])
            filters = dict.fromkeys(place for hub in hubs for place in (*reversed(places[hub]), labels[hub]))
            when = tuple(sorted(years[iri] - {""}))
            zh, en = labels[iri], described[iri].en
            nodes.append(
                Node(iri, zh, en, self.kind[iri], degree[iri], when, tuple(filters), tuple(facts), hubs)
            )
        return tuple(nodes), tuple(edges)

    def _labels(
        self, described: Mapping[str, Description], places: Mapping[str, tuple[str, ...]], spoken: said.Said
    ) -> dict[str, str]:
        """Chinese labels; reporting places of one name are told apart by what they lie in."""
        titles = {iri: report.title or report.iri for iri, report in self.reports.items()}
        labels = {
            iri: titles.get(iri) or spoken.headlines.get(iri) or one.zh for iri, one in described.items()
        }
        count = Counter(labels[iri] for iri in labels if self.kind[iri] == "report")
        for iri, label in list(labels.items()):
            if self.kind[iri] == "report" and count[label] > 1 and places[iri]:
                labels[iri] = f"{label}（{places[iri][0]}）"
        return labels


def _edge(key: said.Key, spoken: said.Said) -> Edge:
    source, target, predicate = key
    found = spoken.quotes.get(key, set())
    quotes = [
        quote
        for _, quote in sorted(found, key=lambda item: (item[0], item[1].report, item[1].begin, item[1].stop))
    ]
    modality = tuple(sorted({quote.modality for quote in quotes})) or ("Done",)
    years = tuple(sorted({year for year, _ in found if year}))
    facts = tuple(concepts.joined(spoken.edge_facts.get(key, ())))
    return Edge(
        source,
        target,
        predicate,
        *PREDICATES[predicate],
        modality,
        years,
        tuple(quotes[:_MOST_QUOTES]),
        facts,
        max(0, len(quotes) - _MOST_QUOTES),
    )
