"""Word-processor files, presentations and workbooks."""
