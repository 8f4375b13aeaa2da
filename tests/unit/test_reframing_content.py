"""What the app asks and says about a knockback: whole, in the app's own voice, and for everybody."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from onwards import content

PACKS = {name: content.load(f"prompts/{name}") for name in ("five_practices", "plan_for_a_no")}
FIVE, PLAN = PACKS["five_practices"]["prompts"], PACKS["plan_for_a_no"]["prompts"]
TRAPS = content.load("traps")["traps"]
STOCK = content.load("stock_phrases")
TONE = content.load("tone_pairs")["pairs"]
ASKS = content.load("asks")["drafts"]

STAGES = {"settle", "notice", "separate", "question", "learn", "act", "evaluate"}
NEVER_SAID = re.compile(r"\b(reject\w*|failures?|distort\w*|irrational\w*|streaks?|should(n[’']t)?)\b", re.IGNORECASE)
TOLD_WHO_THEY_ARE = re.compile(r"\byou([’']re| are) (a|an|being|too|so|just)\b", re.IGNORECASE)


def files() -> list[tuple[str, str]]:
    own = [(name, f"{name}.schema") for name in ("traps", "stock_phrases", "tone_pairs", "asks")]
    return own + [(f"prompts/{name}", "prompts/prompts.schema") for name in PACKS]


def prompt_words(prompt: dict[str, Any]) -> Iterator[str]:
    yield from (prompt["question"], prompt["softener"], prompt["example"], *prompt["follow_ups"].values())


def said_by_the_app() -> list[str]:
    """All words that are the app's own; what employers and the person write is not."""
    prompts = [text for prompt in FIVE + PLAN for text in prompt_words(prompt)]
    traps = [trap[key] for trap in TRAPS for key in ("label", "chip", "meaning", "question")]
    stock = [phrase["means"] for phrase in STOCK["phrases"]]
    asks = [ask[key] for ask in ASKS for key in ("subject", "body")]
    return prompts + traps + stock + asks + [pair[key] for pair in TONE for key in ("reads", "kinder")]


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w'-]+", text.lower().replace("’", "'")))


def holds(text: str, phrase: str) -> bool:
    return f" {plain(phrase)} " in f" {plain(text)} "


@pytest.mark.parametrize(("name", "schema"), files())
def test_every_file_keeps_to_its_schema(name: str, schema: str) -> None:
    validator = jsonschema_rs.validator_for(content.load(schema), validate_formats=True)
    assert [error.message for error in validator.iter_errors(content.load(name))] == []


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_names_its_reader_only_when_somebody_has_read_it(name: str) -> None:
    reader = PACKS[name]["reviewed_by"]
    assert reader is None or len(reader.split()) > 1
    assert (PACKS[name]["id"], PACKS[name]["locale"]) == (name, "en-GB")


def test_there_are_enough_questions_and_not_too_many() -> None:
    assert 36 <= len(FIVE) <= 44
    assert 8 <= len(PLAN) <= 12
    assert len(STOCK["phrases"]) >= 60


def test_nothing_stands_twice() -> None:
    ids = [[one["id"] for one in many] for many in (FIVE + PLAN, TRAPS, STOCK["phrases"], TONE)]
    questions = [prompt["question"] for prompt in FIVE + PLAN]
    templates = [template for phrase in STOCK["phrases"] for template in phrase["templates"]]
    phrases = [(plain(pair["phrase"]), pair["where"]) for pair in TONE]
    for each in (*ids, questions, [trap["label"] for trap in TRAPS], templates, phrases):
        assert [one for one, times in Counter(each).items() if times > 1] == []


@pytest.mark.parametrize("trap", [trap["id"] for trap in TRAPS])
def test_every_trap_has_two_questions_of_its_own(trap: str) -> None:
    assert len([prompt for prompt in FIVE if trap in prompt["applies_to"].get("traps", [])]) >= 2


@pytest.mark.parametrize("blame", ["self", "other", "situation", "luck"])
def test_every_direction_of_blame_has_a_question(blame: str) -> None:
    assert [prompt for prompt in FIVE if blame in prompt["applies_to"].get("blame", [])] != []


@pytest.mark.parametrize("prompts", [FIVE, PLAN], ids=list(PACKS))
def test_every_stage_has_a_question_for_everybody(prompts: list[dict[str, Any]]) -> None:
    assert {prompt["stage"] for prompt in prompts if prompt["applies_to"] == {}} == STAGES


