"""Systems that clinics' sites are made with: what they list, where it is edited; on pages written in their shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.audit import sources
from claimtrack.audit.adapters import entries_in, following, listings_of, origin_of
from claimtrack.audit.model import Origin
from claimtrack.audit.pages import PageRow, pages
from claimtrack.audit.site import fetch
from claimtrack.audit.tags import Face
from tests.audit import lamps
from tests.scrape.clinic import Answer, Asked, Clinic, options

JSON = "application/json; charset=UTF-8"
ATP = "<p>The lamp facial boosts ATP.</p>"


def wordpress(number: int, title: str, body: str, kind: str = "page-id") -> str:
    """A page as WordPress sends it."""
    head = f"<title>{title}</title><link rel='https://api.w.org/' href='{{root}}/wp-json/' />"
    short = f"<link rel='shortlink' href='{{root}}/?p={number}' />"
    classes = f"wp-singular {kind}-{number} logged-out"
    return f"<html><head>{head}{short}</head><body class='{classes}'><h1>{title}</h1>{body}</body></html>"


def listed(number: int, link: str, title: str, body: str) -> dict[str, object]:
    """An entry of its REST API."""
    rendered = {"title": {"rendered": title}, "content": {"rendered": body, "protected": False}}
    return {"id": number, "link": link, "modified": "2026-11-01T10:00:00", "status": "publish", **rendered}


def audited(clinic: Clinic, folder: Path) -> dict[str, PageRow]:
    """Fetch and audit a clinic; its pages by path."""
    root = clinic.url("").rstrip("/")
    fetch([f"{root}/"], options(clinic), folder / "crawl")
    with lamps.runs(folder / "crawl") as runs:
        run = lamps.audit(runs, sources.pages([folder / "crawl"]), lamps.library(folder / "claims"))
        return {row.url.removeprefix(root): row for row in pages(runs, run)}


def rest(pages_: list[dict[str, object]], posts: list[dict[str, object]]) -> Callable[[Asked], Answer | None]:
    """The REST API of a WordPress site, a hundred entries at a time."""

    def answer(asked: Asked) -> Answer | None:
        path, _, query = asked.path.partition("?")
        every = {"/wp-json/wp/v2/pages": pages_, "/wp-json/wp/v2/posts": posts}.get(path)
        number = dict(part.split("=") for part in query.split("&") if part).get("page", "1")
        if every is None:
            return None
        held = every[100 * int(number) - 100 : 100 * int(number)]
        if not held and number != "1":
            return Answer(b'{"code":"rest_post_invalid_page_number"}', JSON, 400)
        return Answer(json.dumps(held).encode(), JSON)

    return answer


def test_wordpress_gives_pages_that_no_link_leads_to_and_where_each_is_edited(tmp_path: Path) -> None:
    listing: list[dict[str, object]] = []
    with Clinic({}, rest(listing, [])) as clinic:
        root = clinic.url("").rstrip("/")
        home, hidden = wordpress(2, "Home", "<p>Welcome.</p>"), wordpress(7, "Lamp facial", ATP)
        clinic.routes |= {
            "/": Answer(home.replace("{root}", root).encode()),
            "/hidden/": Answer(hidden.replace("{root}", root).encode()),
        }
        listing += [
            listed(2, f"{root}/", "Home", "<p>Welcome.</p>"),
            listed(7, f"{root}/hidden/", "Lamp facial", ATP),
            listed(9, f"{root}/broken/", "Lamp facial", "<p>The lamp facial boosts collagen.</p>"),
            listed(11, "https://elsewhere.example/x/", "Elsewhere", ATP),
        ]
        found = audited(clinic, tmp_path)
        assert clinic.times("/hidden/") == 1
    edit = f"{root}/wp-admin/post.php?post={{}}&action=edit"
    assert found["/hidden/"].severities["warning"] == 1
    assert found["/hidden/"].origin == Origin("wordpress", "7", edit.format(7))
    assert found["/"].origin == Origin("wordpress", "2", edit.format(2))
    # Its own page could not be had: it is judged by what the listing says of it.
    assert found["/broken/"].severities["error"] == 1
    assert found["/broken/"].origin == Origin("wordpress", "9", edit.format(9))
    assert not [url for url in found if "wp-json" in url]


def test_a_full_listing_goes_on(tmp_path: Path) -> None:
    posts: list[dict[str, object]] = []
    with Clinic({}, rest([], posts)) as clinic:
        root = clinic.url("").rstrip("/")
        clinic.routes |= {"/": Answer(wordpress(2, "Home", "").replace("{root}", root).encode())}
        posts += [listed(number, f"{root}/p/{number}", "Lamp facial", ATP) for number in range(101)]
        found = audited(clinic, tmp_path)
        assert clinic.times("/wp-json/wp/v2/posts?per_page=100&page=2") == 1
        assert clinic.times("/wp-json/wp/v2/posts?per_page=100&page=3") == 0
    assert sum(row.severities["warning"] for row in found.values()) == 101


def test_the_edit_link_stands_in_the_report(tmp_path: Path) -> None:
    text = wordpress(7, "Lamp facial", ATP, "postid").replace("{root}", f"{lamps.ROOT}/blog")
    with lamps.runs(tmp_path) as runs:
        held = lamps.library(tmp_path / "claims")
        lamps.audit(runs, [lamps.one("/blog/lamp/", text)], held)
        again = lamps.audit(runs, [lamps.one("/blog/lamp/", text)], held)
        told = "".join(lamps.pieces("text", lamps.View(runs, again)))
    assert f"edit: {lamps.ROOT}/blog/wp-admin/post.php?post=7&action=edit" in told


def test_shopify_lists_products_with_their_descriptions(tmp_path: Path) -> None:
    script = '<script>var meta = {"product":{"id":81234567890,"rid":81234567890}};</script>'
    shop = '<link href="//cdn.shopify.com/s/files/1/theme.css" rel="stylesheet">'
    products = {
        "products": [
            {"id": 81234567890, "title": "Lamp facial", "handle": "lamp", "body_html": ATP, "variants": []},
            {"id": 81234567891, "title": "Lamp facial & more", "handle": "gone", "body_html": ATP, "variants": []},
        ]
    }
    routes = {
        "/": Answer(f"<html><head><title>Shop</title>{shop}</head><body><p>Hello.</p></body></html>".encode()),
        "/products.json": Answer(json.dumps(products).encode(), JSON),
        "/products/lamp": Answer(
            f"<html><head>{shop}</head><body><h1>Lamp facial</h1>{ATP}{script}</body></html>".encode()
        ),
    }
    with Clinic(routes) as clinic:
        found = audited(clinic, tmp_path)
        root = clinic.url("").rstrip("/")
    for path, number in (("/products/lamp", "81234567890"), ("/products/gone", "81234567891")):
        assert found[path].severities["warning"] == 1
        assert found[path].origin == Origin("shopify", number, f"{root}/admin/products/{number}")


def test_squarespace_gives_the_items_of_a_collection(tmp_path: Path) -> None:
    collection = '{"title":"Blog","id":"5f0a1b2c3d","typeName":"blog-basic-grid"}'
    context = f'<script>Static.SQUARESPACE_CONTEXT = {{"collection":{collection}}};</script>'
    feed = {
        "collection": {"id": "5f0a1b2c3d", "fullUrl": "/blog"},
        "items": [{"id": "a1", "title": "Lamp facial", "fullUrl": "/blog/lamp", "body": ATP, "excerpt": ""}],
        "pagination": {"nextPage": True, "nextPageUrl": "/blog?offset=1600"},
    }
    last = {"items": [{"id": "a2", "title": "Lamp facial", "fullUrl": "/blog/old", "body": ATP}]}
    routes = {
        "/": Answer(b'<html><body><a href="/blog">Blog</a></body></html>'),
        "/blog": Answer(f"<html><head>{context}</head><body><p>Our blog.</p></body></html>".encode()),
        "/blog?format=json": Answer(json.dumps(feed).encode(), JSON),
        "/blog?offset=1600&format=json": Answer(json.dumps(last).encode(), JSON),
    }
    with Clinic(routes) as clinic:
        found = audited(clinic, tmp_path)
    assert found["/blog/lamp"].severities["warning"] == 1
    assert found["/blog/old"].severities["warning"] == 1
    assert found["/blog"].origin == Origin("squarespace", "5f0a1b2c3d")


def test_wix_is_known_by_its_generator() -> None:
    head = '<head><meta name="generator" content="Wix.com Website Builder"></head>'
    html = f'<html>{head}<body><script>{{"pageId":"c1dmp"}}</script></body></html>'
    assert origin_of(Face.of(html, lamps.ROOT)) == Origin("wix", "c1dmp")
    assert listings_of(Face.of(html, lamps.ROOT)) == ()


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>WordPress, Shopify.shop? Wix.com and Squarespace are named here.</p>",
        "<!-- <link rel='https://api.w.org/' href='https://a.example/wp-json/'> --><body class='page-id-3'>",
        "<script>'<link rel=https://api.w.org/ href=/wp-json/>'</script>",
        "<link " * 20_000,
        "<body><link rel='https://api.w.org/' href='https://a.example/wp-json/'>",
    ],
)
def test_a_page_of_no_system_has_no_origin(html: str) -> None:
    face = Face.of(html, lamps.ROOT)
    assert origin_of(face) is None
    assert [one for one in listings_of(face) if "wp-json" in one] == []


@pytest.mark.parametrize(
    "url,body",
    [
        ("/wp-json/wp/v2/posts?page=1", b'{"code": "rest_no_route"}'),
        ("/wp-json/wp/v2/posts?page=1", b"[" * 100_000),
        ("/wp-json/wp/v2/users", b"[]"),
        ("/products.json", b"[1, 2]"),
        ("/blog?format=json", b'{"items": 3, "pagination": 7}'),
        ("/data.json", b"[]"),
        ("/products.json", b"\xff\xfe"),
    ],
)
def test_what_is_no_listing_is_none(url: str, body: bytes) -> None:
    assert entries_in(f"{lamps.ROOT}{url}", body) is None
    assert following(f"{lamps.ROOT}{url}", body) is None


def test_rest_routes_without_pretty_addresses_are_asked_for_their_way() -> None:
    html = "<head><link rel='https://api.w.org/' href='https://a.example/?rest_route=/'></head>"
    assert listings_of(Face.of(html, lamps.ROOT)) == (
        "https://a.example/?rest_route=/wp/v2/pages&per_page=100&page=1",
        "https://a.example/?rest_route=/wp/v2/posts&per_page=100&page=1",
    )
    entries = [listed(3, "https://a.example/?page_id=3", "Lamp", ATP)]
    (entry,) = (
        entries_in("https://a.example/?rest_route=/wp/v2/pages&per_page=100&page=1", json.dumps(entries).encode()) or ()
    )
    assert entry.origin.edit == "https://a.example/wp-admin/post.php?post=3&action=edit"
