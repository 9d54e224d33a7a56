"""Views to documents: what each page says, before any format."""
