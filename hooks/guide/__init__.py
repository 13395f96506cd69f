"""The guide itself: content files in, checked content and page views out. Knows nothing of MkDocs."""
