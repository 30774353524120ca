"""All routers of the desk, in the order their addresses are tried."""

from glossator.desk.web import account, entrance, people, queue

ROUTERS = (entrance.routes, account.routes, people.routes, queue.routes)
