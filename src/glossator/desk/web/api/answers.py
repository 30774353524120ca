"""How the API answers refusals: 404 for what does not exist, 409 if somebody else was first, else 422."""

from typing import Any

from pydantic import BaseModel


class Refused(BaseModel):
    """Why something was not done."""

    detail: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Refused, "description": "what was sent cannot be read"},
    401: {"model": Refused, "description": "nobody is logged in, and no personal token was sent"},
    403: {"model": Refused, "description": "the role does not reach, or the page is no longer current"},
    404: {"model": Refused, "description": "there is no such thing on this desk"},
    409: {"model": Refused, "description": "somebody else changed the same since"},
    413: {"model": Refused, "description": "more than the desk takes at once"},
    422: {"model": Refused, "description": "that cannot be done, and why"},
}


def refusals(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The refusals that a route declares, besides those of every route."""
    return {code: REFUSALS[code] for code in sorted({400, 401, 403, 422, *codes})}
