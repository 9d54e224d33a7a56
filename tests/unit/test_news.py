"""News: what is told, when, where, and what may never be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from diagnostics.project import INTERFACE, interface, make
from lxml import etree

from content import real_corpus
from generator.checks.persons import Known, findings
from generator.compose.data import datasets
from generator.compose.feed import news_feed
from generator.compose.news import latest, news, place
from generator.document import PageRef
from generator.localize import Scope
from generator.model.news import Proceeding
from generator.project import Project, open_project
from generator.render.atom import NS, XML, atom
from generator.render.markdown import markdown

ProjectOf = Callable[..., Project]
FORMS = {
    "content/facts/forms.yml": "- {id: dark-work, sources: [{source: report-2024, place: section 2}]}\n",
    "content/fr/forms.yml": (
        "dark-work:\n  title: Travail de nuit\n  short: Sans lumière.\n  text: Ils travaillent.\n"
        "  who: Des allumeurs.\n"
    ),
}
PROCEEDINGS = {
    **FORMS,
    "content/facts/proceedings.yml": """\
- id: dark-trial
  kind: trial
  date: 2024-03
  outcome: convicted
  court: criminal-court
  forms: [dark-work]
  awarded: 12000
  sources: [{source: report-2024, place: section 2}]
- id: inquiry
  kind: investigation
  date: 2023
  outcome: closed-without-trial
  forms: [dark-work]
  sources: [{source: report-2024, place: section 2}]
