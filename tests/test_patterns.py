"""Every regular expression of the package, held to work that grows no faster than what it reads.

They are found in the code, so that a new one is covered on the day it is made; one that cannot be found out is a fault.
"""

import ast
import collections
import importlib
import itertools
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest

import ai4earth_cli
from ai4earth_cli.store import files

PACKAGE = Path(ai4earth_cli.__file__).parent
FROM_ANYWHERE = {"search", "findall", "finditer", "split", "sub", "subn"}  # which try every letter as a beginning
FROM_THE_BEGINNING = {"match", "fullmatch"}
METHODS = FROM_ANYWHERE | FROM_THE_BEGINNING
REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}
NO_PATTERN = {"Match", "Pattern", "ASCII", "DOTALL", "IGNORECASE", "MULTILINE"}
Parents = dict[ast.AST, ast.AST]


class Use(NamedTuple):
    """A pattern and how it is applied."""

    where: str
    pattern: "re.Pattern[str]"
    method: str


class Unresolved(Exception):  # noqa: N818  it is what it says
    """A regular expression of which the code doesn't tell what it is, or how it is applied."""


def unresolved(place: str, what: str) -> Unresolved:
    """Return the error that says what to do about the code at `place`."""
    return Unresolved(f"{place}: {what}")


def uses(source: str, where: str, names: dict[str, Any]) -> Iterator[Use]:
    """Yield every use of a pattern in a module; `names` are the module's own. Raises Unresolved."""
    if not re.search(r"\bre\b", source) and not any(isinstance(name, re.Pattern) for name in names.values()):
        return
    parents = {child: parent for parent in ast.walk(ast.parse(source)) for child in ast.iter_child_nodes(parent)}
    for node in parents:
        place = f"{where}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.ImportFrom) and node.module == "re":
            raise unresolved(place, "import re as a whole")
        if isinstance(node, ast.Import) and any(name.name == "re" and name.asname for name in node.names):
            raise unresolved(place, "import re by its own name")
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            if node.id == "re":
                yield from of_module(node, parents, names, place)
            elif isinstance(names.get(node.id), re.Pattern):
                yield of_constant(node, parents, names, place)


def of_module(node: ast.Name, parents: Parents, names: dict[str, Any], place: str) -> Iterator[Use]:
    """Yield what is done with the module re where it is named: nothing where it is one of its flags or types."""
    attribute = parents[node]
    if not isinstance(attribute, ast.Attribute):
        raise unresolved(place, "what is done with re?")
    call = parents[attribute]
    is_called = isinstance(call, ast.Call) and call.func is attribute
    if attribute.attr in METHODS and is_called:
        yield Use(place, compiled(call, names, place), attribute.attr)
    elif attribute.attr == "compile" and is_called:
        if not isinstance(parents[call], ast.Assign) or not isinstance(parents[parents[call]], ast.Module):
            raise unresolved(place, "compile it as a constant of the module")
    elif attribute.attr not in NO_PATTERN:
        raise unresolved(place, f"what is done with re.{attribute.attr}?")


def of_constant(node: ast.Name, parents: Parents, names: dict[str, Any], place: str) -> Use:
    """Return what is done with a compiled pattern where it is named."""
    attribute = parents[node]
    if not isinstance(attribute, ast.Attribute) or attribute.attr not in METHODS:
        raise unresolved(place, f"how is {node.id} applied?")
    return Use(place, names[node.id], attribute.attr)


def compiled(call: ast.AST, names: dict[str, Any], place: str) -> "re.Pattern[str]":
    """Return the pattern that a call like `re.sub(rf"{_A}+", "", text, flags=re.ASCII)` has as its first argument."""
    assert isinstance(call, ast.Call)
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"]
    if not flags and len(call.args) == 3 and getattr(call.func, "attr", "") in FROM_THE_BEGINNING | {"search"}:
        flags = call.args[2:]
    try:
        pattern, *more = (
            eval(compile(ast.Expression(part), f"<{place}>", "eval"), names) for part in (call.args[0], *flags)
        )
        return pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, *more)
    except (NameError, IndexError, TypeError, re.error) as error:
        raise unresolved(place, str(error)) from None


