"""What was found out before, beside the user's other caches: never needed, and damage is overlooked."""
