"""What a command was asked for and cannot be had."""

from __future__ import annotations


class AskedError(Exception):
    """Said in one line; `code` is 2 where it was asked for wrongly, 1 where the project is why."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
