"""All routers of the desk, in the order in which their paths are matched."""

from glossator.desk.web.api import acts as api_acts
from glossator.desk.web.api import guides as api_guides
from glossator.desk.web.api import live as api_live
from glossator.desk.web.api import queue as queue_api
from glossator.desk.web.api import record as api_record
from glossator.desk.web.api import statements as api_statements
from glossator.desk.web.guide import acts, claims, prose
from glossator.desk.web.guide import page as guides
from glossator.desk.web.intake import again, statements
from glossator.desk.web.live import page as live
from glossator.desk.web.people import account, choices, entrance, people
from glossator.desk.web.queue import page as queue
from glossator.desk.web.queue import sheets, site
from glossator.desk.web.shelf import adding as record_adding
from glossator.desk.web.shelf import captures, record

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
        captures,
        record_adding,
        api_record,
        site,
        choices,
        sheets,
        queue_api,
    )
)
