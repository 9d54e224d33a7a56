"""Each rule that protects a reader, broken once on purpose: the test or check that holds it must see that."""
