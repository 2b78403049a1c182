"""The texts of the interface: complete in each language, each in one place, each used, and said with all that it needs."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from atlas.words.interface import SUBJECTS, WORDS
from atlas.words.languages import languages
from atlas.words.messages import FORMS, texts
from atlas.words.text import say
from atlas.words.vocab import UNIT

ROOT = Path(__file__).resolve().parents[2]
ANY = r"[^.\s]+"
TABLE = (ROOT / "atlas" / "words" / "interface", ROOT / "atlas" / "words" / "languages")
CODE = [
    path
    for path in (*(ROOT / "atlas").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py")
    if not path.is_relative_to(TABLE[0]) and not path.is_relative_to(TABLE[1])
]
TEMPLATES = [
    path
    for folder in ("atlas", "pages")
    for end in ("html", "j2", "jinja")
    for path in (ROOT / folder).rglob(f"*.{end}")
]


def places(text: str) -> set[str]:
    """What a caller must give."""
    return set(re.findall(r"(?<!{){(\w+)[|}]", text))


def test_a_key_stands_in_one_file_and_once() -> None:
    parsed = [ast.parse(path.read_text("utf-8")) for path in sorted(TABLE[0].rglob("*.py"))]
    pairs = [node for tree in parsed for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    times = Counter(key.value for table in pairs for key in table.keys if isinstance(key, ast.Constant))
    assert [key for key, count in times.items() if count > 1] == []
    assert set(times) == set(WORDS)


def test_every_file_of_texts_is_read() -> None:
    files = {path.stem for path in TABLE[0].rglob("*.py")} - {"__init__"}
    assert {subject.__name__.rpartition(".")[2] for subject in SUBJECTS} == files


@pytest.mark.parametrize("code", languages())
def test_every_language_is_complete(code: str) -> None:
    written = texts(code, languages()[code])
    assert set(written) == set(WORDS)
    for key, text in written.items():
        assert text.strip() or key.endswith("unit"), key
        wanted = places(WORDS[key][0])
        counts = {count for count, _ in FORMS.findall(text)}  # Chinese, with one form, may do without the number
        assert wanted <= places(text) <= wanted | counts, f"{key}: other {{places}} than in zh"
        assert code == "zh" or not re.search(r"[\u4e00-\u9fff]", text), f"{key}: Chinese in another language"


@pytest.mark.parametrize("code", languages())
def test_every_word_has_as_many_forms_as_its_language(code: str) -> None:
    language = languages()[code]
    for key, text in texts(code, language).items():
        for _, forms in FORMS.findall(text):
            assert len(forms.split("|")) == language.forms, key
        assert "|" not in FORMS.sub("", text), f"{key}: forms that cannot be read"


def test_units_that_are_words_are_those_of_the_vocabulary() -> None:
    for key in WORDS:
        area, _, unit = key.partition(".")
        if area == "unit":
            assert (say(key, "zh", count=2), say(key, "en", count=2)) == (UNIT[unit].zh, UNIT[unit].en)


def _parsed(path: Path) -> nodes.Template:
    return Environment().parse(path.read_text("utf-8"))


def _patterns() -> Iterator[str]:
    """Every text in code and templates; what is put together has {…}, or what stands after ~, for anything."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                yield "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ANY for p in node.values)
    for path in TEMPLATES:
        template = _parsed(path)
        yield from (re.escape(node.value) for node in template.find_all(nodes.Const) if isinstance(node.value, str))
        for joined in template.find_all(nodes.Concat):
            yield "".join(re.escape(str(p.value)) if isinstance(p, nodes.Const) else ANY for p in joined.nodes)


def test_every_text_is_used() -> None:
    # A key has an area before the dot.
    found = {pattern for pattern in _patterns() if "." in pattern or pattern in WORDS}
    used = re.compile("|".join(sorted(found, key=len, reverse=True)))
    assert [key for key in WORDS if not used.fullmatch(key)] == []


Said = tuple[str, str, set[str] | None]  # place, key, names of the values; None if they are unpacked


def _said_in_code() -> Iterator[Said]:
    """Where ``say`` is called with a key that stands there."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) != "say":
                continue
            keys = [node.args[0].body, node.args[0].orelse] if isinstance(node.args[0], ast.IfExp) else [node.args[0]]
            given = {word.arg for word in node.keywords}
            for key in keys:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield where, key.value, None if None in given else {str(name) for name in given}


def _said_in_templates() -> Iterator[Said]:
    for path in TEMPLATES:
        for node in _parsed(path).find_all(nodes.Call):
            name = getattr(node.node, "name", "") or getattr(node.node, "attr", "")
            if name == "say" and node.args and isinstance(node.args[0], nodes.Const):
                given = None if node.dyn_kwargs else {word.key for word in node.kwargs}
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.args[0].value, given


def test_what_is_said_exists_and_gets_all_that_it_needs() -> None:
    calls = [*_said_in_code(), *_said_in_templates()]
    assert calls
    assert [(where, key) for where, key, _ in calls if key not in WORDS] == []
    written = [texts(code, language) for code, language in languages().items()]
    needs = {key: set().union(*(places(said[key]) for said in written)) for key in WORDS}
    assert [(w, key, needs[key] - given) for w, key, given in calls if given is not None and needs[key] - given] == []
