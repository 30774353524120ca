"""Routes that each name the role they need: a route without one cannot be defined."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends

from glossator.desk.people.roles import Role
from glossator.desk.web.visitor import guard

ANYBODY = None  # the login page, its files, the health check


class Routes(APIRouter):
    """A router whose every route names its role; the guard also checks the CSRF token of each change."""

    def get(self, path: str, *, role: Role | None, **options: Any) -> Callable[..., Any]:  # type: ignore[override]
        """Register a route that changes nothing."""
        return super().get(path, **self._guarded(role, options))

    def post(self, path: str, *, role: Role | None, **options: Any) -> Callable[..., Any]:  # type: ignore[override]
        """Register a route that changes something."""
        return super().post(path, **self._guarded(role, options))

    @staticmethod
    def _guarded(role: Role | None, options: dict[str, Any]) -> dict[str, Any]:
        needs = [] if role is None else [Depends(guard(role))]
        extra = {"x-role": "anybody" if role is None else str(role)} | options.pop("openapi_extra", {})
        return {**options, "dependencies": [*options.get("dependencies", ()), *needs], "openapi_extra": extra}
