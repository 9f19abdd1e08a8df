"""The notebooks as they are kept: without outputs, and each with a text that says the same."""

from pathlib import Path

import jupytext
import nbformat
import pytest

FOLDER = Path(__file__).resolve().parents[4] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

each = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda file: file.stem)


def cells(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def test_each_has_its_text() -> None:
    assert [n.stem for n in NOTEBOOKS] == sorted(text.stem for text in FOLDER.glob("?-*.py"))


@each
def test_no_outputs(notebook: Path) -> None:
    code = [cell for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]
    assert not any(c.outputs or c.execution_count for c in code), "jupyter nbconvert --clear-output --inplace *.ipynb"


@each
def test_says_what_its_text_says(notebook: Path) -> None:
    text = jupytext.read(notebook.with_suffix(".py"))
    assert cells(nbformat.read(notebook, as_version=4)) == cells(text), "jupytext --sync *.ipynb"
