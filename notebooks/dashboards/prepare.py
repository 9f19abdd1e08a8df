"""Makes a Superset ready, run by ./start with the Python of its environment: schema, roles, an admin, the bundle.

Everything is done in one process, since each start of Superset takes seconds. Doing it again changes nothing but what the
bundle holds: its files win over what was edited in Superset.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path

import psycopg2
from sqlalchemy.engine import make_url

from bundle import contents, put

ADMIN = "admin"
ASKING = sys.stdout


def main() -> None:
    address, schema = os.environ["TENURE_ADDRESS"], os.environ["TENURE_SCHEMA"]
    say(f"The marts of {published_night(address, schema)} are there.")
    # Superset's steps talk at length, on standard output.
    with contextlib.redirect_stdout(sys.stderr):
        logging.disable(logging.WARNING)
        from superset.app import create_app

        with create_app().app_context():
            prepare(address, schema)


def published_night(address: str, schema: str) -> str:
    """The last night that was published to the database."""
    url = make_url(address).set(drivername="postgresql")
    try:
        with psycopg2.connect(url.render_as_string(hide_password=False), connect_timeout=10) as database:
            cursor = database.cursor()
            cursor.execute(f'select max(night) from "{schema}".publication')
            night = cursor.fetchone()[0]
    except psycopg2.OperationalError as unreachable:
        fail(
            f"No answer from {url}: {first_line(unreachable)}. Is PostgreSQL running there, are --url and --user right, "
            "and does TENURE_WAREHOUSE_PASSWORD have the password?"
        )
    except psycopg2.errors.InsufficientPrivilege as refused:
        fail(f"{url} refuses {url.username}: {first_line(refused)}. GRANT the reader role of the marts to that user.")
    except psycopg2.Error:
        night = None
    if night is None:
        fail(
            f"No marts are published in schema {schema} of {url}. Publish them with ./tenure publish --to NAME, or say "
            "with --schema where they are."
        )
    return str(night)


def prepare(address: str, schema: str) -> None:
    from flask import g
    from flask_migrate import upgrade
    from superset import appbuilder, db, security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    import superset

    say("Making the tables of Superset …")
    upgrade(directory=str(Path(superset.__file__).parent / "migrations"))
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    admin = security_manager.find_user(ADMIN)
    password = os.environ["TENURE_SUPERSET_PASSWORD"]
    if admin is None:
        role = security_manager.find_role("Admin")
        admin = security_manager.add_user(ADMIN, "Tenure", "Admin", "admin@localhost", role, password)
    else:
        security_manager.reset_password(admin.id, password)
    g.user = admin
    files = contents(address, schema)
    # As assets the files replace what is there, which the pages of Superset ask about one by one.
    files["metadata.yaml"] = put(files["metadata.yaml"], "type", "assets")
    say(f"Importing {sum(name.startswith('charts/') for name in files)} charts …")
    ImportAssetsCommand(files).run()
    db.session.commit()


def say(words: str) -> None:
    print(words, file=ASKING, flush=True)


def fail(words: str) -> None:
    print(words, file=sys.stderr)
    sys.exit(2)


def first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")


if __name__ == "__main__":
    main()
