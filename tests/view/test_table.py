"""The table is there where there is something to list."""

from __future__ import annotations

from kg.view import Shared, View
from kg.view.views import table


def test_table_lists_what_all_views_share(small):
    assert table.data(Shared(small)) == {}


def test_table_is_left_out_where_nothing_is_said():
    assert table.data(Shared.of_view(View((), (), "空图"))) is None
