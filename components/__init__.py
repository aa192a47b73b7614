"""Kairo's layers, each importing only from those before it: records, analysis, wording, exhibits, screen."""
