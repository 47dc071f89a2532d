"""The page in a real browser, used as a writer uses it."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Page, expect

from claimtrack.evidence.library import Library
from tests import studio
from tests.draft.conftest import Serve, marked, opened, settled, typed

_FURTHEST = """async pictures => {
    const [one, other] = await Promise.all(pictures.map(async bytes => {
        const data = Uint8Array.from(atob(bytes), one => one.charCodeAt());
        const picture = await createImageBitmap(new Blob([data], { type: "image/png" }));
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
        canvas.drawImage(picture, 0, 0);
        return canvas.getImageData(0, 0, picture.width, picture.height).data;
    }));
    return one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index])), 0);
}"""
"""How far two pictures are apart where they differ most, 0 to 255."""

_HARD_TO_SET = (
    "The lamp facial boosts ATP.\n\nIt boosts collagen and boosts hair growth in " + "very many words " * 30,
    "The lamp facial boosts ATP.\ttab,  two spaces,   three; trailing spaces" + " " * 90 + "x\n \n\n",
    "é é 👩‍⚕️ 🇬🇧 中文字 العربية The lamp facial boosts ATP. " * 9 + "W" * 200 + "\nlast line\n",
)
_POLICY = """\
market: uk
regulator: the regulator
citation: rule 1
instrument: [code]
status: in-force
source_seen: primary
says: Collagen needs a trial.
triggers:
  - {family: collagen, when: {topics: [collagen]}}
