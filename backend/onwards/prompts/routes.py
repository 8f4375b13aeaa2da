"""The questions of the reframe, for whoever wants to use them: the same for everybody, so nobody has to sign in."""

from flask_restx import Namespace, Resource

from onwards.core.contract import Answer, Call, operation
from onwards.core.errors import Problem
from onwards.core.versions import versioned
from onwards.prompts import service
from onwards.prompts.schemas import PromptPack, PromptPacks

TAG = "prompts"
# Anybody may keep them, and asks whether there are others before using them again.
CACHING = {"Cache-Control": "public, no-cache"}

api = Namespace(TAG, "The questions that the cards ask, in packs; read-only, without a token.", path="/")


@api.route("/prompts")
class Packs(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """Every pack."""

    @operation(
        "list_prompt_packs", tag=TAG, access="anyone", returns=PromptPacks(), also={304: "You have these"},
        headers=("If-None-Match",), answers_with=("ETag",), transaction=False, limit="public",
    )  # fmt: skip
    def get(self, call: Call) -> Answer:  # noqa: ARG002 (nothing is asked)
        """List the packs of questions

        Each with all its questions, and when to ask them.
        """
        found = service.packs()
        tag = "-".join(pack.version for pack in found)
        return versioned(tag, {"items": [pack.whole for pack in found]}, CACHING)


@api.route("/prompts/<string:pack_id>")
class OnePack(Resource):  # type: ignore[misc]  # flask-restx ships no types
    """One pack."""

    @operation(
        "get_prompt_pack", tag=TAG, access="anyone", returns=PromptPack(), also={304: "You have this version"},
        headers=("If-None-Match",), answers_with=("ETag",), transaction=False, limit="public",
    )  # fmt: skip
    def get(self, call: Call, pack_id: str) -> Answer:  # noqa: ARG002 (nothing is asked)
        """Read a pack of questions"""
        pack = next((each for each in service.packs() if each.id == pack_id), None)
        if pack is None:
            raise Problem("not-found", "There is no pack with this id.")
        return versioned(pack.version, pack.whole, CACHING)
