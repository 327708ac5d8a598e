"""The page of the samples, as a build writes it, opened from its folder."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.building.builder import BuildResult

SIZES = [(1280, 800), (820, 1100), (390, 844)]


@pytest.fixture
def opened(open_page, built: BuildResult, request):
    assert built.folder is not None
    return open_page(built.folder / "graph.html", **getattr(request, "param", {}))


def boxes(opened):
    """The labels that are drawn, with the marks of other nodes that each covers."""
    return opened.page.evaluate(
        """labels.map(l => [l.x0, l.y0, l.x1, l.y1, shownNodes().filter(i => i !== l.i && l.x0 < at[i][0] + at[i][2] &&
        at[i][0] - at[i][2] < l.x1 && l.y0 < at[i][1] + at[i][2] && at[i][1] - at[i][2] < l.y1).length])"""
    )


@pytest.mark.parametrize(
    "opened", [{"width": w, "height": h} for w, h in SIZES] + [{"dark": True}], indirect=True
)
@pytest.mark.parametrize("english", [False, True])
def test_every_node_is_in_the_window_and_no_label_covers_another(opened, english):
    if english:
        opened.page.click("#language")
        opened.page.wait_for_function("labels.some(label => /[a-z]/.test(label.text))")
    drawn = boxes(opened)
    assert len(drawn) >= 15
    assert not [
        (a, b)
        for a, b in combinations(drawn, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert [box[4] for box in drawn] == [0] * len(drawn)
    outside = """shownNodes().filter(i => { const box = byId("network"), dot = network.canvasToDOM({x: at[i][0], y: at[i][1]});
        return dot.x < 0 || dot.y < 0 || dot.x > box.clientWidth || dot.y > box.clientHeight; })"""
    assert opened.page.evaluate(outside) == []


@pytest.mark.parametrize("opened", [{"width": 390, "height": 844}], indirect=True)
def test_nothing_is_wider_than_a_telephone(opened):
    wide = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() &&
        (e.getBoundingClientRect().right > innerWidth + 0.5 || e.getBoundingClientRect().left < -0.5)).map(e => e.outerHTML.slice(0, 80))"""
    assert opened.page.evaluate(wide) == []
    opened.page.fill("#search", "法")
    assert opened.page.evaluate(wide) == []
    covered = """[...document.querySelectorAll("#results button")].filter(e =>
        e.querySelector("bdi").getBoundingClientRect().right > e.querySelector(".count").getBoundingClientRect().left)"""
    assert opened.page.locator("#results button").count() > 10
    assert opened.page.evaluate(f"{covered}.length") == 0
    opened.page.locator("#results button").first.click()
    assert opened.page.evaluate(wide) == []
    opened.page.click("#open")
    assert opened.page.evaluate(wide) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(
    ("typed", "name"), [("民法典", "民法典"), ("civil code", "民法典"), ("枫桥", "枫桥经验")]
)
def test_search_leads_to_sentences_with_the_words_marked(opened, typed, name):
    opened.page.fill("#search", typed)
    opened.page.keyboard.press("Enter")
    assert name in opened.page.locator("#panel h2.name").inner_text()
    quotes = opened.page.locator("#panel blockquote")
    assert quotes.count() >= 2
    for i in range(quotes.count()):
        marks = quotes.nth(i).locator("mark").all_inner_texts()
        assert marks
        sentence = quotes.nth(i).inner_text()
        assert all(mark in sentence and name[:2] in mark for mark in marks)


def test_every_quotation_is_marked_on_words_that_its_sentence_holds(opened, built):
    """By code points, as Python counts them."""
    found = opened.page.evaluate(
        """Promise.all(KG.app.statements.filter(({ start }) => start >= 0).map(async ({ report, start, end }) =>
          [KG.app.entities[KG.app.reports[report].entity].iri, start, end, (await KG.app.passage(report, start, end)).words]))"""
    )
    assert len(found) > 300
    for iri, start, end, words in found:
        text = (built.folder / "texts" / f"{iri.rpartition('/')[2]}.txt").read_bytes().decode("utf-8")
        assert words == text[start:end] != ""


def test_a_line_shows_its_quotations(opened):
    """A click in the middle of a line that has no node or other line close by."""
    line = opened.page.evaluate(
        """() => { for (const [e, [a, b]] of ends.entries()) {
          if (!seen.edge[e] || data.said[e].rows.length < 1) continue;
          for (const part of [0.2, 0.3, 0.5]) {
            const spot = network.canvasToDOM({ x: at[a][0] + part * (at[b][0] - at[a][0]), y: at[a][1] + part * (at[b][1] - at[a][1]) });
            if (network.getEdgeAt(spot) === e && network.getNodeAt(spot) === undefined) return { e, spot, ends: [nameOf(a), nameOf(b)], predicate: data.said[e].p[0] };
          } } }"""
    )
    opened.page.locator("#network").click(position=line["spot"])
    assert opened.page.evaluate("state.edge") == line["e"]
    said = opened.page.locator("#panel").inner_text()
    assert all(name in said for name in (*line["ends"], line["predicate"]))
    assert opened.page.locator("#panel blockquote mark").count() >= 1


def test_a_kind_that_is_filtered_out_is_gone(opened):
    before = opened.shown()
    opened.page.click('#legend [data-kind="norm"]')
    gone = before - opened.shown()
    assert "中华人民共和国民法典" in gone
    assert opened.page.evaluate("shownNodes().every(i => data.about[i].kind !== 'norm')")


@pytest.mark.parametrize("control", ["year", "place"])
def test_each_year_and_place_shows_what_its_reports_say(opened, control):
    for value in opened.page.evaluate(f"[...byId('{control}').options].map(o => o.value).filter(Boolean)"):
        opened.page.select_option(f"#{control}", value)
        hubs = opened.page.evaluate(
            "shownNodes().filter(i => isHub[i]).map(i => [data.about[i].years, data.about[i].places])"
        )
        assert hubs
        assert all(value in (years if control == "year" else places) for years, places in hubs)


@pytest.mark.parametrize("opened", [{"dark": True}], indirect=True)
def test_the_language_of_every_word_of_the_page_is_switched(opened):
    """What stays Chinese in English are names and quoted words."""
    opened.page.click("#language")
    words = """[...document.querySelectorAll('[data-t], [data-zh], #legend button, #modality label, #status, #panel h3, #panel p, #panel summary')]
        .map(e => e.textContent)"""
    left = [text for text in opened.page.evaluate(words) if any("一" <= char <= "鿿" for char in text)]
    assert left == ["中文"]
    assert opened.page.evaluate("byId('search').placeholder") == "Search names, pinyin, 中文"
