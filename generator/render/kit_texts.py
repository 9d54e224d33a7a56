"""The plain texts of a kit: what to read first, messages, words for those who cannot see a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.document import plain
from generator.kit import SAFE, Kit, Picture


def read_me(kit: Kit, files: Mapping[str, str]) -> str:
    """What the kit is, what it holds (a name and what it is called), what to mind, whom to call."""
    word = kit.words
    lines = [plain(kit.title).upper(), "", plain(kit.lead)]
    if kit.day is not None:
        lines += ["", f"{word['kit-day']} {kit.day.text}"]
    lines += _part(word["kit-read-first"], (word[f"kit-{name}"] for name in SAFE))
    colon = word["colon"]
    lines += _part(word["kit-files"], (f"{name}{colon}{what}" for name, what in sorted(files.items())))
    lines += ["", word["kit-blanks"]]
    promised = (f"{plain(one.title)}{colon}{one.status}. {one.by}".strip() for one in kit.promised)
    lines += _part(word["kit-promised"], promised)
    lines += _part(word["kit-calls"], _calls(kit))
    if kit.reused:
        reused = (f"{plain(one.title)}{colon}{one.address}" for one in kit.reused)
        lines += _part(word["kit-reuse"], reused)
    lines += ["", f"{word['kit-page']} {kit.address}", "", *kit.notices]
    return _text(lines)


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"- {line}" for line in lines)


def _calls(kit: Kit) -> Iterator[str]:
    for call in kit.calls:
        more = f" ({kit.words['unverified']})" if call.unverified else ""
        yield f"{call.number}{kit.words['colon']}{plain(call.name)}{more}"


def messages(kit: Kit) -> str:
    """The messages of a kit, an empty line between them, then what the pictures say."""
    word = kit.words
    lines = [word["kit-messages-lead"]]
    for message in kit.messages:
        lines += ["", message]
    for picture in kit.pictures:
        lines += ["", f"{word['kit-alternative']} {picture_name(picture)}", alternative_words(kit, picture)]
    return _text([*lines, "", *kit.notices])


def picture_name(picture: Picture) -> str:
    """The file of a picture."""
    return f"picture-{picture.size}.png"


def alternative(kit: Kit, picture: Picture) -> str:
    """The text to be copied with a picture, as a file."""
    return _text([alternative_words(kit, picture)])


def alternative_words(kit: Kit, picture: Picture) -> str:
    """What a picture says, then what it shows: the words are those that are drawn."""
    said = f"{kit.words['kit-says']} {plain(picture.title)}. {plain(picture.text)}."
    return f"{said} {kit.words['kit-shows']} {plain(picture.shows)}"


def sources(kit: Kit) -> str:
    """The documents that a kit rests on, and the places in them."""
    lines = [kit.words["kit-sources"], ""]
    for cited in kit.sources:
        places = f" ({', '.join(cited.places)})" if cited.places else ""
        lines.append(f"- {plain(cited.title)}{places}")
    return _text([*lines, "", *kit.notices])


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
