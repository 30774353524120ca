"""All routers of the desk, in the order their addresses are tried."""

from glossator.desk.web import (
    account,
    acts,
    again,
    api_acts,
    api_guides,
    api_live,
    api_record,
    api_statements,
    choices,
    claims,
    entrance,
    guides,
    live,
    people,
    prose,
    queue,
    queue_api,
    record,
    record_adding,
    sheets,
    site,
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
        live,
        api_live,
        guides,
        claims,
        prose,
        acts,
        api_guides,
        api_acts,
        record,
        record_adding,
        api_record,
        site,
        choices,
        sheets,
        queue_api,
    )
)
