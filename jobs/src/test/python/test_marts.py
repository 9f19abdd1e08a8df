"""What is said where there is nothing to read."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "notebooks"))

from marts import NoLake, published  # noqa: E402


def test_no_lake(tmp_path: Path) -> None:
    with pytest.raises(NoLake, match=r"there is no .*_published.json\. .* \./tenure demo, .*TENURE_LAKE"):
        published(tmp_path / "nowhere")


def test_half_a_lake(tmp_path: Path) -> None:
    (tmp_path / "marts").mkdir()
    manifest = {"night": "2025-12-31", "versions": {"marts.dim_account": 3}}
    (tmp_path / "marts/_published.json").write_text(json.dumps(manifest))
    with pytest.raises(NoLake, match=r"version 3 of marts\.dim_account, .* \./tenure doctor"):
        published(tmp_path)
