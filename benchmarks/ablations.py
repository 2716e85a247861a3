"""What each mechanism of the statement engine is worth, with one of them off at a time; and every outlet by itself.

    python benchmarks/ablations.py [--set NAME=FOLDER[,FOLDER…]]… [--pages FOLDER=PAGES] [--doc FILE.md] [SWITCH…]

Without --set: seeds and dev, ordinary and own ordinary, and the examples, as far as they are there. A switch replaces a
function of the engine while the gold is read; the engine itself knows of none of it. A switch whose function is no
longer there is left out, with a line that says so. `--doc` rewrites the table of a document below its mark.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mahdar.evaluation.figures import Share, figures, shares
from mahdar.evaluation.score import by_outlet, score_folder
from mahdar.lang.forms import Tense
from mahdar.lang.lexicon import lexicon
from mahdar.lang.words import Shape
from mahdar.statements.candidates import Candidate, Opening, Place

MARK = "<!-- written by python benchmarks/ablations.py -->"
SETS = {
    "seeds and dev": "../shared/gold/seeds,../shared/gold/dev",
    "everyday": "../shared/gold/ordinary,evals/gold/own-ordinary",
    "examples": "tests/golden",
}
PAGES = {"tests/golden": "examples/pages"}
Make = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Switch:
    """A mechanism that can be off: the functions to replace, by module and name, and what to put there instead.

    Attributes:
        name: what is off, as the table shows it.
        targets: ``module:name`` or ``module:Class.name``.
        make: from the function that stands there to the one that stands in for it.
        fresh: whether words must be read anew, for what the lexicon remembers of them.
    """

    name: str
    targets: tuple[str, ...]
    make: Make
    fresh: bool = False


def without(keep: Callable[[Candidate], bool]) -> Make:
    """Make a choice among the candidates that are kept."""
    return lambda choose: lambda tokens, found: choose(tokens, [c for c in found if keep(c)])


def never(value: object = None) -> Make:
    """Make a function that always gives the same."""
    return lambda _: lambda *_arguments, **_named: value


def _ends_phrase(_: Any) -> Any:
    return lambda _reader, index: index


def _no_light_verbs(may_begin: Any) -> Any:
    return lambda tokens, opener, frame, limit: (
        opener.bridge not in frame.heads and may_begin(tokens, opener, frame, limit)
    )


def _no_names(guess: Any) -> Any:
    def shapeless(*arguments: Any, **named: Any) -> int:
        shape: int = guess(*arguments, **named)
        return shape & ~Shape.NAME

    return shapeless


def _first_comes(_: Any) -> Any:
    return lambda _tokens, found: sorted(found, key=lambda c: (c.cue, -c.score))


def _to_sentence_end(_: Any) -> Any:
    return lambda _tokens, _candidate, _rivals, _first, last: last


_CHOOSE = ("mahdar.statements.find:choose",)
SWITCHES = (
    Switch("everything on", (), lambda old: old),
    Switch(
        "participles as cues (مضيفا، مشيرا إلى)", _CHOOSE, without(lambda c: c.reading.tense is not Tense.PARTICIPLE)
    ),
    Switch("present tense as a cue", _CHOOSE, without(lambda c: c.reading.tense is not Tense.PRESENT)),
    Switch("verbal nouns as cues (تحذيرات … من)", ("mahdar.statements.find:noun_candidate",), never()),
    Switch("contents before their cue (الخطة التي رفضها)", ("mahdar.statements.find:fronted_candidate",), never()),
    Switch("announcements by nobody named (تم الإعلان عن)", ("mahdar.statements.verbs:passive_candidate",), never()),
    Switch("nouns of saying (قوله)", ("mahdar.statements.find:saying_candidate",), never()),
    Switch("attribution phrases (وفقا لـ، بحسب)", ("mahdar.statements.find:according_candidates",), never()),
    Switch("cues behind what was said", ("mahdar.statements.find:postposed_candidate",), never()),
    Switch("acts", _CHOOSE, without(lambda c: c.opening is not Opening.NOMINAL)),
    Switch(
        "light verbs and idioms (حمّل المسؤولية)",
        tuple(f"mahdar.statements.{m}:may_begin" for m in ("openers", "objects", "nouns", "unnamed")),
        _no_light_verbs,
    ),
    Switch("quotations as contents", _CHOOSE, without(lambda c: c.opening is not Opening.QUOTATION)),
    Switch("speech behind a colon", _CHOOSE, without(lambda c: c.opening is not Opening.COLON)),
    Switch("subjects before the verb", _CHOOSE, without(lambda c: c.place not in (Place.BEFORE, Place.ANTECEDENT))),
    Switch("dropped subjects as statements", _CHOOSE, without(lambda c: c.place is not Place.DROPPED)),
    Switch("dropped subjects carried on", ("mahdar.statements.carry:Voices.carried",), never((None, "none"))),
    Switch("a sentence's main subject", ("mahdar.statements.carry:Voices.main_subject",), never()),
    Switch("subjects of sentences before", ("mahdar.statements.carry:Voices.earlier_subject",), never()),
    Switch("relays behind 'quoting'", ("mahdar.statements.build:relay_phrase",), never()),
    Switch("competition of cues", _CHOOSE, _first_comes),
    Switch("contents end before the next cue", ("mahdar.statements.ends:_cut",), _to_sentence_end),
    Switch("names told by form and frequency", ("mahdar.lang.shapes:Shapes.guess",), _no_names, fresh=True),
    Switch("appositions in a phrase", ("mahdar.statements.phrases:_Reader.apposition",), _ends_phrase),
    Switch("prepositions in a phrase", ("mahdar.statements.phrases:_Reader.prepositional",), _ends_phrase),
    Switch("coordination in a phrase", ("mahdar.statements.phrases:_Reader.coordinated",), _ends_phrase),
    Switch("offices taken up by name", ("mahdar.statements.parties:Parties._same_office",), never(False)),
    Switch("parties of the whole article", ("mahdar.statements.parties:Parties._scan",), never()),
    Switch("full names for surnames alone", ("mahdar.statements.fullnames:FullNames.of",), never()),
    Switch("two spellings of a name", ("mahdar.statements.parties:spelled_alike",), never(False)),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("switches", nargs="*", help="words of the names of switches; default: all")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=FOLDERS", dest="sets")
    parser.add_argument("--pages", action="append", default=[], metavar="FOLDER=PAGES")
    parser.add_argument("--doc", type=Path)
    options = parser.parse_args()
    named = dict(item.split("=", 1) for item in options.sets) or SETS
    pages = PAGES | dict(item.split("=", 1) for item in options.pages)
    sets = {name: [Path(f) for f in folders.split(",")] for name, folders in named.items()}
    sets = {name: folders for name, folders in sets.items() if all(folder.is_dir() for folder in folders)}
    places = {Path(folder): Path(place) for folder, place in pages.items()}
    wanted = [s for s in SWITCHES if not options.switches or any(word in s.name for word in options.switches)]
    text = "".join([*table(wanted, sets, places), "\n", *outlets(sets, places)])
    print(text, end="")
    if options.doc:
        head = options.doc.read_text(encoding="utf-8").partition(MARK)[0]
        options.doc.write_text(f"{head}{MARK}\n\n{text}", encoding="utf-8")


def table(switches: Sequence[Switch], sets: Mapping[str, list[Path]], places: Mapping[Path, Path]) -> Iterator[str]:
    """Yield the lines of a Markdown table: with everything on the figures, else what they lose or gain."""
    yield f"| off | {' | '.join(f'{name}: F1 | acts | speaker' for name in sets)} |\n"
    yield f"|---|{'---|' * 3 * len(sets)}\n"
    with off(SWITCHES[0]):
        whole = {name: measured(folders, places) for name, folders in sets.items()}
    for switch in switches:
        gone = missing(switch)
        if gone:
            yield f"| {switch.name} | left out: {gone} is no longer there |{' |' * (3 * len(sets) - 1)}\n"
            continue
        cells: list[str] = []
        with off(switch):
            for name, folders in sets.items():
                now = measured(folders, places)
                cells += [_cell(a, b, absolute=not switch.targets) for a, b in zip(now, whole[name], strict=True)]
        yield f"| {switch.name} | {' | '.join(cells)} |\n"


def outlets(sets: Mapping[str, list[Path]], places: Mapping[Path, Path]) -> Iterator[str]:
    """Yield the lines of a Markdown table: every outlet by itself; pages that name none together for each set."""
    yield f"| outlet | set | pages | statements | F1 | precision | recall | speaker |\n|{'---|' * 8}\n"
    for name, folders in sets.items():
        scores = [score for folder in folders for score in score_folder(folder, places.get(folder))]
        for outlet, some in by_outlet(scores).items():
            found, share = figures(some), shares(some)
            cells = " | ".join(_interval(share[field]) for field in ("precision", "recall", "speaker"))
            who = "not named" if outlet == "-" else outlet
            f1 = f"{found['f1']:.3f}" if found["gold"] or found["predicted"] else "-"
            yield f"| {who} | {name} | {len(some)} | {found['gold']} | {f1} | {cells} |\n"


def _interval(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.3f} ({low:.2f} to {high:.2f})" if share.value is not None else "-"


def measured(folders: Sequence[Path], places: Mapping[Path, Path]) -> tuple[float, float, float]:
    """Return F1, F1 of acts, and the share of right speakers, of some folders together."""
    found = figures(score for folder in folders for score in score_folder(folder, places.get(folder)))
    return float(found["f1"] or 0), float(found["f1_acts"] or 0), float(found["speaker"] or 0)


def _cell(now: float, whole: float, *, absolute: bool) -> str:
    if absolute:
        return f"{now:.3f}"
    difference = round(now - whole, 3)
    return "·" if not difference else f"{difference:+.3f}"


def missing(switch: Switch) -> str:
    """Return the first target of a switch that the engine does not have; empty when all are there."""
    for target in switch.targets:
        try:
            _owner(target)
        except (ImportError, AttributeError):
            return target
    return ""


def _owner(target: str) -> tuple[Any, str]:
    """Return what holds a target, and the target's name in it."""
    module, _, path = target.partition(":")
    owner: Any = import_module(module)
    *outer, name = path.split(".")
    for part in outer:
        owner = getattr(owner, part)
    getattr(owner, name)
    return owner, name


@contextmanager
def off(switch: Switch) -> Iterator[None]:
    """Turn a switch off while something is read."""
    with ExitStack() as stack:
        for target in switch.targets:
            owner, name = _owner(target)
            stack.enter_context(patch.object(owner, name, switch.make(getattr(owner, name))))
        if switch.fresh:
            lexicon.cache_clear()
        yield
    if switch.fresh:
        lexicon.cache_clear()


if __name__ == "__main__":
    main()
