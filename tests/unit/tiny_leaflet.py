"""A leaflet of the invented town, in French and English, laid over the tiny corpus of `tests/diagnostics`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.booklet import Booklet
from generator.compose.leaflets import booklet, leaflets
from generator.corpus import Corpus
from generator.links import Links, Mode
from generator.localize import View

FRENCH = "content/fr/leaflets.yml"
ENGLISH = "content/en/leaflets.po"
CHANGED = "This text has changed. Here it is in French."
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

# Every text that a reader of the leaflet sees, but the words of the frame: its French and its English.
TEXTS = {
    "night.title": ("La nuit à Val-Clair", "The night in Val-Clair"),
    "night.cover": ("La nuit", "The night"),
    "night.subtitle": ("Lumière, repos.", "Light, rest."),
    "night.line": ("Vous avez peur du noir.", "You are afraid of the dark."),
    "night.lead": ("Il fait noir ?", "Is it dark?"),
    "night.signs.dark": ("Il fait noir.", "It is dark."),
    "night.signs.cold": ("Il fait froid.", "It is cold."),
    "night.allowed.papers": ("Sans papiers : appelez.", "Without papers: call."),
    "night.allowed.complaint": ("Sans plainte : parlez.", "Without a complaint: talk."),
    "night.allowed.language": ("Sans français : dites-le.", "Without French: say so."),
    "night.rights.rest.head": ("Du repos", "Rest"),
    "night.rights.rest.text": ("Durée : {quiet_time}.", "Length: {quiet_time}."),
    "night.before.look": ("Regardez. Le {ear} écoute.", "Look. {ear} listens."),
    "night.after.dawn": ("Le jour vient.", "The day comes."),
    "ear.label": ("Oreille", "Ear"),
    "ear.call": ("On vous écoute.", "Somebody listens."),
    "alarm.label": ("Veilleurs", "Watch"),
}


def catalogue(changed: Mapping[str, str | None] | None = None) -> str:
    """The English of all texts; a text is left out with None, or taken from a former French."""
    entries = []
    for unit, (french, english) in TEXTS.items():
        former = (changed or {}).get(unit, "")
        if former is None:
            continue
        stale = f'#, fuzzy\n#| msgid "{former}"\n' if former else ""
        entries.append(f'{stale}msgctxt "{unit}"\nmsgid "{french}"\nmsgstr "{english}"\n')
    entries.append(f'msgctxt "interface.help.changed"\nmsgid "help changed"\nmsgstr "{CHANGED}"\n')
    return HEAD + "\n" + "\n".join(entries)


FILES = {
    "content/facts/contacts.yml": """\
- {id: ear, number: "111 222", kind: listening, unverified: true}
- {id: alarm, number: "110", kind: police, unverified: true}
""",
    "content/fr/contacts.yml": """\
ear: {name: Une oreille, label: Oreille, call: On vous écoute., purpose: Pour parler.}
alarm: {name: Les veilleurs, label: Veilleurs, call: On répond., purpose: Pour appeler.}
""",
    "content/facts/leaflets.yml": """\
- id: night
  slug: nuit
  icon: bed
  poster: true
  first: ear
  contacts: [alarm]
  places: [street]
  signs: [{id: dark, icon: bed, own: true}, {id: cold, icon: door, own: true}]
  allowed:
    - {id: papers, icon: papers, own: true}
    - {id: complaint, icon: pen, own: true}
    - {id: language, icon: talk, own: true}
  rights: [{id: rest, icon: care, own: true}]
  before: [{id: look, icon: eye, own: true}]
  after: [{id: dawn, icon: bell, own: true}]
""",
    FRENCH: """\
night:
  title: La nuit à Val-Clair
  cover: La nuit
  subtitle: Lumière, repos.
  line: Vous avez peur du noir.
  lead: Il fait noir ?
  signs: {dark: Il fait noir., cold: Il fait froid.}
  allowed:
    papers: "Sans papiers : appelez."
    complaint: "Sans plainte : parlez."
    language: "Sans français : dites-le."
  rights: {rest: {head: Du repos, text: "Durée : {quiet_time}."}}
  before: {look: "Regardez. Le {ear} écoute."}
  after: {dawn: Le jour vient.}
""",
    ENGLISH: catalogue(),
    "overrides/help/help.css": "a{color:#000}\n",
    "overrides/help/help.js": "// Nothing.\nvar left = 1\n",
    "overrides/help/leave.js": "// Nothing.\nvar gone = 1\n",
}


def links(corpus: Corpus) -> Links:
    """The addresses of a corpus."""
    return Links(corpus.locales, corpus.publisher.site_url, corpus.publisher.help_url)


def booklets(view: View, mode: Mode = "site") -> dict[str, Booklet]:
    """Every leaflet in the language of a view, by id."""
    made = (booklet(view, leaflet, links(view.corpus), mode) for leaflet in leaflets(view.corpus))
    return {one.id: one for one in made}
