"""From documents to an output folder: mapped and kept, united, published, switched to; the next build takes up the last."""
