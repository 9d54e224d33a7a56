"""News: what happened by the documents, what editors post, how proceedings ended; the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from .. import document as d
from ..corpus import Corpus
from ..document import Document, FileRef, Inlines, PageRef, Step
from ..links import Links, feed_path
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.events import Event
from ..model.knowledge import Form
from ..model.news import Post, Proceeding
from .parts import heading, joined, place_of, section
from .proof import Proof, finish

News = Event | Post | Proceeding
FACTS_AT_HOME = 2
# Years are shown whole until there are so many news on the page.
RECENT = 25


def posts(corpus: Corpus, today: date) -> tuple[Post, ...]:
    """What editors have posted by a day, the oldest first."""
    found = (post for post in corpus.table(Post).values() if post.told_on(today))
    return tuple(sorted(found, key=lambda post: (post.date, post.id)))


def proceedings(corpus: Corpus) -> tuple[Proceeding, ...]:
    """How investigations and trials ended, the oldest first."""
    return tuple(sorted(corpus.table(Proceeding).values(), key=lambda told: (told.date, told.id)))


def news(view: View) -> tuple[News, ...]:
    """Everything dated, the oldest first."""
    found: tuple[News, ...] = (
        *view.corpus.events,
        *proceedings(view.corpus),
        *posts(view.corpus, view.today),
    )
    return tuple(sorted(found, key=day_of))


def day_of(told: News) -> PartialDate:
    """When it happened, or was posted."""
    return PartialDate.of(told.date) if isinstance(told, Post) else told.date


def place(told: News, corpus: Corpus) -> PageRef:
    """Where it is told in full."""
    if isinstance(told, Post) and corpus.posts[told.id].tokens:
        return PageRef(f"news/{told.id}")
    found = place_of(told)
    return found if found is not None else PageRef("news", fragment=told.id)


def kind_of(view: View, told: News) -> d.Tag:
    """What kind of news it is."""
    return d.Tag(view.word(f"event.{told.kind}"))


def title(scope: Scope, told: News) -> Inlines:
    """What it is called; of a proceeding, how it ended."""
    if isinstance(told, Proceeding):
        return (d.Text(scope.view.word(f"proceeding.{told.outcome}")),)
    return scope.say(told.id, "title")


def text(scope: Scope, told: News) -> Inlines:
    """What it says in a few sentences; of a proceeding, its fields."""
    if isinstance(told, Proceeding):
        scope.note((told,))
        return (d.Text(" ".join(_fields(scope, told))),)
    return scope.say(told.id, "lead" if isinstance(told, Post) else "text")


def forms(scope: Scope, told: News) -> Inlines:
    """The forms of exploitation that it names."""
    return joined(scope.say(form, "title") for form in told.forms)


def _fields(scope: Scope, told: Proceeding) -> Iterator[str]:
    word = scope.view.word
    if told.court is not None:
        yield f"{word(f'proceeding.{told.court}')}."
    yield f"{word('proceeding.forms')} {', '.join(scope.plain(form, 'title') for form in told.forms)}."
    for name, amount in (("awarded", told.awarded), ("paid", told.paid)) if told.kind == "trial" else ():
        shown = word("proceeding.unknown") if amount is None else scope.view.value_text("euro", amount)
        yield f"{word(f'proceeding.{name}')} {shown}."


# ---- pages


def news_page(view: View, links: Links) -> Document:
    """All news by year."""
    scope = Scope(view)
    proof = Proof(scope, most=0)
    recent, earlier = _by_year(view)
    blocks: list[d.Block] = [
        d.Note(
            _lines(view, "news.horizon-text", "news.site-text"),
            view.word("news.horizon", date=view.day(view.corpus.horizon).text),
        ),
        *_ways(view),
        heading(view, "news.proceedings", "proceedings"),
        *_lines(view, *(("news.no-proceeding",) if not proceedings(view.corpus) else ()), "news.outcomes"),
    ]
    for year, found in recent.items():
        blocks.append(d.Heading(2, (d.Text(str(year)),), f"y{year}"))
        blocks.append(d.Moments(tuple(_moment(scope, proof, told) for told in found)))
    years = (((d.Link((d.Text(str(year)),), PageRef(f"timeline/{year}"))),) for year in earlier)
    blocks += section(view, "news.earlier", "earlier", (d.Paragraph(joined(years)),) if earlier else ())
    document = Document(
        "news",
        view.locale,
        view.word("nav.news"),
        tuple(blocks),
        lead=(d.Text(view.word("news.lead")),),
        section="news",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links, proof)


def _by_year(view: View) -> tuple[dict[int, list[News]], list[int]]:
    """The news of each year, the newest first, and the years of which only the timeline tells the events.

    Posts and proceedings are told nowhere else, and stay.
    """
    recent: dict[int, list[News]] = {}
    earlier: list[int] = []
    for year, found in groupby(reversed(news(view)), key=lambda told: day_of(told).year):
        full = sum(map(len, recent.values())) >= RECENT
        every = list(found)
        shown = [told for told in every if not (full and isinstance(told, Event))]
        if shown:
            recent[year] = shown
        if len(shown) < len(every):
            earlier.append(year)
    return recent, earlier


def _first_step(view: View) -> Step:
    return Step(view.word("nav.news"), PageRef("news"))


def _lines(view: View, *words: str) -> d.Blocks:
    return tuple(d.Paragraph((d.Text(view.word(word)),)) for word in words)


def _ways(view: View) -> d.Blocks:
    """The letters, and the feed."""
    letters = d.Row(
        "", (d.Text(view.word("nav.letters")),), PageRef("letters"), None, (d.Text(view.word("letter.lead")),)
    )
    feed = d.Download(view.word("news.feed"), FileRef(feed_path(view.locale)), "Atom", "")
    return (d.Rows((letters,)), d.Downloads((feed,)), *_lines(view, "news.feed-text"))


def _moment(scope: Scope, proof: Proof, told: News) -> d.Moment:
    view = scope.view
    to = place(told, view.corpus)
    when, tag = view.day(day_of(told)), kind_of(view, told)
    if isinstance(told, Event):
        return d.Moment(when, (d.Link(title(scope, told), to),), tag)
    here = to.key == "news"
    name = title(scope, told) if here else (d.Link(title(scope, told), to),)
    return d.Moment(when, (*text(scope, told), *proof.marks(told.sources)), tag, name, told.id)


def post_page(view: View, links: Links, post: Post) -> Document:
    """A post that has more to say than its first sentences."""
    scope = Scope(view)
    proof = Proof(scope)
    name = scope.plain(post.id, "title")
    dated = d.Paragraph((view.day(day_of(post)), *proof.marks(post.sources)), "soft")
    described = scope.plain(post.id, "description") if f"{post.id}.description" in view.corpus.units else ""
    document = Document(
        f"news/{post.id}",
        view.locale,
        name,
        (*view.corpus.posts[post.id].blocks(scope.page_text), *_about(scope, post)),
        lead=scope.say(post.id, "lead"),
        kicker=kind_of(view, post).label,
        description=described,
        head=(dated,),
        section="news",
        trail=(_first_step(view), Step(name, PageRef(f"news/{post.id}"))),
    )
    return finish(scope, document, links, proof, view.corpus.origins[post.id])


def _about(scope: Scope, post: Post) -> d.Blocks:
    """Ways to the measures and forms that a post is about."""
    corpus = scope.view.corpus
    entities = (*(corpus.measures[m] for m in post.measures), *(corpus.table(Form)[f] for f in post.forms))
    rows = tuple(
        d.Row("", scope.say(entity.id, "title"), to) for entity in entities if (to := place_of(entity))
    )
    return section(scope.view, "related.title", "related", (d.Rows(rows),)) if rows else ()


def latest(scope: Scope, known: frozenset[str]) -> d.Blocks:
    """For the home page: the newest of this site, and the newest facts. One alone would hide the other."""
    view = scope.view
    if "news" not in known:
        return ()
    found = news(view)
    own = [told for told in found if isinstance(told, Post)][-1:]
    facts = [told for told in found if not isinstance(told, Post)][-FACTS_AT_HOME:]
    rows = tuple(
        d.Row(
            "", title(scope, told), place(told, view.corpus), kind_of(view, told), (view.day(day_of(told)),)
        )
        for told in sorted((*own, *facts), key=day_of, reverse=True)
    )
    more = d.Link((d.Text(view.word("news.all")),), PageRef("news"))
    return (d.Band((heading(view, "nav.news", "news"), d.Rows(rows), d.Paragraph((more,)))),)
