"""One module a kind of fact, discovered by name: ``extract(doc, mentions)`` relates mentions, in any order."""
