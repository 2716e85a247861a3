"""Take the `xfail` off every case that the engine now gets right: `python -m tests.statements.settle`.

It never adds one: that a case may fail is for a person to say, with the reason.
"""

from __future__ import annotations

from mahdar import pipeline
from tests.statements.case import FOLDER, Case, differences, load_cases


def passes(case: Case) -> bool:
    """Whether the engine finds what the case says."""
    reading = pipeline.read_text(case.text, **case.known)
    return not differences(case.text, case.says, reading.statements)


def settle(case: Case) -> None:
    """Take the xfail off one case, in its file."""
    path = FOLDER / f"{case.file}.toml"
    head, mark, rest = path.read_text(encoding="utf-8").partition(f'id = "{case.id.partition(":")[2]}"\n')
    line, _, after = rest.partition("\n")
    if not mark or not line.startswith("xfail = "):
        raise SystemExit(f"{case.id}: write xfail right below id")
    path.write_text(head + mark + after, encoding="utf-8")


def main() -> None:
    """Print what passes now, and how many are left."""
    left = 0
    for case in load_cases():
        if case.xfail and passes(case):
            settle(case)
            print(case.id)
        else:
            left += case.xfail is not None
    print(f"{left} cases may fail")


if __name__ == "__main__":
    main()
