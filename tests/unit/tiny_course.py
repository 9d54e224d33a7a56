"""A course of Val-Clair, made by hand: each kind of step, question and block once. Nobody teaches it."""

from __future__ import annotations

from dataclasses import replace

from generator import document as d
from generator.compose.course import OWN, WORDS
from generator.course import Choice, Cited, Course, Question, Step, Used

# Each word is its own name, so that a test sees which one stands where.
TOLD = {name: f"<{name}>" for name in (*WORDS, *OWN)}


def text(words: str) -> d.Inlines:
    return (d.Text(words),)


def line(words: str) -> d.Paragraph:
    return d.Paragraph(text(words))


LINK = d.Link(text("les plans"), d.UrlRef("https://val-clair.example/plans/"))
QUIET = d.Value("duration", "2 jours", "quiet-time")
SLIDES = (
    Step(
        kind="slide",
        id="two-lamps",
        depth=1,
        minutes=2,
        title=text("Deux lampes"),
        how="Diapositive · séance courte",
        words=(d.ListBlock(((line("La rouge"),), (line("La bleue"),))),),
        note=(line("Montrez-les."),),
    ),
    Step(
        kind="slide",
        id="silence",
        depth=2,
        minutes=1,
        title=text("Le silence"),
        how="Diapositive · séance moyenne",
        words=(d.ListBlock(((d.Paragraph((d.Text("Il dure "), QUIET)),),)),),
        note=(line("Attendez."),),
    ),
)
ACTIVITY = Step(
    kind="activity",
    id="sort",
    depth=1,
    minutes=5,
    title=text("Trier"),
    how="Par deux · séance courte",
    words=(d.ListBlock(((line("Prenez une lampe."),), (line("Posez-la."),)), ordered=True),),
    note=(line("Prévoyez des piles."),),
)
CASE = Step(
    kind="case",
    id="night",
    depth=2,
    minutes=6,
    title=text("La nuit"),
    how="Cas · séance moyenne",
    words=(line("Cas inventé. Camille n’a pas de lampe & attend."),),
    note=(line("Prévenez."),),
    prompts=(d.ListBlock(((line("Que voit-elle ?"),),), ordered=True),),
    answers=(d.ListBlock(((line("Une lampe, si on l’allume."),),), ordered=True),),
    distress=2,
)
QUESTIONS = (
    Question(
        kind="choice",
        id="q-long",
        depth=1,
        stem=(line("Combien de temps dure le silence ?"),),
        answers=(
            Choice(right=False, text=text("Une heure"), feedback=text("Non, c’est plus long.")),
            Choice(right=True, text=(QUIET,), feedback=text("Oui.")),
            Choice(
                right=False,
                text=(d.Foreign("en", text("A <year>")),),
                feedback=(d.Text("Non. Appelez le "), d.Phone("111 222"), d.Text(".")),
            ),
        ),
        pairs=(),
        mixed=(),
        feedback=(),
        outcomes=("see", "tell"),
    ),
    Question(
        kind="true-false",
        id="q-true",
        depth=1,
        stem=(line("Une lampe éclaire sans piles."),),
        answers=(
            Choice(right=False, text=text("Vrai"), feedback=text("Non, il en faut.")),
            Choice(right=True, text=text("Faux"), feedback=text("Exact.")),
        ),
        pairs=(),
        mixed=(),
        feedback=(),
        outcomes=("see",),
    ),
    Question(
        kind="matching",
        id="q-pairs",
        depth=2,
        stem=(line("Reliez."),),
        answers=(),
        pairs=(
            (text("Jour"), text("Soleil")),
            (text("Nuit"), text("Lampe")),
            (text("Soir"), text("Bougie")),
        ),
        mixed=(text("Lampe"), text("Bougie"), text("Soleil")),
        feedback=text("À chaque moment sa lumière."),
        outcomes=("tell",),
    ),
    Question(
        kind="short",
        id="q-word",
        depth=2,
        stem=(line("Qui allume la lampe ?"),),
        answers=(
            Choice(right=True, text=text("l’éclairagiste")),
            Choice(right=True, text=text("Éclairagiste*")),
        ),
        pairs=(),
        mixed=(),
        feedback=text("C’est son métier."),
        outcomes=("tell",),
    ),
)
READING = (
    d.Heading(2, text("Les noms"), "names"),
    d.Paragraph((d.Text("Une lampe "), d.Strong(text("éclaire")), d.Text(". Lire "), LINK, d.Text("."))),
    d.Heading(2, text("Le temps"), "time"),
    d.Paragraph((d.Text("Il dure "), QUIET, d.Text("."))),
    d.Table("", (d.Column(text("Moment")), d.Column(text("Lumière"))), ((text("Nuit"), text("Lampe")),)),
)
HANDOUT = (
    d.Heading(3, text("Ce qu’il faut garder"), "to-keep"),
    d.ListBlock(((line("Une lampe."),), (d.Paragraph((d.Text("Appeler : "), d.Phone("111 222"))),))),
    d.Table("", (d.Column(text("Moment")), d.Column(text("Lumière"))), ((text("Nuit"), text("Lampe")),)),
)
USED = (
    Used("quiet-time", "law", text("Temps de silence"), "2 jours", "Règle 3", "1er juin 2024", ("silence",)),
    Used("lamps", "figure", text("Lampes allumées"), "12", "Rapport, section 1", "2024", ("reading",)),
    Used("ear", "contact", text("Une oreille"), "111 222", "non vérifié", "", ("q-long", "handout")),
)
COURSE = Course(
    id="lamps",
    number=5,
    locale="fr",
    lang="fr-FR",
    depth=2,
    minutes=14,
    kicker="Socle commun",
    title=text("Les lampes & l’ombre"),
    lead=text("Voir les lampes."),
    whom=text("Tous"),
    before=(),
    outcomes=(("see", text("Voir une lampe.")), ("tell", text("Parler d’une lampe."))),
    asks=(text("Quelle lampe ?"),),
    keep=(text("Une lampe éclaire."),),
    hard="Certains mots sont durs. Prévenez les participants.",
    distress=2,
    law="Droit décrit au 1er juin 2024.",
    steps=(SLIDES[0], ACTIVITY, SLIDES[1], CASE),
    questions=QUESTIONS,
    reading=READING,
    handout=HANDOUT,
    sources=(Cited(text("Rapport de Val-Clair"), ("section 1", "section 2")),),
    used=USED,
    words=TOLD,
    address="https://val-clair.example/lampes/",
    edition="0a1b2c3d",
    edition_line="Édition 0a1b2c3d",
    draft=True,
    independent=True,
    withdrawn=False,
    uses=frozenset({"quiet-time"}),
)


def tiny_course(**changed: object) -> Course:
    """The course, with other values where they are given."""
    return replace(COURSE, **changed)  # type: ignore[arg-type]
