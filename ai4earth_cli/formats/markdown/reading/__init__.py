"""Reading the tables of a page: which columns they have, what their rows say, under which heading they stand."""
