"""How figures read, and which may be added up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.terms import FZ
from kg.view.figures import format_figure, totals


def figure(value: str, unit: str = "份", qualifier: str = "Exact", upper: str = "", modality: str = "Done"):
    row = {"value": value, "unit": f"https://w3id.org/fazhi-kg/unit/{unit}", "modality": FZ[modality]}
    return {**row, "qualifier": FZ[qualifier], **({"upper": upper} if upper else {})}


@pytest.mark.parametrize(
    ("row", "read"),
    [
        (figure("2300"), "2300 份"),
        (figure("2300.0", qualifier="AtLeast"), "≥2300 份"),
        (figure("50", "人", "AtMost"), "≤50 人"),
        (figure("500", "册", "About"), "≈500 册"),
        (figure("98.50", "%25", "Percent"), "98.5%"),
        (figure("3", "场", "Range", "5"), "3—5 场"),
        (figure("3", "场", "Range"), "3 场"),
        (figure("12", "%25", "Change"), "+12%"),
        (figure("-7.2", "%25", "Change"), "-7.2%"),
        (figure("157000", "件"), "157000 件"),
        (figure("0", "起"), "0 起"),
        (figure("1E+3", "元"), "1000 元"),
        (figure("若干", "次"), "若干 次"),
        ({"value": "4"}, "4"),
    ],
)
def test_a_figure_reads_as_it_is_written(row, read):
    assert format_figure(row) == read


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ([], []),
        ([figure("300"), figure("200")], ["500 份"]),
        ([figure("300", qualifier="AtLeast"), figure("200")], ["≥500 份"]),
        ([figure("300", qualifier="About"), figure("200")], ["≈500 份"]),
        ([figure("3", qualifier="AtLeast"), figure("2", qualifier="About")], ["≥5 份"]),
        ([figure("2", qualifier="About"), figure("3", qualifier="AtLeast")], ["≥5 份"]),
        ([figure("12", "场"), figure("300")], ["300 份", "12 场"]),
        ([figure("98", "%25", "Percent"), figure("2", "百分点")], []),
        ([figure("3", "场", "Range", "5"), figure("9", "场", "AtMost"), figure("4", "场")], ["4 场"]),
        ([figure("8", "场", modality="Planned"), figure("4", "场")], ["4 场"]),
        ([figure("若干", "场"), figure("4", "场")], ["4 场"]),
        ([figure("5", "%25", "Change")], []),
    ],
)
def test_only_like_figures_of_what_was_done_are_added(rows, sums):
    assert totals(rows) == sums


@given(st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from("份场件")), max_size=12))
def test_sums_do_not_depend_on_order(some):
    rows = [figure(str(value), unit) for value, unit in some]
    assert totals(rows) == totals(rows[::-1])
    by_unit = {unit: sum(v for v, u in some if u == unit) for _, unit in some}
    assert sorted(totals(rows)) == sorted(f"{total} {unit}" for unit, total in by_unit.items())