def test_all_five_practices_are_asked_about() -> None:
    assert {prompt["practice"] for prompt in FIVE} == {"pause", "reflect", "be_genuine", "be_kind", "evaluate"}
    assert {prompt["practice"] for prompt in PLAN} == {"plan"}


def test_questions_about_traps_and_blame_say_themselves_when_to_keep_quiet() -> None:
    for prompt in FIVE + PLAN:
        assert "crisis" in prompt["never"]
        if {"traps", "blame"} & set(prompt["applies_to"]):
            assert set(prompt["never"]) == {"crisis", "fair_concern", "passive", "just_hurts"}


def test_a_question_asks_and_can_be_taken_in_at_a_glance() -> None:
    for prompt in FIVE + PLAN:
        assert "?" in prompt["question"]
        assert len(prompt["question"].split()) <= 22
        assert prompt["follow_ups"] or prompt["stage"] in {"settle", "notice"}


def test_the_app_never_says_the_words_it_has_sworn_off() -> None:
    assert [text for text in said_by_the_app() if NEVER_SAID.search(text)] == []


def test_the_app_never_tells_anybody_what_they_are() -> None:
    assert [text for text in said_by_the_app() if TOLD_WHO_THEY_ARE.search(text)] == []


def test_the_apps_own_words_have_typographic_apostrophes() -> None:
    assert [text for text in said_by_the_app() if "'" in text or '"' in text] == []


def test_the_trap_called_should_is_labelled_musts_and_oughts() -> None:
    chips = {trap["id"]: (trap["label"], trap["chip"]) for trap in TRAPS}
    assert chips["should"][0] == "Musts and oughts"
    assert chips["mind_reading"][1] == "Could this be a bit of mind reading?"


@pytest.mark.parametrize("region", ["uk", "us", "any"])
def test_there_are_stock_phrases_of_both_sides_of_the_ocean(region: str) -> None:
    assert len([phrase for phrase in STOCK["phrases"] if phrase["region"] == region]) >= 5


@pytest.mark.parametrize(
    ("phrase", "where", "tone", "kinder"),
    [
        ("Wow, your loss", "anywhere", "cold", None),
        ("Thank you", "whole_sentence", "neutral", "Thank you for this opportunity."),
        ("I get it", "anywhere", "neutral", "I completely understand"),
    ],
)
def test_the_pairs_that_were_asked_for_are_there(phrase: str, where: str, tone: str, kinder: str | None) -> None:
    [pair] = [pair for pair in TONE if pair["phrase"] == phrase]
    assert (pair["where"], pair["tone"], kinder or pair["kinder"]) == (where, tone, pair["kinder"])


def test_thank_you_stays_where_it_goes_on() -> None:
    [pair] = [pair for pair in TONE if pair["phrase"] == "Thank you"]
    assert "for" in pair["not_before"]


def test_a_kinder_phrase_is_never_marked_itself() -> None:
    within = [pair["phrase"] for pair in TONE if pair["where"] == "anywhere"]
    whole = {plain(pair["phrase"]) for pair in TONE if pair["where"] == "whole_sentence"}
    for pair in TONE:
        assert [phrase for phrase in within if holds(pair["kinder"], phrase)] == []
        assert plain(pair["kinder"]) not in whole


def test_a_whole_sentence_becomes_a_whole_sentence() -> None:
    for pair in TONE:
        assert (pair["kinder"][-1] in ".?") is (pair["where"] == "whole_sentence")


@pytest.mark.parametrize("ask", ASKS, ids=lambda ask: f"{ask['channel']} {ask['turn']}")
def test_an_ask_names_nothing_that_may_be_missing(ask: dict[str, Any]) -> None:
    for text in (ask["subject"], ask["body"]):
        parts = re.findall(r"\[([^\[\]]*)\]", text)
        named = [name for part in parts for name in re.findall(r"\{(\w+)\}", part)]
        assert set(named) <= {"to_name", "company", "role"}
        assert re.search(r"[\[\]{}|]", re.sub(r"\[[^\[\]]*\]", "", text)) is None


def test_every_ask_has_the_two_questions_and_only_an_e_mail_a_subject() -> None:
    for ask in ASKS:
        assert "did I do well" in ask["body"] or "did well" in ask["body"]
        assert "work on" in ask["body"]
        assert bool(ask["subject"]) is (ask["channel"] == "email")
