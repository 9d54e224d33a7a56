"""Which slides a course has, and what stands on each: no format yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.course import Course, Question, Step, Used
from generator.document import Blocks, Inlines, ListBlock, Phone, Text
from generator.slide_room import Passage, passages

from . import layouts
from .fit import Passages, SetText, fitted, pages
from .layouts import Layout
from .notes import DOT, Notes, minutes, proved, rests_on, said, strong, warnings
from .questions import asked, offered, stem


@dataclass(frozen=True)
class Slide:
    """A slide: the text of each placeholder that it fills, with its style, and what is said to it."""

    layout: Layout
    texts: Mapping[str, SetText]
    notes: Passages


def slides(course: Course) -> Iterator[Slide]:
    """The slides of a course, in order; TooLongError where a text fits in no size."""
    maker = _Maker(course, Notes(course))
    steps = {"slide": maker.shown, "activity": maker.activity, "case": maker.case}
    yield maker.opening()
    yield maker.outcomes()
    for step in course.steps:
        yield from steps[step.kind](step)
    yield from maker.questions()
    yield maker.keep()
    yield from maker.sources()
    yield from maker.calls()


@dataclass(frozen=True)
class _Maker:
    """Makes the slides of a course."""

    course: Course
    notes: Notes

    def opening(self) -> Slide:
        course, words = self.course, self.course.words
        numbered = f"{words['module']} {course.number}"
        kicker = DOT.join((numbered, course.kicker, minutes(course, course.minutes), ""))
        texts = {
            "title": (Passage(course.title),),
            "kicker": (Passage((Text(kicker), *course.whom)),),
            "lead": (Passage(course.lead),),
            "notices": tuple(map(said, course.notices)),
        }
        return Slide(layouts.OPENING, fitted(layouts.OPENING, texts), self.notes.opening())

    def outcomes(self) -> Slide:
        """What one will be able to do; beside it, what to know before one stays in the room."""
        course, words = self.course, self.course.words
        aside = [words["begin"], words[f"announce-{course.distress}"], words["leave"]]
        if any(step.kind == "case" for step in course.steps):
            aside.append(words["invented"])
        texts = {
            "text": tuple(Passage(text, "bullet") for _, text in course.outcomes),
            "aside": tuple(Passage((Text(line),), level=min(at, 1)) for at, line in enumerate(aside)),
        }
        return self._titled(layouts.OUTCOMES, words["outcomes"], texts, notes=self.notes.programme())

    def shown(self, step: Step) -> Iterator[Slide]:
        text = pages(passages(step.words), layouts.TEXT.spots["text"].box)
        return self._parts(step, self.course.title, [(layouts.TEXT, {"text": part}) for part in text])

    def activity(self, step: Step) -> Iterator[Slide]:
        # How it is done, without the sessions in which it has its place.
        lines = (str(step.minutes), self.course.words["minutes"], step.how.partition(DOT)[0])
        time = {"time": tuple(Passage((Text(line),), level=at) for at, line in enumerate(lines))}
        text = pages(passages(_for_all(step.words)), layouts.ACTIVITY.spots["text"].box)
        parts = [(layouts.ACTIVITY, {**fitted(layouts.ACTIVITY, time), "text": part}) for part in text]
        return self._parts(step, (Text(self.course.words["activity"]),), parts)

    def case(self, step: Step) -> Iterator[Slide]:
        """Story and prompts side by side, or on slides of their own where they are too long for that."""
        words = self.course.words
        kicker = (Text(f"{words['case']}{DOT}{minutes(self.course, step.minutes)}"),)
        story, prompts = passages(step.words), (strong(words["prompts"]), *passages(step.prompts))
        beside = {"story": story, "prompts": prompts}
        if all(layouts.CASE.spots[name].box.style(text) for name, text in beside.items()):
            return self._parts(step, kicker, [(layouts.CASE, fitted(layouts.CASE, beside))])
        parts = [
            (layout, {name: part})
            for layout, name, text in ((layouts.STORY, "story", story), (layouts.PROMPTS, "text", prompts))
            for part in pages(text, layout.spots[name].box)
        ]
        return self._parts(step, kicker, parts)

    def questions(self) -> Iterator[Slide]:
        """Which answer is right is told in the notes alone."""
        words, found = self.course.words, asked(self.course)
        if found:
            text, notes = {"text": (said(words["pass"]),)}, self.notes.below(words["pass"])
            yield self._titled(layouts.SECTION, words["quiz"], text, notes=notes)
        for at, question in enumerate(found, 1):
            yield self._question(question, f"{words['question']} {at}/{len(found)}")

    def _question(self, question: Question, kicker: str) -> Slide:
        layout, [title] = layouts.QUESTIONS[len(question.answers)], stem(question)
        notes = self.notes.question(question, kicker)
        return self._slide(
            layout, title.nodes, (Text(kicker),), fitted(layout, offered(question)), notes=notes
        )

    def keep(self) -> Slide:
        words = self.course.words["keep"]
        text = {"text": tuple(Passage(found, "bullet") for found in self.course.keep)}
        return self._titled(layouts.KEEP, words, text, notes=self.notes.below(words))

    def sources(self) -> Iterator[Slide]:
        """The documents, then the values that the deck tells, on one slide if there is room."""
        course, layout = self.course, layouts.SOURCES
        told = {*(step.id for step in course.steps), *(question.id for question in asked(course))}
        values = tuple(
            proved(used) for used in course.used if used.kind != "contact" and told.intersection(used.where)
        )
        cited = tuple(
            Passage((*found.title, Text(f"{DOT}{', '.join(found.places)}")), "bullet")
            for found in course.sources
        )
        box = layout.spots["text"].box
        together = [(*cited, *values)]
        texts = together if not values or box.style(together[0]) else [cited, values]
        law = {"law": tuple(map(said, (course.law, course.edition_line, course.address)))}
        parts = [part for text in texts for part in pages(text, box)]
        for at, part in enumerate(parts, 1):
            words = course.words["sources"] + _counted(at, len(parts))
            shown = {**fitted(layout, law), "text": part}
            notes = self.notes.below(course.words["sources"])
            yield self._slide(layout, (Text(words),), course.title, shown, notes=notes)

    def calls(self) -> Iterator[Slide]:
        """Whom to call; the last slide of all, also where a module names nobody."""
        course, words = self.course, self.course.words
        calls = [used for used in course.used if used.kind == "contact"]
        layout = next((found for found in layouts.CALLS if len(calls) <= found.number), layouts.CALLS[-1])
        parts = [calls[at : at + layout.number] for at in range(0, len(calls), layout.number)] or [[]]
        listed = (words["sources"], tuple(map(proved, calls)))
        notes = self.notes.below(words["calls"], listed, notices=course.notices)
        for at, part in enumerate(parts, 1):
            texts = {
                "text": (said(words["end-text"]),),
                **{f"call-{n}": _line(used) for n, used in enumerate(part, 1)},
                "notices": tuple(map(said, course.notices)),
            }
            title, kicker = words["end"] + _counted(at, len(parts)), words["calls"]
            shown = fitted(layout, texts)
            yield self._slide(layout, (Text(title),), (Text(kicker),), shown, notes=notes)

    # ---- what they share

    def _titled(self, layout: Layout, title: str, texts: Mapping[str, Passages], *, notes: Passages) -> Slide:
        """A slide with a title in words of the house."""
        return self._slide(layout, (Text(title),), self.course.title, fitted(layout, texts), notes=notes)

    def _parts(
        self, step: Step, kicker: Inlines, parts: list[tuple[Layout, dict[str, SetText]]]
    ) -> Iterator[Slide]:
        """The slides of a step, numbered where there are several, each with all its notes."""
        notes = self.notes.step(step)
        for at, (layout, texts) in enumerate(parts, 1):
            title = (*step.title, Text(_counted(at, len(parts))))
            yield self._slide(layout, title, kicker, texts, notes=notes)

    def _slide(
        self,
        layout: Layout,
        title: Inlines,
        kicker: Inlines,
        texts: Mapping[str, SetText],
        *,
        notes: Passages,
    ) -> Slide:
        """A slide with its title, what stands above that, and its foot."""
        first, *others = (*warnings(self.course), self.course.edition_line)
        foot = (said(first), said(" ".join(others))) if others else (said(first),)
        shared = {"title": (Passage(title),), "kicker": (Passage(kicker),), "foot": foot}
        return Slide(layout, {**fitted(layout, shared), **texts}, notes)


def _line(used: Used) -> Passages:
    """A telephone line: its number, whose it is, who says so."""
    said_by = Passage((Text(rests_on(used)),), level=2)
    return Passage((Phone(used.text),)), Passage(used.label, level=1), said_by


def _for_all(words: Blocks) -> Blocks:
    """What everybody may see: what stands below a point of a plain list is on the card of one participant."""
    return tuple(
        replace(block, items=tuple(_head(item) for item in block.items))
        if isinstance(block, ListBlock) and not block.ordered
        else block
        for block in words
    )


def _head(item: Blocks) -> Blocks:
    return tuple(block for block in item if not isinstance(block, ListBlock))


def _counted(at: int, parts: int) -> str:
    """What the title of one of several slides ends with: ` (1/2)`."""
    return f" ({at}/{parts})" if parts > 1 else ""
