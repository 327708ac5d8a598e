"""What is particular to Chinese text: folding, numerals, dates, clauses, word boundaries."""
