"""What follows from the record: pure functions of a dossier and parameters."""
