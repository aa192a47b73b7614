"""What is shown: one function an exhibit, from a dossier and filters to an exhibit."""
