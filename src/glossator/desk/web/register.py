"""All routers of the desk, in the order their addresses are tried."""

from glossator.desk.web import (
    account,
    acts,
    api_acts,
    api_guides,
    claims,
    entrance,
    guides,
    people,
    prose,
    queue,
)

ROUTERS = tuple(
    one.routes
    for one in (
        entrance,
        account,
        people,
        queue,
        guides,
        claims,
        prose,
        acts,
        api_guides,
        api_acts,
    )
)
