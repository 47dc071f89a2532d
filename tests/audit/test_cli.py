"""`claimtrack audit` as it is called: what goes where, exit codes, one line for what cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import studio
from tests.audit import lamps
from tests.cli.conftest import Run, here, run
from tests.scrape.clinic import Answer, Clinic

__all__ = ["here", "run"]

DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def site(here: Path) -> Path:
    return lamps.mirror(lamps.SITE, here / "site")


@pytest.mark.parametrize(
    "options,code",
    [
        ([], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "never"], 0),
        (["--claims", "claims", "--market", "uk"], 1),
    ],
)
def test_exit_codes(run: Run, site: Path, options: list[str], code: int) -> None:
    assert run("audit", "site", *DAY, *options).code == code


def test_a_site_without_anything_as_bad_as_asked_is_no_failure(run: Run, here: Path) -> None:
    lamps.mirror({"/": "<h1>Lamp facial</h1><p>The lamp facial boosts ATP.</p>"}, here / "mild")
    assert run("audit", "mild", *DAY).code == 0
    assert run("audit", "mild", *DAY, "--fail-on", "warning").code == 1


def test_a_saved_folder_is_left_as_it_is_and_its_audits_are_kept_beside_it(run: Run, site: Path, here: Path) -> None:
    before = sorted(site.rglob("*"))
    run("audit", "site", *DAY)
    assert sorted(site.rglob("*")) == before
    assert (here / "site-audit" / "audit.sqlite").is_file()


def test_reports_go_where_they_are_sent(run: Run, site: Path, here: Path) -> None:
    formats = [f"--format={name}=report.{name}" for name in ("html", "json", "csv", "sarif")]
    ran = run("audit", "site", "--address", lamps.ROOT, *DAY, "--format", "text", *formats)
    assert ran.out.startswith("Audit 1 of site")
    assert "\x1b" not in ran.out
    assert json.loads((here / "report.json").read_text(encoding="utf-8"))["pages"][0]["url"].startswith(lamps.ROOT)
    for name in ("html", "csv", "sarif"):
        assert lamps.ROOT in (here / f"report.{name}").read_text(encoding="utf-8")


def test_audits_are_kept_compared_and_told_again(run: Run, site: Path, here: Path) -> None:
    assert "Since audit" not in run("audit", "site", *DAY, "--since", "last").out
    (site / "calm" / "index.html").write_text("<h1>Lamp facial</h1><p>It boosts ATP.</p>", encoding="utf-8")
    second = run("audit", "site", *DAY, "--since", "last")
    assert "Since audit 1 of" in second.out
    assert 'new on 1 page: "It boosts ATP." atp-energy: warning unsupported-claim' in second.out
    assert "1 judged anew" in second.out
    assert run("audit", "site", "--run", "2", "--since", "1").out == second.out
    assert run("audit", "site", "--run", "1", "--fail-on", "never").out.startswith("Audit 1 of site")
    trend = run("audit", "site", "--trend")
    assert (trend.code, len(trend.out.splitlines())) == (0, 3)
    assert len(json.loads(run("audit", "site", "--trend", "--format", "json").out)["trend"]) == 2
    assert run("audit", "site", "--since", "2026-11-22", "--run", "1").code == 2


def test_older_audits_are_forgotten_where_that_is_asked_for(run: Run, site: Path) -> None:
    for _ in range(3):
        run("audit", "site", *DAY)
    ran = run("audit", "site", *DAY, "--since", "1", "--keep", "2")
    assert (ran.code, ran.err) == (1, "note: 2 older audits forgotten (--keep)\n")
    assert "Since audit 1 of" in ran.out
    assert "no audit '1'; there are: 3 " in run("audit", "site", "--run", "1").err
    trend = run("audit", "site", "--trend", "--keep", "1")
    assert [line.split()[0] for line in trend.out.splitlines()] == ["audit", "4"]
    assert run("audit", "site", *DAY, "--since", "4").out.startswith("Audit 5 of site")


def test_the_text_that_was_judged_can_be_read_again(run: Run, site: Path) -> None:
    run("audit", "site", *DAY)
    (site / "hair" / "index.html").unlink()
    ran = run("audit", "site", "--text", "site/hair/index.html")
    assert ran.out.splitlines()[-2:] == ["The lamp facial boosts hair growth.", "Our lamp facial boosts collagen!"]
    gone = run("audit", "site", "--text", "site/other.html")
    assert (gone.code, "not read by audit 1" in gone.err) == (2, True)


@pytest.mark.parametrize(
    "arguments,message",
    [
        (["nowhere"], "nowhere: no such file or folder"),
        (["page.html"], "no WARC file and no folder; one page is read by claimtrack check"),
        (["site", "other"], "name one site or folder, or one or more WARC files"),
        (["https://a.example", "site"], "name addresses, or one folder, or WARC files: not several of them"),
        (["site", "--format", "pdf"], "no format 'pdf'; there are text, html, json, csv, sarif"),
        (["site", "--format", "json="], "names no file; write json=report.json"),
        (["site", "--format", "json", "--format", "html"], "one format can go to standard output"),
        (["site", "--address", "lamps.example"], "is no address; write it as https://clinic.example"),
        (["a.warc.gz", "--address", lamps.ROOT], "--address goes with a folder that holds no addresses"),
        (["site", "--run", "1"], "no audit was kept here; make one"),
        (["site", "--trend"], "no audit was kept here; make one"),
        (["site", "-o", "page.html"], "page.html/audit.sqlite: cannot be opened"),
        (["site", "--since", "yesterday"], "'yesterday' is no audit; write its number, a day such as"),
        (["site", "--since", "7"], "no audit '7'; there are: none"),
        (["site", "--claims", "site"], "is no library"),
        (["site", "--format", "json=no/such/folder/a.json"], "cannot be written: there is no such folder"),
        (["site", "--depth", "3"], "--depth: nothing is fetched here; say how a site is fetched beside its address"),
        (["site", "--render", "auto"], "--render: nothing is fetched here"),
        (["a.warc.gz", "--include", "/blog/*", "--no-sitemaps"], "--include, --no-sitemaps: nothing is fetched here"),
        (["https://lamps.example", "--trend", "--render", "never"], "--render: nothing is fetched here"),
        (["https://lamps.example", "--address", lamps.ROOT], "--address goes with a saved folder"),
        (["site", "--run", "1", "--keep", "2"], "--keep goes with an audit that is made, or with --trend"),
        (["site", "--keep", "0"], "'0' is no number of 1 or more"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_with_exit_2(
    run: Run, site: Path, here: Path, arguments: list[str], message: str
) -> None:
    (here / "other").mkdir()
    lamps.warc([(f"{lamps.ROOT}/", "<p>a</p>")], here / "a.warc.gz")
    ran = run("audit", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err
    if "--since" not in arguments:
        assert not list(here.glob("*/audit.sqlite"))


def test_markets_of_the_configuration_hold_by_host(run: Run, site: Path, here: Path) -> None:
    rows = f'[[profiles]]\nhosts = ["{lamps.ROOT.split("/")[2]}"]\nmarkets = ["uk"]\n'
    (here / "claimtrack.toml").write_text(rows, encoding="utf-8")
    ran = run("audit", "site", "--address", lamps.ROOT, *DAY)
    assert "4 pages: uk" in ran.out
    assert "Markets:\n  4 pages: none" in run("audit", "site", *DAY, "-o", "other").out


def test_a_site_is_fetched_and_audited_in_one_go(run: Run, here: Path) -> None:
    routes = {path: Answer(text.encode()) for path, text in lamps.SITE.items()}
    with Clinic(routes) as clinic:
        fast = ("--delay", "0", "--render", "never", "--allow-private", *DAY)
        first = run("audit", clinic.url("/"), "-o", "clinic", *fast)
        again = run("audit", clinic.url("/"), "-o", "clinic", *fast, "--since", "last")
    assert first.err == "note: the site's owner cannot tell whom to ask about this crawl; add --contact\n"
    offline = run("audit", "clinic", *DAY)
    assert first.code == again.code == offline.code == 1
    assert "Read 3 pages (3 judged anew)" in first.out
    assert "Read 3 pages (0 judged anew)" in again.out
    assert "nothing has changed" in again.out
    assert "Read 3 pages (0 judged anew)" in offline.out


def test_a_host_that_cannot_be_reached_is_one_line(run: Run, here: Path) -> None:
    with Clinic({}) as clinic:
        gone = clinic.url("/")
    ran = run("audit", gone, "-o", "clinic", "--allow-private", "--delay", "0", "--contact", "me@clinic.example")
    assert ran.code == 2
    assert ran.err.startswith(f"claimtrack: {gone}: cannot be connected to")
    assert len(ran.err.splitlines()) == 1
    assert not (here / "clinic" / "audit.sqlite").exists()


def test_claims_that_nobody_has_catalogued_are_listed_and_drafted_where_asked(run: Run, site: Path, here: Path) -> None:
    more = "<h1>Lamp facial</h1><p>The lamp facial boosts hair growth, too.</p>"
    studio.write(site, {"more/index.html": more})
    run("audit", "site", *DAY)
    listed = run("claims", "new", "--from-audit", "site-audit")
    assert listed.code == 0
    assert "    2         2  lamp/hair (increase)\n" in listed.out
    assert '"The lamp facial boosts hair growth." at site/hair/index.html:2:20' in listed.out
    assert "Nothing was written" in listed.out
    assert not (here / "claims" / "lamp" / "hair.yaml").exists()
    assert run("claims", "new", "--from-audit", "site-audit", "--top", "1").out == "claims/lamp/hair.yaml\n"
    draft = (here / "claims" / "lamp" / "hair.yaml").read_text(encoding="utf-8")
    assert "topic: hair" in draft
    assert '"The lamp facial boosts hair growth."' in draft


@pytest.mark.parametrize(
    "arguments,message",
    [
        ([], "name the claim, TREATMENT/ID; or --from-audit DIR for those a site makes"),
        (["--from-audit", "nowhere"], "nowhere: no audit was kept here"),
        (["--from-audit", "nowhere", "--top", "x"], "'x' is no number"),
    ],
)
def test_what_cannot_be_drafted_is_said(run: Run, arguments: list[str], message: str) -> None:
    ran = run("claims", "new", *arguments)
    assert ran.code == 2
    assert message in ran.err


def test_the_schema_of_an_audit_is_printed(run: Run) -> None:
    assert json.loads(run("schema", "audit").out)["$id"] == "urn:claimtrack:audit:1"
    assert json.loads(run("schema").out)["$id"] == "urn:claimtrack:report:1"


def test_a_crawled_folder_says_that_its_site_is_not_asked(run: Run, here: Path) -> None:
    with Clinic({"/": Answer(lamps.SITE["/"].encode())}) as clinic:
        run("audit", clinic.url("/"), "--allow-private", "--delay", "0", "--no-sitemaps", "-o", "kept", *DAY)
    ran = run("audit", "kept", "--format", "json=a.json,text", *DAY)
    assert "note: judging kept as it was fetched, last on " in ran.err
    assert json.loads((here / "a.json").read_text(encoding="utf-8"))["pages"]
    assert ran.out.startswith("Audit 2 of ")


def test_an_empty_name_is_refused(run: Run) -> None:
    ran = run("audit", "")
    assert (ran.code, ran.err) == (2, "claimtrack: an empty name; name an address, a folder or WARC files\n")
