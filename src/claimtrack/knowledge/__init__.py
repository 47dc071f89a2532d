"""claims/ on disk -> Records: models, loading with file:line:col problems, layers, cache, stamps, canonical writing."""
