"""Work done while nobody waits: taken up by workers whose death is noticed, so that no task is lost."""
