"""What a search reads, as a classic script: every passage once, and for each page which of them it holds."""

from __future__ import annotations

from collections.abc import Iterable

from generator.document import Entry, SearchIndex

from .records import packed_json

# A heading begins with this sign; no other passage does.
HEADING = "#"


def search_script(index: SearchIndex) -> bytes:
    """`var searchIndex = …`: a page from `file://` may load scripts, and nothing else."""
    titles = [entry.title for entry in index.entries]
    # The first passages are the titles, so that page and title have one number.
    numbers: dict[str, int] = {}
    kinds: dict[str, int] = {}
    pages = []
    for entry in index.entries:
        held = dict.fromkeys(
            numbers.setdefault(text, len(titles) + len(numbers)) for text in _passages(entry)
        )
        kind = kinds.setdefault(entry.kind, len(kinds))
        pages.append([entry.path, kind, entry.weight, runs(held)])
    told = {
        "pages": pages,
        "kinds": list(kinds),
        "passages": "\n".join((*titles, *numbers)),
        "ignored": index.ignored,
        "endings": index.endings,
        "same": index.same,
    }
    return b"".join((b"var searchIndex=", packed_json(told), b";\n"))


def _passages(entry: Entry) -> Iterable[str]:
    for passage in entry.passages:
        yield HEADING + passage.text if passage.heading else passage.text.lstrip(HEADING)


def runs(numbers: Iterable[int]) -> list[int]:
    """Numbers as pairs: where a run begins, how long it is. `3 4 5 9` is `3 3 9 1`."""
    found: list[int] = []
    for number in numbers:
        if found and found[-2] + found[-1] == number:
            found[-1] += 1
        else:
            found += [number, 1]
    return found
