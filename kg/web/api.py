"""The JSON API: its addresses with their parameters, and the OpenAPI description that is made of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg import __version__
from kg.web.overview import KINDS
from kg.web.protocol import Refusal
from kg.web.service import Service


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: a text, or with a default a whole number from ``least`` to ``most``.

    A text is required unless it is ``optional``; ``one_of`` are the texts that are understood.
    """

    name: str
    says: str
    default: int | None = None
    least: int = 0
    most: int = 0
    optional: bool = False
    one_of: tuple[str, ...] = ()

    def read(self, given: Mapping[str, str]) -> str | int:
        """The value in a request; Refusal for a wrong one."""
        text = given.get(self.name, "")
        if self.default is None:
            if not text and not self.optional:
                raise Refusal(400, f"{self.name} is missing: {self.says}")
            if text and self.one_of and text not in self.one_of:
                raise Refusal(400, f"{self.name} must be one of {', '.join(self.one_of)}")
            if len(text) > 2000:
                raise Refusal(400, f"{self.name} may have 2,000 characters")
            return text
        if not text:
            return self.default
        if (
            not text.isascii()
            or not text.isdecimal()
            or len(text) > 9
            or not self.least <= int(text) <= self.most
        ):
            raise Refusal(400, f"{self.name} must be a number from {self.least} to {self.most}")
        return int(text)

    def described(self) -> dict[str, Any]:
        """The parameter in OpenAPI."""
        schema: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 2000}
        if self.one_of:
            schema = {"type": "string", "enum": list(self.one_of)}
        if self.default is not None:
            schema = {"type": "integer", "default": self.default, "minimum": self.least, "maximum": self.most}
        required = self.default is None and not self.optional
        return {
            "name": self.name,
            "in": "query",
            "required": required,
            "description": self.says,
            "schema": schema,
        }


@dataclass(frozen=True, slots=True)
class Call:
    """An address of the API: the job it calls and its parameters; ``kept`` are the answers to long questions."""

    job: str
    says: str
    parameters: tuple[Parameter, ...]
    kept: bool = False


_IRI = Parameter("iri", "the whole IRI of a thing")
_PART = (
    Parameter("limit", "how many", 40, 1, 500),
    Parameter("offset", "how many to leave out", 0, 0, 10**6),
)
CALLS = (
    Call(
        "search",
        "Things whose names hold a text",
        (Parameter("text", "words of a name"), Parameter("limit", "how many", 20, 1, 100)),
    ),
    Call("node", "What is said of a thing, and what points to it", (_IRI,)),
    Call(
        "neighbours",
        "The things that a thing is connected with",
        (_IRI, Parameter("limit", "edges each way", 100, 1, 500)),
    ),
    Call(
        "evidence",
        "The words of reports that speak of a thing",
        (
            _IRI,
            Parameter("other", "the IRI of another thing: only words that connect the two", optional=True),
            Parameter("limit", "how many", 100, 1, 500),
            Parameter("offset", "how many to leave out", 0, 0, 10**6),
        ),
    ),
    Call(
        "things",
        "What points to a thing by a predicate, or what it points to",
        (
            _IRI,
            Parameter("predicate", "the whole IRI of a predicate"),
            Parameter(
                "of",
                "what is asked for: what stands before the thing or behind it",
                optional=True,
                one_of=("subject", "object"),
            ),
            *_PART,
        ),
    ),
    Call(
        "places",
        "Places by the number of reports about them and what lies in them",
        (
            Parameter("within", "the IRI of the place next above; without it the highest", optional=True),
            *_PART,
        ),
        kept=True,
    ),
    Call(
        "terms",
        "Terms of a kind by the number of reports that speak of them",
        (Parameter("kind", "a kind of thing", one_of=KINDS), *_PART),
        kept=True,
    ),
)


async def answer(request: Request) -> Response:
    """The answer at ``/api/…``."""
    name = request.path_params["name"]
    if name == "openapi.json":
        return as_json(openapi())
    call = next((one for one in CALLS if one.job == name), None)
    if call is None:
        raise Refusal(404, f"the API has {', '.join(one.job for one in CALLS)}; see /api/openapi.json")
    values = {one.name: one.read(request.query_params) for one in call.parameters}
    service: Service = request.app.state.service
    if call.kept:
        return as_json(await service.kept(call.job, **values))
    return as_json(await service.call(request, call.job, **values))


def as_json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON, Chinese as Chinese."""
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    return Response(data, status, {"Cache-Control": "no-cache", **(headers or {})}, "application/json")


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 description of the API."""
    sentence = {
        "application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}
    }
    failures = {
        "400": "a wrong parameter",
        "404": "the graph says nothing of it",
        "503": "too busy, or it took too long",
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "fazhi-kg", "version": __version__, "license": {"name": "Apache-2.0"}},
        "paths": {
            f"/api/{call.job}": {
                "get": {
                    "operationId": call.job,
                    "summary": call.says,
                    "parameters": [one.described() for one in call.parameters],
                    "responses": {
                        "200": {
                            "description": call.says,
                            "content": {"application/json": {"schema": {"type": "object"}}},
                        },
                        **{
                            code: {"description": says, "content": sentence}
                            for code, says in failures.items()
                        },
                    },
                }
            }
            for call in CALLS
        },
    }
