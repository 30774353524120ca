"""All routers of the desk, in the order their addresses are tried."""

from glossator.desk.web import (
    account,
    acts,
    again,
    api_acts,
    api_guides,
    api_statements,
    claims,
    entrance,
    guides,
    people,
    prose,
    queue,
    statements,
)

ROUTERS = tuple(
    one.routes
    for one in (
        entrance,
        account,
        people,
        queue,
        statements,
        again,
        api_statements,
        guides,
        claims,
        prose,
        acts,
        api_guides,
        api_acts,
    )
)
