"""Numbers that are outcomes, and numbers that are prices, doses and discounts."""

import pytest

from claimtrack.detect.numbers import figures

CASES = [
    ("boosts atp by up to 500%", {("statistic", "up to 500%")}),
    ("85% of users saw smoother skin", {("statistic", "85%")}),
    ("9 in 10 clients rebook", {("statistic", "9 in 10 clients")}),
    ("5x more collagen", {("statistic", "5x more")}),
    ("a five-fold rise", {("statistic", "five-fold")}),
    ("ten years younger", {("statistic", "ten years younger")}),
    ("lose 2 inches in one session", {("statistic", "lose 2 inches"), ("instant-results", "in one session")}),
    ("after just one treatment", {("instant-results", "after just one treatment")}),
    ("results within 48 hours", {("instant-results", "within 48 hours")}),
    ("last up to 12 months", {("lasting-results", "last up to 12 months")}),
    ("a course of six sessions", {("cumulative-results", "course of six")}),
    ("save 20% off today", set()),
    ("20% glycolic peel", set()),
    ("100% organic cotton towels", set()),
    ("from \u00a345 for 60 minutes", set()),
    ("call us on 555 0100", set()),
    ("630 nm light", set()),
]


@pytest.mark.parametrize("text, expected", CASES)
def test_figures(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(figure.topic, text[figure.start : figure.end]) for figure in figures(text, 0, len(text))} == expected
