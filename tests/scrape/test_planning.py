"""A dry run asks for robots.txt and sitemaps and for nothing else."""

from __future__ import annotations

from claimtrack.scrape import plan
from claimtrack.scrape.planning import Planned
from tests.scrape import clinic
from tests.scrape.clinic import Clinic, page, sitemap, text


def test_a_plan_lists_seeds_and_sitemaps_with_what_robots_refuse() -> None:
    with Clinic({"/": page("Home")}) as server:
        listed, index = server.url("/pages.xml"), server.url("/index.xml")
        server.routes |= {
            "/robots.txt": text(f"User-agent: *\nDisallow: /no\nCrawl-delay: 3\nSitemap: {index}"),
            "/index.xml": sitemap([index, listed, server.url("/gone.xml")], "sitemap"),
            "/pages.xml": sitemap([server.url("/"), server.url("/a"), server.url("/no"), "https://other.example/"]),
        }
        found = plan([server.url()], clinic.options(server, most_delay=30.0, tries=1), clinic.hurried())
        assert found.pages == (
            Planned(server.url("/"), None, ""),
            Planned(server.url("/a"), listed, ""),
            Planned(server.url("/no"), listed, "robots.txt keeps claimtrack out"),
        )
        assert found.delay == 3
        assert found.notes == (
            f"127.0.0.1:{server.port} asks for 3 s between requests; they were kept",
            f"{server.url('/gone.xml')}: sitemap not read: 404 Not Found",
        )
        assert server.paths == ["/robots.txt", "/index.xml", "/pages.xml", "/gone.xml"]


def test_a_plan_without_sitemaps_is_the_seeds() -> None:
    with Clinic({"/": page("Home")}) as server:
        found = plan([server.url(), server.url("/a")], clinic.options(server, use_sitemaps=False))
        assert [page.url for page in found.pages] == [server.url(), server.url("/a")]
        assert server.paths == ["/robots.txt"]
