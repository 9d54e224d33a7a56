"""A kit of the invented town, laid over the tiny corpus of `tests/diagnostics`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.corpus import Corpus
from generator.links import Links
from generator.model.kits import Kit

from .tiny_leaflet import FILES as LEAFLET
from .tiny_leaflet import HEAD

KITS = "content/facts/kits.yml"
WORDING = "content/fr/kits.yml"
ENGLISH = "content/en/kits.po"
SOURCE = "[{source: report-2024, place: section 2}]"
FACTS = f"""\
- id: kit-lamps
  day: {{month: 10, day: 18}}
  measures: [second-01]
  contacts: [alarm, ear]
  leaflets: [night]
  papers:
    - id: programme
      minutes: 30
      sections:
        - id: ideas
          lines: [{{id: walk, own: true}}, {{id: lamp, sources: {SOURCE}}}]
        - id: steps
          shows: timed
          lines: [{{id: open, minutes: 10, own: true}}, {{id: close, minutes: 20, own: true}}]
    - id: checklist
      sections:
        - id: days
          shows: countdown
          lines:
            - {{id: choose, days: 90, own: true}}
            - {{id: print, days: 14, own: true}}
            - {{id: invite, days: 14, own: true}}
            - {{id: now, days: 0, own: true}}
            - {{id: thank, days: -1, own: true}}
    - id: messages
      sections:
        - id: ready
          shows: messages
          lines: [{{id: short, own: true}}]
        - {{id: asked, shows: leaflet, leaflet: night}}
        - {{id: places, shows: places}}
        - {{id: first, shows: handing-out}}
  posters:
    - id: poster
      lines: [{{id: dark, own: true}}, {{id: call, own: true}}]
      contacts: [ear]
  pictures:
    - {{id: tall, size: square}}
    - {{id: broad, size: wide}}
"""
TEXT = """\
kit-lamps:
  title: Les lampes
  lead: Pour le {kit_lamps}.
  papers:
    programme:
      title: Programme
      lead: Des idées.
      sections:
        ideas:
          title: Idées
          lead: Ne réveillez personne.
          lines:
            walk: {head: Marcher, text: Une marche.}
            lamp: {text: Une lampe.}
        steps:
          title: Étapes
          lines:
            open: {head: Ouvrir, text: Dites bonsoir.}
            close: {head: Fermer, text: Dites bonne nuit.}
    checklist:
      title: Liste
      lead: À partir du {kit_lamps}.
      sections:
        days:
          title: Jours
          lines:
            choose: {text: Choisir.}
            print: {text: Imprimer.}
            invite: {text: Inviter.}
            now: {text: Allumer.}
            thank: {text: Remercier.}
    messages:
      title: Messages
      lead: À copier.
      sections:
        ready:
          title: Prêts
          lines:
            short: {text: "Le {kit_lamps}, les lampes. Le {ear} écoute."}
        asked: {title: Ce que demande le dépliant}
        places: {title: Lieux}
        first: {title: Avant}
  posters:
    poster:
      title: La nuit
      lead: Le {kit_lamps}.
      lines: {dark: "Il fait noir ?", call: "Ici, parlez à : ………………"}
  pictures:
    tall: {title: Des lampes, text: "Le {kit_lamps}", shows: Une colline.}
    broad: {title: Des lampes, text: "Le {kit_lamps}", shows: Une colline.}
"""
SHORT = "kit-lamps.papers.messages.sections.ready.lines.short.text"
SHORT_FRENCH = "Le {kit_lamps}, les lampes. Le {ear} écoute."


def english(message: str) -> str:
    """A catalogue with the English of the one message."""
    return f'{HEAD}\nmsgctxt "{SHORT}"\nmsgid "{SHORT_FRENCH}"\nmsgstr "{message}"\n'


FILES: dict[str, str] = {
    **LEAFLET,
    KITS: FACTS,
    WORDING: TEXT,
    ENGLISH: english("On {kit_lamps}, the lamps. {ear} listens."),
}


def changed(old: str, new: str, path: str = KITS) -> Mapping[str, str]:
    """The files with something else in one of them."""
    assert old in FILES[path], old
    return {**FILES, path: FILES[path].replace(old, new)}


def links(corpus: Corpus) -> Links:
    """The addresses of a corpus."""
    return Links(corpus.locales, corpus.publisher.site_url, corpus.publisher.help_url)


def lamps(corpus: Corpus) -> Kit:
    """The kit, as written."""
    return corpus.table(Kit)["kit-lamps"]
