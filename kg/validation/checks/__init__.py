"""Shapes, compiled once into checks on N-Triples terms: what judges records as they are linked."""
