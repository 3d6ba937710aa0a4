"""Posts → feeds, index pages and a site of their own."""
