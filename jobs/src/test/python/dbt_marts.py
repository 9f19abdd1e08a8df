"""Makes a dbt project see the published marts of a lake: as tables of DuckDB, and as models of one line each.

    dbt_marts.py LAKE PROJECT
"""

from __future__ import annotations

import sys
from pathlib import Path

import delta_tables


def main(lake: str, project: str) -> None:
    models = Path(project) / "models"
    models.mkdir(exist_ok=True)
    sources = ["sources:", "  - name: lake", "    tables:"]
    with delta_tables.connect(f"{project}/tenure.duckdb") as database:
        database.execute("CREATE SCHEMA lake")
        for name, (folder, version) in delta_tables.published(lake).items():
            mart = name.split(".")[1]
            delta_tables.attach(database, folder, version)
            database.execute(f"CREATE TABLE lake.{mart} AS SELECT * FROM mart")
            (models / f"{mart}.sql").write_text(f"select * from {{{{ source('lake', '{mart}') }}}}\n")
            sources.append(f"      - name: {mart}")
    (models / "sources.yml").write_text("\n".join(sources) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
