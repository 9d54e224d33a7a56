"""What the tests tried, counted: `docs/assurance.md`, and the table of the page on accessibility."""
