"""E-mails, recovery codes, keys and the form of access tokens, as pure functions."""

import re
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onwards.accounts import passwords, rules
from onwards.config import Settings
from onwards.core import token_form
from onwards.core.keys import Keys

SALT = b"s" * 32


@pytest.mark.parametrize(
    "spelling",
    ["Zoë@Example.com", "  zoë@example.com ", "ZOE\u0308@EXAMPLE.COM", "zoe\u0308@example.com", "\uff3aoë@example.com"],
)
def test_spellings_of_one_email_are_one_account(spelling: str) -> None:
    assert rules.email_hash(spelling) == rules.email_hash("zoë@example.com")


@pytest.mark.parametrize("other", ["zoe@example.com", "zoë@example.org", "zoë+a@example.com"])
def test_other_emails_are_other_accounts(other: str) -> None:
    assert rules.email_hash(other) != rules.email_hash("zoë@example.com")


@given(st.text())
def test_the_normal_form_of_an_email_is_its_own_normal_form(text: str) -> None:
    assert rules.same_email(rules.same_email(text)) == rules.same_email(text)


def test_a_recovery_code_is_five_groups_that_nobody_misreads() -> None:
    codes = {rules.new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}", code) for code in codes)


@pytest.mark.parametrize("typed", ["01abc-defgh", "OLABC DEFGH", "o iabcdefgh", "0-1-A-B-C-DEFGH"])
def test_a_recovery_code_counts_however_it_is_typed(typed: str) -> None:
    assert rules.recovery_hmac(SALT, typed) == rules.recovery_hmac(SALT, "01ABC-DEFGH")


def test_the_same_code_is_kept_differently_for_two_people() -> None:
    assert rules.recovery_hmac(SALT, "01ABC") != rules.recovery_hmac(b"t" * 32, "01ABC")


def test_an_access_token_names_its_owner() -> None:
    owner = uuid4()
    token = token_form.make(owner)
    assert token.startswith("onw_")
    assert token_form.owner(token) == owner
    assert token != token_form.make(owner)


@given(st.integers(4, 63), st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=127))
def test_an_access_token_with_one_other_character_is_none(place: int, letter: str) -> None:
    token = token_form.make(uuid4())
    changed = token[:place] + letter + token[place + 1 :]
    assert token_form.owner(changed) is None or changed == token


@pytest.mark.parametrize("text", ["", "onw_", "onw_" + "A" * 59, "onw_" + "A" * 61, "onw_" + "é" * 60, "x" * 100_000])
def test_what_is_no_access_token_has_no_owner(text: str) -> None:
    assert token_form.owner(text) is None


def test_each_purpose_has_a_key_of_its_own_and_none_is_the_secret() -> None:
    secret = "one secret of more than thirty-two bytes"
    keys = Keys.of(Settings("sqlite://", secret))
    made = [keys.made_for(purpose)[0] for purpose in ("access tokens", "successors of refresh tokens")]
    assert len({*made, secret.encode()}) == 3
    assert secret not in repr(keys)


def test_while_secrets_are_exchanged_the_new_key_comes_first() -> None:
    before = Keys.of(Settings("sqlite://", "the old secret")).made_for("it")
    after = Keys.of(Settings("sqlite://", "the new secret", "the old secret")).made_for("it")
    assert after[1:] == before
    assert after[0] != before[0]


def test_a_password_is_the_same_from_every_keyboard() -> None:
    assert passwords.verify(passwords.hashed("café au lait"), "cafe\u0301 au lait")


def test_nobodys_hash_costs_as_much_as_everybodys() -> None:
    assert not passwords.is_outdated(passwords.NOBODYS)
    assert passwords.hashed("seven green bottles").split("$")[1:4] == passwords.NOBODYS.split("$")[1:4]


@pytest.mark.parametrize("kept", ["", "$argon2id$broken", "plain"])
def test_a_broken_hash_is_nobodys_password(kept: str) -> None:
    assert not passwords.verify(kept, "plain")