MODULES = {
    path: importlib.import_module(
        ".".join(("ai4earth_cli", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    )
    for path in sorted(PACKAGE.rglob("*.py"))
}


def all_uses() -> Iterator[Use]:
    """Yield every use of a pattern in the package, and those of the JSON schema, which editors apply."""
    for path, module in MODULES.items():
        yield from uses(path.read_text(encoding="utf-8"), str(path.relative_to(PACKAGE)), vars(module))
    schema = files.shipped_text("formats/toml/schedule.schema.json")
    for number, pattern in enumerate(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', schema)):
        yield Use(f"schedule.schema.json:{number}", re.compile(json.loads(pattern)), "search")


USES = tuple(all_uses())


def samples(tree: Iterable[Any], letters: Sequence[str]) -> list[str]:
    """Return a few short texts that the parsed pattern matches, or nearly, made of `letters` where it allows many."""
    found = [""]
    for part in tree:
        found = [before + one for before in found for one in of_part(part, letters)][:12]
    return list(dict.fromkeys(found))


def of_part(part: Any, letters: Sequence[str]) -> list[str]:
    """Return a few short texts for one part of a parsed pattern; an empty one for what only looks around."""
    kind, what = part
    found = [""]
    if kind is kinds.LITERAL:
        found = [chr(what)]
    elif kind is kinds.ANY:
        found = [*letters[:2], *letters[4:7]]
    elif kind in {kinds.NOT_LITERAL, kinds.IN}:
        found = allowed(part, letters)[:4] or ["x"]
    elif kind in REPEATS:
        least, most, inner = what
        found = [text * max(least, min(most, 1)) for text in samples(inner, letters)][:5] + [""] * (least == 0)
    elif kind is kinds.BRANCH:
        found = [text for branch in what[1] for text in samples(branch, letters)[:3]]
    elif kind is kinds.SUBPATTERN:
        found = samples(what[-1], letters)
    elif kind is kinds.ATOMIC_GROUP:
        found = samples(what, letters)
    return list(dict.fromkeys(found))


def allowed(part: Any, letters: Sequence[str]) -> list[str]:
    """Return those letters that a class of them, as the parser gives it, has."""
    state = parser.State()
    state.str = ""
    one = compiler.compile(parser.SubPattern(state, [part]))
    return [letter for letter in letters if one.fullmatch(letter)]


def repeats(tree: Iterable[Any], before: str, letters: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield for every repeat and every choice a text that leads to it, and what may stand in it."""
    for part in tree:
        kind, what = part
        inner: list[Any] = []
        if kind in REPEATS:
            inner = [what[2]]
            if what[1] > 1:
                yield before, samples(what[2], letters)
        elif kind is kinds.BRANCH:
            inner = what[1]
            yield before, samples([part], letters)
        elif kind is kinds.SUBPATTERN:
            inner = [what[-1]]
        elif kind is kinds.ATOMIC_GROUP:
            inner = [what]
        elif kind in {kinds.ASSERT, kinds.ASSERT_NOT}:
            inner = [what[1]]
        for each in inner:
            yield from repeats(each, before, letters)
        before += of_part(part, letters)[0]


def of_text(pattern: "re.Pattern[Any]") -> "re.Pattern[str]":
    """Return the pattern, one of bytes as the same of text: it works alike."""
    if isinstance(pattern.pattern, bytes):
        return re.compile(pattern.pattern.decode("ascii"), pattern.flags | re.ASCII)
    return pattern


def own_letters(pattern: "re.Pattern[str]") -> list[str]:
    """Return the letters that the pattern itself names, and one of each usual kind."""
    written = [letter for letter in pattern.pattern if not letter.isalnum()]
    return list(dict.fromkeys(("a", "1", " ", "\n", *written)))


def attacks(pattern: "re.Pattern[str]") -> Iterator[tuple[str, str, str]]:
    """Yield texts in three parts, of which the middle one is to be repeated: what would make a careless pattern slow."""
    letters = own_letters(pattern)
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE if pattern.flags & re.ASCII else pattern.flags)
    found = list(repeats(tree, "", letters))
    whole = samples(tree, letters)[:4]
    pumps = dict.fromkeys([*letters, *whole, *(text for _, inner in found for text in inner[:6])])
    befores = dict.fromkeys(["", *(before for before, _ in found)])
    for before, pump in itertools.product(befores, filter(None, pumps)):
        for behind in ("", "\x00", "\n!", *whole[:1]):
            yield before, pump, behind
    for before, inner in found:
        for one, other in itertools.permutations(inner[:4], 2):
            yield before, one + other, "\x00"


LENGTHS = (24, 100, 400, 2_000, 6_000, 20_000)  # so that the worst pattern is found out before it takes years
SUSPECTED = 2_000  # letters, at which most patterns are seen to be harmless
SECONDS_A_LETTER = 4e-6  # of the processor, at most: 1e-7 are usual, and a square takes more than 1e-5
SUSPICIOUS = 5e-7  # seconds a letter of so many, above which more are tried


def applied(use: Use) -> Callable[[str], object]:
    """Return what applies the pattern to a text as the code does."""
    if use.method in FROM_THE_BEGINNING:
        return getattr(use.pattern, use.method)  # type: ignore[no-any-return]
    return lambda text: collections.deque(use.pattern.finditer(text), maxlen=0)


def seconds(question: Callable[[], object], most: float) -> float:
    """Return the processor time that an answer takes, the best of three where it is above `most`."""
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        question()
        best = min(best, time.process_time() - begin)
        if not most < best < 10 * most:
            break
    return best


def slow_text(use: Use) -> str | None:
    """Return a text that takes the pattern longer than its length accounts for; None where there is none."""
    use = use._replace(pattern=of_text(use.pattern))
    apply = applied(use)
    for before, pump, behind in dict.fromkeys(attacks(use.pattern)):
        for length in LENGTHS:
            text = before + (pump * length)[:length] + behind
            most = 0.005 + SECONDS_A_LETTER * length
            taken = seconds(lambda text=text: apply(text), most)  # type: ignore[misc]
            if taken > most:
                return f"{before!r} + {pump!r} to a length of {length} + {behind!r}"
            if length == SUSPECTED and taken < SUSPICIOUS * length:
                break
    return None


def patterns() -> list[Any]:
    """Return each pattern once for each way in which it is applied."""
    once = {(use.pattern, use.method in FROM_THE_BEGINNING): use for use in USES}
    return [pytest.param(use, id=f"{use.where} {use.method}") for use in once.values()]


@pytest.mark.no_cover
@pytest.mark.parametrize("use", patterns())
def test_work_of_a_pattern_grows_as_its_text(use: Use) -> None:
    """Whatever of the pattern's own letters and repeats the text is made of."""
    assert slow_text(use) is None


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"https?://[^\s/?#<>\"]+[^\s<>\"]*", "fullmatch"),  # the first three were ours
        (r"(?ai)(\d+(?:\.\d+)?)\s*(days?|d|hours?|h|minutes?|min|m)(?![a-z])\s*", "findall"),
        (r" +$", "sub"),
        (r",(?![^(]*\))", "split"),
        (r"(a+)+b", "match"),
        (r'"(?:\\.|[^"\\])*"', "search"),
        (r"(?:mon|tue)[a-z]*,?\s*(?:jan|feb)[a-z]*\.?\s+\d", "fullmatch"),
    ],
)
def test_careless_pattern_is_found_out(pattern: str, method: str) -> None:
    """Which shows that the others are not."""
    assert slow_text(Use("here", re.compile(pattern), method))


@pytest.mark.parametrize(
    "source",
    [
        "from re import sub",
        "import re as expressions",
        "import re\ndef f(pattern, text): return re.sub(pattern, '', text)",
        "import re\ndef f(text):\n    pattern = re.compile('a')\n    return pattern.match(text)",
        "import re\nsearch = re.search",
        "import re\nexpressions = [re]",
        "import re\n_A = re.compile('a')\ndef f(): return g(_A)",
        "import re\n_A = re.compile('a')\n_B = _A.scanner",
    ],
)
def test_pattern_that_nobody_can_find_is_a_fault(source: str) -> None:
    """So that none is left out."""
    names: dict[str, Any] = {"_A": re.compile("a"), "re": re}

    with pytest.raises(Unresolved):
        list(uses(source, "here", names))


def test_patterns_are_found_in_every_form() -> None:
    """As a text, made of constants, with flags, or compiled."""
    source = 'import re\n_A = "a"\n_B = re.compile("b")\nre.sub(rf"{_A}+", "", x, flags=re.I)\n_B.match(x)\nre.match("c", x, re.A)'
    found = [
        (use.pattern.pattern, use.pattern.flags & (re.ASCII | re.IGNORECASE), use.method)
        for use in uses(
            source.replace("re.I)", "re.IGNORECASE)").replace("re.A)", "re.ASCII)"),
            "here",
            {"_A": "a", "_B": re.compile("b"), "re": re},
        )
    ]

    assert sorted(found) == [("a+", re.IGNORECASE, "sub"), ("b", 0, "match"), ("c", re.ASCII, "match")]


def test_every_compiled_pattern_is_among_them() -> None:
    """Also one that other modules alone would apply."""
    constants = {
        value for module in MODULES.values() for value in vars(module).values() if isinstance(value, re.Pattern)
    }

    assert constants - {use.pattern for use in USES} == set()
    assert len(constants) > 10
