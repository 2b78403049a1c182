"""What leaves the house: tables as CSV and data packages, with their description."""