severity: error
discharge: {by: [record], need: a trial on file}
rewrite: {kind: remove, text: Leave it out.}
sources: [https://example.org/rule]
"""
ATP = "In a dish, light raised ATP in cells."
PLAIN = "👩‍⚕️😀 The lamp facial boosts ATP. "


def test_what_is_typed_is_underlined_at_its_very_letters(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    assert page.inner_text("#counts") == "Nothing to read yet."
    page.locator("#text").press_sequentially(PLAIN)
    settled(page, "boosts ATP")
    assert page.inner_text("#marks").replace("\u200b", "") == PLAIN
    expect(page.locator("#counts")).to_have_text("1 passage to look at: 1 warning. 6 words read.")


def test_text_without_findings_is_not_called_clean(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    page.fill("#text", "A lamp facial shines warm light on the skin.")
    expect(page.locator("#counts")).to_have_text("No findings in the text read: 9 words.")


def test_the_layer_of_marks_lies_under_the_text(tab: Page, serve: Serve) -> None:
    """Either layer alone looks the same; letters beside a mark may be smoothed otherwise, and none is elsewhere."""
    page = opened(tab, serve())
    for text in _HARD_TO_SET:
        page.fill("#text", text)
        expect(marked(page).first).to_be_attached()
        page.locator("h1").click()
        of_text = _pictured(page, "#marks { visibility: hidden; }")
        of_marks = _pictured(page, "#text { visibility: hidden; } #marks, #marks mark { color: inherit; }")
        assert page.evaluate(_FURTHEST, [of_text, of_marks]) < 90
        page.fill("#text", "")
        settled(page)


def test_one_click_puts_the_wording_in_and_undo_takes_it_back(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    typed(page, f"{PLAIN}Book now.")
    settled(page, "boosts ATP")
    page.click("#passages .title")
    page.click("text=Put it in")
    settled(page)
    assert page.input_value("#text").endswith(f"{ATP} Book now.")
    assert page.evaluate("document.activeElement.id") == "text"
    page.keyboard.press("Control+z")
    settled(page, "boosts ATP")
    assert page.input_value("#text") == f"{PLAIN}Book now."


def test_the_keyboard_alone_is_enough(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    typed(page, "The lamp facial boosts ATP. It boosts collagen. ")
    settled(page, "boosts ATP", "boosts collagen")
    page.keyboard.press("F8")
    assert page.locator("[aria-expanded=true]").inner_text().endswith("The lamp facial boosts ATP.")
    page.keyboard.press("F8")
    assert page.evaluate("document.getElementById('text').selectionStart") == 28
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Control+Enter")
    settled(page, "boosts collagen")
    assert page.input_value("#text") == f"{ATP} It boosts collagen. "


def test_the_card_follows_the_caret_and_shows_the_evidence(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    typed(page, "The lamp facial boosts ATP. It boosts collagen. ")
    settled(page, "boosts ATP", "boosts collagen")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    assert page.locator("[aria-expanded=true]").inner_text().endswith("It boosts collagen.")
    page.click("text=Evidence: 0 for, 0 against, 1 missing")
    assert "Does it raise collagen?" in page.inner_text("#passages .body")
    page.keyboard.press("F8")
    page.click("text=Evidence: 1 for, 0 against, 0 missing")
    expect(page.locator("#passages .body")).to_contain_text("ATP rose")


def test_the_open_card_stays_open_while_its_passage_is_rewritten(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    typed(page, "The lamp facial boosts ATP. It boosts collagen.")
    settled(page, "boosts ATP", "boosts collagen")
    typed(page, " In winter it boosts collagen")
    expect(page.locator("[aria-expanded=true] .what")).to_have_text("In winter it boosts collagen")
    typed(page, " too.")
    expect(page.locator("[aria-expanded=true] .what")).to_have_text("In winter it boosts collagen too.")


def test_hostile_text_stays_text(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> The lamp facial boosts <b>ATP</b>. '
    typed(page, hostile)
    page.wait_for_selector("#passages .title")
    page.click("#passages .title")
    page.wait_for_selector("#passages .finding")
    assert "<img src=x" in page.inner_text("#passages .title")
    assert page.locator("img, script:not([src]), b").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_reload_keeps_the_text_and_clear_forgets_it(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    page.fill("#text", PLAIN)
    settled(page, "boosts ATP")
    page.reload()
    settled(page, "boosts ATP")
    assert page.input_value("#text") == PLAIN
    assert "kept in this browser" in page.inner_text("#keeping")
    page.click("#clear")
    settled(page)
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.input_value("#text") == ""


def test_the_format_decides_what_is_read(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    page.fill(
        "#text", "<!-- The lamp facial boosts ATP. --><p>The lamp facial <b>boosts</b> moisture and collagen.</p>"
    )
    expect(marked(page).filter(has_text="ATP")).to_have_count(1)
    page.select_option("#format", "html")
    expect(marked(page).filter(has_text="ATP")).to_have_count(0)
    expect(marked(page).filter(has_text="collagen")).to_have_count(1)


def test_it_works_on_when_the_server_has_ended(tab: Page, serve: Serve) -> None:
    server = serve()
    page = opened(tab, server)
    page.route("**/judge", lambda route: route.abort())
    page.fill("#text", PLAIN)
    page.wait_for_selector("#notice:not([hidden])")
    assert "claimtrack draft has ended. Your text is still here" in page.inner_text("#notice")
    page.unroute("**/judge")
    typed(page, "More.")
    settled(page, "boosts ATP")
    assert page.is_hidden("#notice")


def test_markets_are_chosen_on_the_page(tab: Page, serve: Serve, tmp_path: Path) -> None:
    library = studio.library(tmp_path / "claims", {"policies/uk/uk-collagen.yaml": _POLICY})
    page = opened(tab, serve(of=Library.load(claims=library)))
    page.fill("#text", "The lamp facial boosts collagen.")
    settled(page, "boosts collagen")
    page.check("text=UK")
    expect(marked(page)).to_have_class("error current")
    page.click("text=Policies: UK 1")
    expect(page.locator("#passages .body")).to_contain_text("A UK policy asks for a record: a trial on file")
    link = page.locator("#passages .body a", has_text="the regulator: rule 1")
    assert link.get_attribute("href") == "https://example.org/rule"
    assert link.get_attribute("rel") == "noopener noreferrer"
    page.uncheck("text=UK")
    expect(page.locator("#passages")).not_to_contain_text("Policies")


def test_save_writes_the_file_and_never_over_another_hand(tab: Page, serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "lamp.md"
    file.write_bytes(b"# Lamp facial\r\n\r\nIt boosts ATP.\r\n")
    page = opened(tab, serve(file))
    settled(page, "boosts ATP")
    page.keyboard.press("F8")
    page.keyboard.press("Control+Enter")
    settled(page)
    page.keyboard.press("Control+s")
    page.wait_for_selector("text=Saved")
    assert file.read_bytes() == f"# Lamp facial\r\n\r\n{ATP}\r\n".encode()
    file.write_text("# Somebody else\n")
    typed(page, "Mine. ")
    page.click("#save")
    page.click("text=Save mine beside it")
    page.wait_for_selector("text=lamp.mine.md")
    assert file.read_text() == "# Somebody else\n"
    assert "Mine. " in (tmp_path / "lamp.mine.md").read_text()


def test_taking_what_the_file_holds_can_be_undone(tab: Page, serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "lamp.txt"
    file.write_text("One.")
    page = opened(tab, serve(file))
    typed(page, "Mine. ")
    page.reload()
    page.wait_for_selector("text=Changes that were not saved yet were brought back.")
    assert "Mine. " in page.input_value("#text")
    file.write_text("Two.")
    page.click("#save")
    page.click("text=Take what the file holds")
    assert page.input_value("#text") == "Two."
    page.keyboard.press("Control+z")
    assert "Mine. " in page.input_value("#text")


def test_a_file_changed_elsewhere_is_shown_as_it_is_where_nothing_was_written(
    tab: Page, serve: Serve, tmp_path: Path
) -> None:
    file = tmp_path / "lamp.txt"
    file.write_text("One.")
    page = opened(tab, serve(file))
    file.write_text("Two.")
    page.reload()
    expect(page.locator("#text")).to_have_value("Two.")
    assert page.is_hidden("#notice")


def test_the_text_can_be_taken_elsewhere(tab: Page, serve: Serve) -> None:
    server = serve()
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=f"http://{server.guard.host}")
    page = opened(tab, server)
    typed(page, PLAIN)
    page.click("#copy")
    expect(page.locator("#notice")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == PLAIN
    page.select_option("#format", "markdown")
    with page.expect_download() as started:
        page.click("#download")
    assert started.value.suggested_filename == "draft.md"
    assert started.value.path().read_text(encoding="utf-8") == PLAIN


def test_every_control_has_a_name_and_a_small_window_needs_no_sideways_scrolling(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    typed(page, "The lamp facial boosts ATP. " * 3)
    expect(page.get_by_role("button", name="The lamp facial boosts ATP.")).to_have_count(3)
    page.keyboard.press("F8")
    for role, name in (
        ("textbox", "Your copy"), ("group", "Where it runs"), ("checkbox", "UK"), ("combobox", "Read as"),
        ("button", "Next passage"), ("button", "Put it in"), ("complementary", "What was found"),
    ):  # fmt: skip
        expect(page.get_by_role(role, name=name).first).to_be_visible()  # type: ignore[arg-type]
    expect(page.get_by_role("status")).to_contain_text("3 passages to look at")
    page.set_viewport_size({"width": 320, "height": 560})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.getElementById('text').getBoundingClientRect().height") > 50


def test_what_an_input_method_composes_is_left_alone_until_it_is_done(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    typed(page, "The lamp facial boosts ")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "A", "selectionStart": 1, "selectionEnd": 1})
    page.keyboard.press("F8")
    keyboard.send("Input.imeSetComposition", {"text": "ATP", "selectionStart": 3, "selectionEnd": 3})
    settled(page, "boosts ATP")
    keyboard.send("Input.insertText", {"text": "ATP"})
    expect(page.locator("#text")).to_have_value("The lamp facial boosts ATP")
    settled(page, "boosts ATP")


def test_a_finding_that_outlives_an_edit_stands_on_the_same_letters(tab: Page, serve: Serve) -> None:
    page = opened(tab, serve())
    cases = [_edited(Random(seed)) for seed in range(300)]
    survivors = page.evaluate(
        """async cases => {
            const { afterEdit, editOf } = await import("./offsets.js");
            return cases.map(({ before, after, ranges }) => {
                const found = ([start, end]) => ({ start, end, was: before.slice(start, end) });
                const passages = ranges.map(found)
                    .map(one => ({ ...one, findings: [one], suggestion: { range: one } }));
                return afterEdit(passages, editOf(before, after))
                    .flatMap(({ findings, suggestion }) => [...findings, ...(suggestion ? [suggestion.range] : [])])
                    .map(({ start, end, was }) => [was, after.slice(start, end)]);
            });
        }""",
        cases,
    )
    assert all(was == now for case in survivors for was, now in case)
    assert sum(map(len, survivors)) > 300, "few findings outlive an edit: nothing was tried"


def _edited(random: Random) -> dict[str, Any]:
    """A text, the same after one edit, and stretches of it, in UTF-16 units."""

    def some(most: int) -> str:
        return "".join(random.choices("ab .", k=random.randrange(most)))

    before = some(30)
    start, end = sorted(random.choices(range(len(before) + 1), k=2))
    after = before[:start] + some(6) + before[end:]
    places = sorted(random.sample(range(len(before) + 1), min(6, len(before) + 1)))
    ranges = [[first, last] for first, last in zip(places[::2], places[1::2], strict=False)]
    return {"before": before, "after": after, "ranges": ranges}


def _pictured(page: Page, style: str) -> str:
    """A picture of the sheet under further styles, without lines and tints, in base 64."""
    page.evaluate(
        """style => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`mark { text-decoration: none !important; background: none !important; } ${style}`);
            document.adoptedStyleSheets = [sheet];
        }""",
        style,
    )
    picture = page.locator(".sheet").screenshot()
    page.evaluate("document.adoptedStyleSheets = []")
    return b64encode(picture).decode()
