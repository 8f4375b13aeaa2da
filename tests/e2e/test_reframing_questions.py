"""The questions above the boxes: another one, an own one, and packs that are read in."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.app import heading, stored
from tests.e2e.reframing import THOUGHT_BOX, TRAP, go_on, tap
from tests.support.phone import Phone


def test_another_question_is_there_three_times_and_says_why_it_was_chosen(phone: Phone) -> None:
    page = phone.open("/reframe/new?mode=full")
    page.get_by_label("Only the facts").fill("They rang.")
    go_on(page, "2 of 8")
    page.get_by_label(THOUGHT_BOX).fill(TRAP)
    go_on(page, "3 of 8")
    tap(page, "Something else")
    for trap in ("Mind reading", "Measuring against others", "Only the bad bit", "Name-calling"):
        tap(page, trap)
    go_on(page, "4 of 8")
    seen = {page.get_by_role("heading", level=1).inner_text()}
    for _ in range(3):
        before = page.get_by_role("heading", level=1).inner_text()
        tap(page, "Another question")
        expect(page.get_by_role("heading", level=1)).not_to_have_text(before)
        seen.add(page.get_by_role("heading", level=1).inner_text())
    assert len(seen) == 4
    expect(page.get_by_role("button", name="Another question")).to_have_count(0)
    expect(page.get_by_text("That’s three.")).to_be_attached()
    tap(page, "Why this question?")
    expect(page.get_by_text("Worked out here, from what you wrote. Nothing was sent.")).to_be_visible()
    tap(page, "That helped")
    expect(page.get_by_text("Noted, on this phone only.")).to_be_visible()
    assert stored(page, "outbox")[0]["op"]["set"].keys().isdisjoint({"helped", "asked"})


def test_a_question_of_ones_own_comes_first_and_can_be_deleted_and_brought_back(phone: Phone) -> None:
    page = phone.open("/reframe/questions")
    page.get_by_label("Your question").fill("What would Nan say?")
    page.get_by_label("For which card?").select_option("A friend’s view")
    tap(page, "Add this question")
    expect(page.get_by_role("button", name="Delete: What would Nan say?")).to_be_visible()
    phone.open("/reframe/new?mode=full")
    for at in range(2, 7):
        go_on(page, f"{at} of 8")
    expect(heading(page, "What would Nan say?")).to_be_visible()
    phone.open("/reframe/questions")
    tap(page, "Delete: What would Nan say?")
    expect(page.get_by_text("None yet.")).to_be_visible()
    tap(page, "Undo")
    expect(page.get_by_role("button", name="Delete: What would Nan say?")).to_be_visible()
    assert stored(page, "outbox") == []


def pack(version: int, question: str) -> dict[str, Any]:
    prompt = {
        "id": "nan", "revision": 1, "practice": "be_kind", "stage": "question", "cards": ["friend"], "applies_to": {},
        "never": ["crisis"], "question": question, "softener": "She knew.", "follow_ups": {}, "example": "Chin up.",
        "weight": 1, "cooldown_hours": 0,
    }  # fmt: skip
    return {
        "id": "nans",
        "version": version,
        "locale": "en-GB",
        "licence": "MIT",
        "reviewed_by": None,
        "prompts": [prompt],
    }


def read_in(page: Page, file: Path, text: str) -> None:
    file.write_text(text)
    with page.expect_file_chooser() as chooser:
        tap(page, "Read in a pack")
    chooser.value.set_files(file)


def test_a_broken_pack_is_refused_with_its_line_and_reason_and_the_old_one_stays(phone: Phone, tmp_path: Path) -> None:
    page = phone.open("/reframe/questions")
    read_in(page, tmp_path / "nans.json", json.dumps(pack(1, "What would Nan say?")))
    expect(page.get_by_text("“nans” is in: 1 question.")).to_be_visible()
    broken = {**pack(2, "What would Nan do?"), "licence": 7}
    for text, told in (
        ('{\n  "id": "nans",\n  "version" 2\n}', "Line 3: this isn’t JSON from here on."),
        (json.dumps(broken, indent=1), "Line 5 at /licence: the wrong kind of value."),
        (json.dumps(pack(2, "x" * 161), indent=1), "the text is too long."),
        ("[]", "Line 1: the wrong kind of value."),
    ):
        read_in(page, tmp_path / "nans.json", text)
        expect(page.get_by_role("alert")).to_contain_text(told)
        expect(page.get_by_role("alert")).to_contain_text("What you had is still here.")
    phone.open("/reframe/new?mode=full")
    for at in range(2, 7):
        go_on(page, f"{at} of 8")
    expect(heading(page, "What would Nan say?")).to_be_visible()