""",
}


def post(name: str, day: str, body: str = "", more: str = "") -> dict[str, str]:
    front = (
        f"id: {name}\ndate: {day}\nkind: site\nown: true\n{more}title: Titre {name}\nlead: Phrase sur {name}."
    )
    return {f"content/fr/news/{name}.md": f"---\n{front}\n---\n{body}"}


POSTS = {
    **post("long", "2024-12-01", "\n## Encore {#more}\n\nVoyez [les plans](page:plans).\n"),
    **post("short", "2024-12-24", more="measures: [first-01]\n"),
    **post("later", "2025-01-02"),
    "content/en/news/long.po": (
        'msgctxt "long.title"\nmsgid "Titre long"\nmsgstr "Long title"\n\n'
        'msgctxt "long#more"\nmsgid "Voyez [les plans](page:plans)."\nmsgstr "See [the plans](page:plans)."\n'
    ),
    INTERFACE: interface(
        nav_news="Nouvelles",
        event_site="Ce site",
        proceeding_convicted="Condamnation",
        proceeding_criminal_court="Tribunal",
        proceeding_forms="Forme :",
        proceeding_awarded="Accordé :",
        proceeding_paid="Reçu :",
        proceeding_unknown="inconnu",
        value_euro="{amount} euros",
    ),
}


def test_newest_last_and_none_before_its_day(project_of: ProjectOf) -> None:
    project = project_of(POSTS)
    told = [one.id for one in news(project.sites["fr"].view)]
    assert told == ["opening", "long", "short"]
    assert "news/later" not in project.sites["fr"].pages


def test_a_post_comes_on_its_day(project_of: ProjectOf) -> None:
    project = project_of(POSTS, date(2025, 1, 2))
    assert [one.id for one in news(project.sites["fr"].view)][-1] == "later"


def test_an_early_post_is_announced_to_editors(tmp_path) -> None:
    project, report = open_project(make(tmp_path, POSTS), date(2025, 1, 1))
    assert project is not None
    (warning,) = report
    assert (warning.code, str(warning.span)) == ("news-to-come", "content/fr/news/later.md:3:7")
    assert "2025-01-02" in warning.message


def test_open_data_hold_what_readers_see(project_of: ProjectOf) -> None:
    project = project_of(POSTS)
    told = datasets({name: site.view for name, site in project.sites.items()})
    tables = {name: list(records) for name, records in told}
    assert [record["id"] for record in tables["news"]] == ["long", "short"]
    assert tables["news"][0]["title"] == {"fr": "Titre long", "en": "Long title"}
    assert tables["news"][1]["date"] == "2024-12-24"
    assert "proceedings" not in tables


def test_open_data_have_no_empty_table(project_of: ProjectOf) -> None:
    project = project_of(POSTS, date(2024, 11, 30))
    assert "news" not in dict(datasets({name: site.view for name, site in project.sites.items()}))


def test_only_a_long_post_has_a_page(project_of: ProjectOf) -> None:
    project = project_of(POSTS)
    site = project.sites["en"]
    posts = {told.id: place(told, site.view.corpus) for told in news(site.view)}
    assert posts["long"] == PageRef("news/long")
    assert posts["short"] == PageRef("news", fragment="short")
    assert posts["opening"] == PageRef("timeline/2018", fragment="opening")
    assert {key for key in site.pages if key.startswith("news/")} == {"news/long"}
    page = markdown(site.document("news/long"))
    assert page.startswith("# Long title\n\nPhrase sur long.\n")
    assert "See [the plans](page:plans)." in page


def test_page_of_news_is_newest_first(project_of: ProjectOf) -> None:
    page = markdown(project_of(POSTS).sites["fr"].document("news"))
    order = [
        page.index(words)
        for words in ("## 2024", "Titre short", "Titre long", "## 2018", "plan est présenté")
    ]
    assert order == sorted(order)
    assert "news no-proceeding" in page


def test_many_years_lead_to_the_timeline(project_of: ProjectOf) -> None:
    """The oldest events stand in the timeline; posts and proceedings are told nowhere else."""
    cited = "{source: report-2024, place: section 1}"
    lines = [f"- {{id: e{n}, date: 2022-01-{n:02d}, kind: law, sources: [{cited}]}}" for n in range(1, 27)]
    words = [f"e{n}: {{title: Fait {n}, text: Rien.}}" for n in range(1, 27)]
    old = post("ancient", "2017-05-05")
    files = {
        "content/facts/events/many.yml": "\n".join(lines) + "\n",
        "content/fr/events/many.yml": "\n".join(words) + "\n",
        **old,
    }
    page = markdown(project_of(files).sites["fr"].document("news"))
    assert "Fait 26" in page
    assert "Titre ancient" in page
    assert "plan est présenté" not in page
    assert "[2018](page:timeline/2018)" in page
    assert "[2022](page:timeline/2022)" not in page


def test_home_shows_the_site_and_the_facts(project_of: ProjectOf) -> None:
    """Three posts of one day would hide what the documents tell."""
    site = project_of(POSTS).sites["fr"]
    (band,) = latest(Scope(site.view), frozenset(site.pages))
    _, rows, _ = band.blocks
    assert [row.to.fragment for row in rows.rows] == ["short", "opening"]
    assert latest(Scope(site.view), frozenset()) == ()


def test_proceedings_are_told_by_their_fields(project_of: ProjectOf) -> None:
    page = markdown(project_of({**POSTS, **PROCEEDINGS}).sites["fr"].document("news"))
    assert "Condamnation" in page
    assert (
        "Tribunal. Forme\u00a0: Travail de nuit. Accordé\u00a0: 12\u202f000 euros. Reçu\u00a0: inconnu."
        in page
    )
    assert "news no-proceeding" not in page


def test_no_field_of_a_proceeding_takes_words() -> None:
    """A field of free text, a day or a number of people could lead to somebody."""
    described = Proceeding.model_json_schema()["properties"]
    free = [
        name
        for name, field in described.items()
        if any(
            part.get("type") == "string" and not {"enum", "pattern"} & part.keys()
            for part in (field, *field.get("anyOf", ()))
        )
    ]
    assert free == []
    assert set(described) == {
        "id", "kind", "date", "outcome", "court", "forms", "awarded", "paid", "measures", "sources",
    }  # fmt: skip


# ---- the feed


def entries(project: Project, locale: str) -> dict[str, etree._Element]:
    root = etree.fromstring(atom(news_feed(project.sites[locale].view, project.links)))
    return {str(node.findtext(f"{{{NS}}}id")): node for node in root.findall(f"{{{NS}}}entry")}


def test_feed_holds_posts_and_proceedings(project_of: ProjectOf) -> None:
    found = entries(project_of({**POSTS, **PROCEEDINGS}), "fr")
    site = "https://val-clair.example"
    assert list(found) == [
        f"{site}/nouvelles/#short",
        f"{site}/nouvelles/long/",
        f"{site}/nouvelles/#dark-trial",
        f"{site}/nouvelles/#inquiry",
        f"{site}/chronologie/2018/#opening",
    ]
    short = found[f"{site}/nouvelles/#short"]
    assert short.findtext(f"{{{NS}}}content") == "24 décembre 2024. Phrase sur short."
    (category,) = short.findall(f"{{{NS}}}category")
    assert (category.get("term"), category.get("label")) == ("site", "Ce site")


def test_feed_says_the_language_of_each_text(project_of: ProjectOf) -> None:
    """The title is translated, the text is not: each says so, and what is French is dated in French."""
    found = entries(project_of(POSTS), "en")
    long = found["https://val-clair.example/en/news/long/"]
    assert long.get(f"{{{XML}}}lang") is None
    content = long.find(f"{{{NS}}}content")
    assert content is not None
    assert content.get(f"{{{XML}}}lang") == "fr"
    assert content.text == "1er décembre 2024. Phrase sur long."
    short = found["https://val-clair.example/en/news/#short"]
    assert short.get(f"{{{XML}}}lang") == "fr"
    assert short.find(f"{{{NS}}}content").get(f"{{{XML}}}lang") is None


# ---- nobody is named

KNOWN = Known(frozenset({"miprof", "france", "conseil"}), frozenset({"marseille"}))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("M. Dubourg a été jugé.", "person-named"),
        ("Mme Dubourg a porté plainte.", "person-named"),
        ("Me Dubourg défend les victimes.", "person-named"),
        ("Le juge a entendu A. B. hier.", "person-named"),
        ("Une femme, Fatou D., a parlé.", "person-named"),
        ("Anselme Dubourg est condamné.", "person-named"),
        ("Le Conseil a reçu Anselme.", "person-named"),
        ("La Miprof et Jean-Anselme parlent.", "person-named"),
        ("L’avocat d’Anselme répond.", "person-named"),
        ("Ms Dubourg answered.", "person-named"),
        ("Un enfant âgé de dix jours.", "person-described"),
        ("A girl aged 12 was heard.", "person-described"),
        ("A 12-year-old girl was heard.", "person-described"),
        ("Une fille de 12 ans, à Marseille.", "person-described"),
        ("Un homme de nationalité inconnue vit à Marseille.", "person-described"),
        ("Un homme de 30 ans, de nationalité inconnue.", "person-described"),
    ],
)
def test_what_leads_to_a_person_is_found(text: str, code: str) -> None:
    assert [found[0] for found in findings(text, KNOWN)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Anselme",  # the first word of a sentence says nothing
        "La Miprof et le Conseil publient un guide.",
        "La France’s answer, said the Miprof.",
        "Un protocole est signé à Marseille.",
        "Une peine de 10 ans est prévue par la loi.",
        "La loi a 10 ans. La Miprof l’étudie.",
        "La mesure 5. Il commence en mai.",
        "Une personne de nationalité étrangère peut demander un titre.",
    ],
)
def test_what_leads_to_nobody_is_left(text: str) -> None:
    assert list(findings(text, KNOWN)) == []


def test_real_news_are_true_to_themselves() -> None:
    """Every post is of the site itself: our documents tell nothing after their end."""
    project, report = open_project(real_corpus.ROOT, date(2026, 11, 29))
    assert project is not None, report.render()
    view = project.sites["fr"].view
    horizon = view.corpus.horizon.first_day
    posted = [told for told in news(view) if told.kind == "site"]
    assert 3 <= len(posted) <= 6
    assert all(told.own and told.date > horizon for told in posted)
    assert view.corpus.table(Proceeding) == {}
