"""A course is taken away as files: its links lead to absolute addresses."""

from __future__ import annotations

from collections.abc import Callable

from generator import document as d
from generator.compose.course import course
from generator.model.curriculum import Module
from generator.project import Project
from generator.render.cartridge import cartridge

from .tiny_module import FILES


def test_links_are_absolute(project_of: Callable[..., Project]) -> None:
    project = project_of(FILES)
    module = project.corpus.table(Module)["lamps"]
    shown = course(project.sites["fr"].view, module, project.links, 1)
    links = [
        node
        for block in shown.reading
        if isinstance(block, d.Paragraph)
        for node in block.children
        if isinstance(node, d.Link)
    ]
    site = project.corpus.publisher.site_url.rstrip("/")
    assert [link.to for link in links] == [d.UrlRef(f"{site}/plans/")]
    assert cartridge("Lampes", (shown,), {})
