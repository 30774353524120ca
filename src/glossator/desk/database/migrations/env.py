"""Runs the migrations on a given connection; the desk calls it, and `alembic revision` for a new one."""

from alembic import context

from glossator.desk.database.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
