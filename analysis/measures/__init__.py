"""Measures: arrays in, arrays out, one function each, with its formula, its source and a golden test."""
