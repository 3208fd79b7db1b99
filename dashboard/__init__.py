"""The dashboard: pages, charts and words around `analysis`."""
