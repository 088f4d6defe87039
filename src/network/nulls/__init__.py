"""What would be seen if fields did not matter: labels shuffled, presences traded, ties swapped."""
