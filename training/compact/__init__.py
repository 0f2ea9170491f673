"""The compact appearance model: crops, training, export and report."""
