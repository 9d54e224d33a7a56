"""Documents to bytes, one file a format. No renderer sees the corpus."""
