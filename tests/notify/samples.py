"""News of one run, as the tests send it."""

from paperdigest.notify.news import Item, News, PostNews, Skip

SHEEP = Item(
    "2405.00001v1",
    'Counting <Sheep> & "Goats"',
    "http://arxiv.org/abs/2405.00001v1",
    (("zh", "我们数羊。"), ("en", "We count sheep.")),
    ((("zh", "有 12 只。"), ("en", "There are 12.")),),
)
GOATS = Item("goats", "Goats at Night", "")
NEWS = News(
    (
        PostNews("Sheep", "posts/2024-06-01/Sheep.md", (SHEEP,)),
        PostNews("Goats", "posts/2024-06-01/Goats.md", (GOATS,)),
    ),
    (Skip("2405.00002v1", "Gone", "no readable text"),),
)
