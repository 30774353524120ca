"""The web application: routes, their guards, and security headers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException as Refusal
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from glossator._version import __version__
from glossator.desk.database.engine import BUSY, busy, open_database
from glossator.desk.news import News
from glossator.desk.settings import Settings
from glossator.desk.web import pages
from glossator.desk.web.bounds import Bounds
from glossator.desk.web.guide.bodies import Bodies
from glossator.desk.web.register import ROUTERS
from glossator.errors import GlossatorError


def create(settings: Settings) -> FastAPI:
    """The application of one desk; its database is opened and migrated here."""

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        app.state.news.begin()
        yield
        await app.state.news.end()
        app.state.database.close()

    app = FastAPI(title="Glossator desk", version=__version__, lifespan=living, docs_url=None, redoc_url=None,
                  openapi_url="/api/openapi.json", redirect_slashes=False)  # fmt: skip
    app.state.settings = settings
    app.state.database = open_database(settings.database_url)
    app.state.news = News(app.state.database)
    app.state.bodies = Bodies()
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    _answers(app)
    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=1)
    if not settings.behind_proxy:
        # Another site's domain could resolve to this address: only the desk's own host names are answered.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_middleware(Bounds)
    return app


def _answers(app: FastAPI) -> None:
    @app.exception_handler(Refusal)
    async def refused(request: Request, problem: Refusal) -> Response:
        headers = dict(problem.headers or {})
        if "Location" in headers:
            return Response(status_code=problem.status_code, headers=headers)
        return _refused(request, problem.status_code, str(problem.detail), headers)

    @app.exception_handler(GlossatorError)
    async def mendable(request: Request, problem: GlossatorError) -> Response:
        return _refused(request, getattr(problem, "status", 422), str(problem))

    @app.exception_handler(DBAPIError)
    async def crossed(request: Request, problem: DBAPIError) -> Response:
        if not busy(problem):
            raise problem
        return _refused(request, 503, BUSY)

    @app.exception_handler(RequestValidationError)
    async def misread(request: Request, problem: RequestValidationError) -> Response:
        told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in problem.errors())
        return _refused(request, 422, told)


def _refused(request: Request, status: int, reason: str, headers: dict[str, str] | None = None) -> Response:
    """The answer to a refused request: JSON for the API, a line for a part of a page, else a whole page."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": reason}, status, headers)
    return pages.refusal(request, status, reason, headers or {})
