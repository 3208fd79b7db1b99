"""Names as pages ask for them: counted, by source and over time, together, and mended."""
