"""Bars and heat maps: shapes that say no more than the numbers beside them."""

from __future__ import annotations

from django.template import Context, Template

from merida.site.look.charts import Bar, bars, heat_map, level


def test_bars_keep_the_order_they_are_given_and_are_measured_by_the_longest() -> None:
    made = bars([Bar("Albania", 2), Bar("Benin", 8), Bar("Chad", 0)])
    assert [(bar.label, bar.share) for bar in made] == [("Albania", 25.0), ("Benin", 100.0), ("Chad", 0.0)]


def test_no_bar_where_nothing_was_counted() -> None:
    assert bars([Bar("Albania", 0)])[0].share == 0
    assert bars([]) == ()


def test_shades_go_from_nothing_to_the_most_and_small_numbers_can_be_told_from_none() -> None:
    assert [level(n, 100) for n in (0, 1, 4, 30, 64, 100)] == [0, 1, 1, 3, 4, 5]
    assert level(None, 100) == 0
    assert level(0, 0) == 0


def test_a_heat_map_has_every_row_and_column_also_where_nothing_was_counted() -> None:
    chart = heat_map([("5", "Article 5"), ("6", "Article 6")], [("a", "Africa"), ("b", "Asia")], {("5", "a"): 4})
    assert [[cell.value for cell in row.cells] for row in chart.rows] == [[4, 0], [0, 0]]
    assert chart.most == 4


def test_a_suppressed_cell_says_so_and_opens_nothing() -> None:
    chart = heat_map([("5", "Article 5")], [("a", "Africa")], {("5", "a"): None}, {("5", "a"): "/secret"})
    page = Template("{% load look %}{% heat chart 'Challenges' %}").render(Context({"chart": chart}))
    assert "withheld" in page
    assert "/secret" not in page


def test_each_number_of_a_heat_map_opens_its_outcomes_and_is_a_table_without_the_shades() -> None:
    chart = heat_map([("5", "Article 5")], [("a", "Africa")], {("5", "a"): 7}, {("5", "a"): "/outcomes?p=5"}, "Article")
    page = Template("{% load look %}{% heat chart 'Challenges' %}").render(Context({"chart": chart}))
    assert '<a class="h5" href="/outcomes?p=5">7</a>' in page
    assert page.count('scope="col"') == 2
    assert '<th scope="row">Article 5' in page
