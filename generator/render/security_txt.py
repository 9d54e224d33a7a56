"""Where a fault of safety is told: security.txt (RFC 9116), which must say when it is to be read no more."""

from __future__ import annotations

from datetime import date, timedelta

PATH = ".well-known/security.txt"
# A site that nobody builds any more should not promise an answer.
VALID = timedelta(days=180)


def security_txt(contact: str, site_url: str, locales: tuple[str, ...], today: date) -> str:
    """The file of a site: whom to tell, until when, in which languages, where it stands."""
    expires = today + VALID
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(locales)}\n"
        f"Canonical: {site_url.rstrip('/')}/{PATH}\n"
    )
