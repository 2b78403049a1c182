"""Hundreds of ways to damage the real data: each gives a valid catalogue, or problems that name the damaged file.

A mutation is made from a seed, so that a failure can be run again by its number. Where the damage is that a record is gone (or
has another id), the fault is in the records that still refer to it; then the problems name these, and tell the id.
"""

import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.catalog.problem import DataError, Problem

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(
    path.relative_to(DATA).as_posix()
    for path in DATA.rglob("*")
    if path.is_file() and path.suffix in {".yaml", ".csv", ".geojson"}
)
MUTATIONS = 160
BATCHES = 8


def flip_a_byte(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def put_a_byte(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.choice([0, 9, 10, 13, 34, 35, 44, 58, 91, 123, 127, 194, 237, 255])]) + data[at:]


def cut_the_end(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def remove_a_piece(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at + dice.randrange(1, 40) :]


def double_a_piece(data: bytes, dice: random.Random) -> bytes:
    at, length = dice.randrange(len(data)), dice.randrange(1, 200)
    return data[: at + length] + data[at:]


def _lines(change: Callable[[list[bytes], random.Random], None]) -> Callable[[bytes, random.Random], bytes]:
    def mutate(data: bytes, dice: random.Random) -> bytes:
        lines = data.split(b"\n")
        change(lines, dice)
        return b"\n".join(lines)

    mutate.__name__ = change.__name__
    return mutate


@_lines
def remove_a_line(lines: list[bytes], dice: random.Random) -> None:
    del lines[dice.randrange(len(lines))]


@_lines
def double_a_line(lines: list[bytes], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines.insert(at, lines[at])


@_lines
def swap_two_lines(lines: list[bytes], dice: random.Random) -> None:
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


@_lines
def indent_a_line(lines: list[bytes], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at] = dice.choice([b" ", b"  ", b"\t", b"- "]) + lines[at]


@_lines
def swap_two_cells(lines: list[bytes], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    cells = lines[at].split(b",")
    one, other = dice.randrange(len(cells)), dice.randrange(len(cells))
    cells[one], cells[other] = cells[other], cells[one]
    lines[at] = b",".join(cells)


def _words(
    pattern: bytes, change: Callable[[bytes, random.Random], bytes], name: str
) -> Callable[[bytes, random.Random], bytes]:
    def mutate(data: bytes, dice: random.Random) -> bytes:
        found = list(re.finditer(pattern, data))
        if not found:
            return flip_a_byte(data, dice)
        match = dice.choice(found)
        return data[: match.start()] + change(match[0], dice) + data[match.end() :]

    mutate.__name__ = name
    return mutate


def _misspelt(word: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(word))
    return dice.choice([word[:at] + word[at + 1 :], word[:at] + b"x" + word[at:], word.upper(), b"", word[::-1]])


MUTATORS: list[Callable[[bytes, random.Random], bytes]] = [
    flip_a_byte, put_a_byte, cut_the_end, remove_a_piece, double_a_piece, remove_a_line, double_a_line, swap_two_lines,
    indent_a_line, swap_two_cells,
    _words(rb"[a-z_]+(?=[:,])", _misspelt, "rename_a_field"),
    _words(rb"[a-z]+(?:-[a-z0-9]+)+", _misspelt, "change_an_id"),
    _words(rb"\d+(?:\.\d+)?", lambda _, dice: dice.choice([b"-1", b"NaN", b"1e999", b"2025-13", b"9" * 40, b"", b"999999999", "１".encode()]),
           "change_a_number"),
    _words(rb"[\xe0-\xef][\x80-\xbf]{2}", lambda _, dice: dice.choice([b"\xff", b"\xed\xa0\x80", b"", b"&x", b"*x", b"!x", b"{", b'"', b"\xe2\x80\xa8"]),
           "change_a_character"),
]  # fmt: skip


def outcome(folder: Path) -> Catalog | tuple[Problem, ...]:
    try:
        return load(folder)
    except DataError as error:
        return error.problems


ID = re.compile(rb"[a-z0-9.]+(?:-[a-z0-9.]+)*")


def gone(before: bytes, damaged: bytes) -> set[str]:
    """Words that may be ids, and stood in the file before it was damaged but not after."""
    return {word.decode() for word in {*ID.findall(before)} - {*ID.findall(damaged)}}


def names_the_damage(problems: tuple[Problem, ...], name: str, lost: set[str]) -> bool:
    """True if a problem is in the damaged file, points to it, or tells of an id that the damaged file no longer has."""
    path = f"data/{name}"
    return any(
        problem.path == path or f"{path}:" in problem.message or any(f"'{id_}'" in problem.message for id_ in lost)
        for problem in problems
    )


@pytest.mark.parametrize("batch", range(BATCHES))
def test_damage_is_named_or_harmless(tmp_path: Path, batch: int) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    broken = 0
    for number in range(batch, MUTATIONS, BATCHES):
        dice = random.Random(number)
        # A third of the damage goes to the lists, which are few but hold most of the records.
        name = dice.choice(FILES if number % 3 else [file for file in FILES if "/" not in file])
        mutate = MUTATORS[number % len(MUTATORS)]
        path = folder / name
        whole = path.read_bytes()
        damaged = mutate(whole, dice)
        path.write_bytes(damaged)
        start = time.process_time()  # of its own, whatever else the machine does
        result = outcome(folder)
        told = f"mutation {number}: {mutate.__name__} in {name}"
        assert time.process_time() - start < 5, told
        path.write_bytes(whole)
        if isinstance(result, tuple):
            broken += 1
            listing = "\n".join(map(str, result[:10]))
            assert result, told
            assert all(str(problem).isprintable() and problem.line >= 1 for problem in result), f"{told}\n{listing}"
            assert names_the_damage(result, name, gone(whole, damaged)), f"{told}\n{listing}"
    assert broken > MUTATIONS // BATCHES // 3  # else the mutations would be too gentle to show anything


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_in_the_middle_of_a_character_is_named(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    path = folder / name
    whole = path.read_bytes()
    characters = list(re.finditer(rb"[\xe0-\xef][\x80-\xbf](?=[\x80-\xbf])", whole))
    path.write_bytes(whole[: characters[len(characters) // 2].end()])
    result = outcome(folder)
    assert isinstance(result, tuple)
    assert {problem.path for problem in result} == {f"data/{name}"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_empty_is_named_alone(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    (folder / name).write_bytes(b"")
    result = outcome(folder)
    assert isinstance(result, tuple)
    assert {problem.path for problem in result} == {f"data/{name}"}
