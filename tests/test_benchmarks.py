"""The benchmark of statements runs on anybody's articles, with or without the tools that it compares with."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "قال الوزير سامر حداد إن «الممر مفتوح» أمام السفن. وأضاف أن الملاحة لم تتوقف منذ أسبوع."


@pytest.mark.long
def test_speed_of_statements_is_measured(tmp_path: Path) -> None:
    """Rates, memory, growth, and a row for each tool; what is not installed says so."""
    articles = tmp_path / "articles.jsonl.gz"
    with gzip.open(articles, "wt", encoding="utf-8") as out:
        for number in range(200):
            out.write(json.dumps({"content": f"{TEXT} ({number})\n" * (1 + number % 4)}, ensure_ascii=False) + "\n")
    command = [sys.executable, str(ROOT / "benchmarks" / "statements.py"), str(articles), "--articles", "150"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.startswith("150 articles, ")
    for word in ("mahdar: ", "slowest", "memory at each quarter", "to the power of", "str.split"):
        assert word in done.stdout
    for tool in ("Aho-Corasick", "nltk", "spa" if "spaCy" not in done.stdout else "spaCy"):
        assert tool in done.stdout
