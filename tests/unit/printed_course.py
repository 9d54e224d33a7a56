"""The tiny course as prints and office texts see it: one of every block that they must show."""

from __future__ import annotations

from generator import document as d
from generator.compose.course import OWN, WORDS
from generator.course import Choice, Cited, Course, Question, Step, Used

from .tiny_course import text, tiny_course

ENGLISH = "a whole sentence in English"
EDITION = "0a1b2c3d"
ADDRESS = "https://val-clair.example/se-former/lamps/"
PLANS = "https://val-clair.example/plans/"
# A format finds every word under its key: what it shows between brackets is a word of the frame.
SAID = {"question": "Question", "module": "Module", "draft": "Brouillon.", "notice": "Démonstrateur."}


def paragraph(*nodes: d.Inline) -> d.Paragraph:
    return d.Paragraph(nodes)


def lines(*items: str, ordered: bool = False) -> d.ListBlock:
    return d.ListBlock(tuple((d.Paragraph(text(item)),) for item in items), ordered)


QUIET = d.Value("duration", "30\u00a0jours", "quiet-time")
LINE = d.Phone("116 006")

STEPS = (
    Step("slide", "two-lamps", 1, 2, text("Deux lampes"), "Diapositive · Court",
         (lines("La rouge", "La bleue"),), (paragraph(d.Text("Montrez-les.")),)),
    Step("slide", "silence", 1, 3, text("Le silence"), "Diapositive · Court",
         (paragraph(d.Text("Il dure "), QUIET, d.Text(".")),),
         (paragraph(d.Text("Dites-le "), d.Strong(text("lentement")), d.Text(".")),)),
    Step("activity", "sorting", 1, 10, text("Trier les lampes"), "Cartes · Court",
         (lines("Prenez une carte.", "Posez-la.", ordered=True),),
         (d.Note((paragraph(d.Text("Une seule table.")),), "Matériel"),), method="Cartes"),
    Step("case", "night", 1, 65, text("La nuit"), "Cas · Court",
         (paragraph(d.Text("Cas inventé. Une lampe s’éteint.")),),
         (paragraph(d.Text("Laissez parler.")),),
         (lines("Que voit-elle ?", "Qui appelle-t-elle ?", ordered=True),),
         (lines("Une lampe éteinte.", "Le gardien.", ordered=True),), 2),
)  # fmt: skip

QUESTIONS = (
    Question("choice", "long", 1, (paragraph(d.Text("Combien de temps dure le silence ?")),),
             (Choice(right=False, text=text("Un an"), feedback=text("Non, c’est trop.")),
              Choice(right=True, text=(QUIET,), feedback=text("Oui, un mois."))), (), (), (), ("see",)),
    Question("true-false", "red", 1, (paragraph(d.Text("La lampe est rouge.")),),
             (Choice(right=True, text=text("Vrai"), feedback=text("Oui, rouge.")),
              Choice(right=False, text=text("Faux"), feedback=text("Si, rouge."))), (), (), (), ("see",)),
    Question("matching", "pairs", 1, (paragraph(d.Text("Reliez.")),), (),
             ((text("Jour"), text("Bougie")), (text("Nuit"), text("Lampe"))),
             (text("Lampe"), text("Bougie")), text("Chacun sa lumière."), ("tell",)),
    Question("short", "who", 1, (paragraph(d.Text("Qui allume ?")),),
             (Choice(right=True, text=text("le gardien")), Choice(right=True, text=text("gardien"))),
             (), (), text("Personne d’autre."), ("tell",)),
)  # fmt: skip

HANDOUT: d.Blocks = (
    d.Heading(3, text("Ce qu’il faut garder"), "handout-1"),
    lines("Une lampe éclaire.", "Le silence aide."),
    d.Heading(4, text("Dans l’ordre"), "handout-2"),
    lines("Allumer.", "Attendre.", ordered=True),
    d.Heading(3, text("Ma table"), "handout-3"),
    paragraph(d.Text("Lire "), d.Link(text("les plans"), d.UrlRef(PLANS)), d.Text(", appeler le "), LINE),
    paragraph(d.Foreign("en", text(ENGLISH))),
    paragraph(d.Text("Le mot "), d.Foreign("en", text("lamp")), d.Text(" veut dire lampe.")),
    d.Table("", (d.Column(text("Qui")), d.Column(text("Nom"))),
            ((text("Gardien"), text("…………………")), (text("Voisin"), text("Camille")))),
)  # fmt: skip

USED = (
    Used("quiet-time", "law", text("Durée du silence"), "30\u00a0jours", "article 1 ; rapport, page 2",
         "1er juin 2024", ("silence", "long", "handout")),
    Used("lamps-2023", "figure", text("Lampes comptées"), "1\u202f234", "rapport, page 3", "2023",
         ("two-lamps",)),
    Used("line-116006", "contact", text("Écoute"), "116 006", "non vérifié", "", ("handout",),
         unverified=True),
    Used("line-17", "contact", text("Police"), "17", "rapport, page 4", "1er juin 2024", ("handout",)),
)  # fmt: skip


def printed_course() -> Course:
    """A course with two slides, an activity, a case, a question of each kind, a handout."""
    return tiny_course(
        words={name: f"[{name}]" for name in (*WORDS, *OWN)} | SAID,
        number=1,
        depth=1,
        minutes=80,
        title=text("Les lampes"),
        hard="Certains mots sont durs.",
        keep=(text("Une lampe éclaire."), text("Le silence a une fin.")),
        steps=STEPS,
        questions=QUESTIONS,
        reading=(paragraph(d.Text("Une lampe éclaire.")),),
        handout=HANDOUT,
        sources=(Cited(text("Le rapport des lampes"), ("page 2", "page 3")),),
        used=USED,
        address=ADDRESS,
        edition=EDITION,
        edition_line=f"Édition {EDITION}",
    )
