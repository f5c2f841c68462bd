"""Makes the large database: 10,000 articles with 200,000 notes, and 1,000,000 comments; and the peer's.

Articles go in by the service's own import over HTTP. Comments go in by SQL, as that is minutes faster, with everything
that depends on them; `marginalia check` then has to find nothing wrong. The result is kept for later runs.
"""
import concurrent.futures, hashlib, http.client, json, os, pathlib, random, sqlite3, subprocess, sys, time
from services import marginalia

TOKEN = "a-token-of-the-benchmarks"
# Part of the name of the kept file: another way of making it needs another number.
VERSION = 2


def database(binary, cache, folder, scale):
    """The path of the large database, made at the first call."""
    articles, comments = round(10_000 * scale), round(1_000_000 * scale)
    schema = hashlib.sha256()
    for migration in sorted((pathlib.Path(__file__).parents[2] / "migrations/sqlite").iterdir()):
        schema.update(migration.read_bytes())
    kept = cache / f"large-{VERSION}-{schema.hexdigest()[:8]}-{articles}-{comments}.sqlite"
    if not kept.exists():
        started = time.monotonic()
        print(f"making {articles} articles and {comments} comments", file=sys.stderr)
        made = folder / "large-being-made.sqlite"
        import_articles(binary, made, folder, articles)
        print(f"articles after {time.monotonic() - started:.0f} s", file=sys.stderr)
        write_comments(made, comments)
        print(f"comments after {time.monotonic() - started:.0f} s", file=sys.stderr)
        check = subprocess.run([binary, "check", "--database", str(made)], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
        if check.returncode != 0:
            raise SystemExit(f"the large database is not sound:\n{check.stdout}")
        os.replace(made, kept)
        print(f"made and checked in {time.monotonic() - started:.0f} s, kept as {kept}", file=sys.stderr)
    return kept


def articles(path, count):
    """The paths of some articles, spread over all."""
    connection = sqlite3.connect(path)
    slugs = [slug for slug, in connection.execute(
        "SELECT slug FROM articles WHERE slug LIKE 'article-%' ORDER BY slug")]
    connection.close()
    random.Random(3).shuffle(slugs)
    return [f"/v1/articles/{slug}" for slug in slugs[:count]]


def words_of_the_sample_alone():
    """Words that the sample has and no made text: as many finds in the large database as without it."""
    words = ["scholia", "footnote", "library", "reader", "scripture", "hypertext", "Coleridge", "index"]
    for seed in (1, 2):
        made = set(Language(random.Random(seed)).words) & {word.lower() for word in words}
        if made:
            raise SystemExit(f"made texts have words of the sample: {made}")
    return words


class Language:
    """Words made of syllables, as frequent as words are: the n-th a n-th as often as the first."""

    def __init__(self, generator, size=20_000):
        syllables = [first + vowel + last for first in "bdfghklmnprstvz" for vowel in "aeiou"
                     for last in ["", "n", "r", "s"]]
        words = set()
        while len(words) < size:
            words.add("".join(generator.choices(syllables, k=generator.choice((1, 2, 2, 3, 3, 4)))))
        self.words = sorted(words)
        generator.shuffle(self.words)
        total, self.weights = 0, []
        for rank in range(1, size + 1):
            total += 1 / rank
            self.weights.append(total)
        self.generator = generator

    def some(self, count):
        return self.generator.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, count):
        return " ".join(self.some(count)).capitalize()

    def title(self, count):
        return " ".join(word.capitalize() for word in self.some(count))


def document(number, language, works):
    """An article of six parts and twenty notes, a few of them short forms."""
    generator = language.generator
    notes = generator.sample(works, 15)
    texts = [f"{author}, *{title}* ({place}: {publisher}, {year}), {generator.randrange(1, 400)}."
             for author, title, place, publisher, year in notes]
    texts += [f"{author.split()[-1]}, *{title}*, {generator.randrange(1, 400)}." for author, title, *_ in notes[:5]]
    parts, note = [], 0
    for part in range(6):
        if part:
            parts.append(f"## {language.title(3)}")
        for paragraph in range(2):
            sentences = []
            for _ in range(6):
                sentence = language.sentence(generator.randrange(8, 18)) + "."
                if note < len(texts) and generator.random() < 0.45 or part == 5 and note < len(texts):
                    note += 1
                    sentence += f"[^{note}]"
                sentences.append(sentence)
            parts.append(" ".join(sentences))
    # What found no place stands in the last sentence.
    while note < len(texts):
        note += 1
        parts[-1] += f"[^{note}]"
    day = f"20{10 + number % 16:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    head = [f"title: {language.title(4)}", f"slug: article-{number:05}", "language: en", f"date: {day}",
            "status: published", f"authors:\n  - name: {language.title(1)} Writer {number % 500}",
            f"categories: [Subject {number % 40}]"]
    foot = [f"[^{index + 1}]: {text}" for index, text in enumerate(texts)]
    return "---\n" + "\n".join(head) + "\n---\n\n" + "\n\n".join(parts) + "\n\n" + "\n\n".join(foot) + "\n"


def import_articles(binary, path, folder, count):
    language = Language(random.Random(1))
    works = [(f"{language.title(1)} {language.title(1)}", language.title(4), language.title(1),
              f"{language.title(1)} Press", language.generator.randrange(1900, 2020)) for _ in range(2_000)]
    documents = [document(number, language, works).encode() for number in range(1, count + 1)]
    os.environ["MARGINALIA_EDITOR_TOKEN"] = TOKEN
    with marginalia(binary, path, folder) as service:
        del os.environ["MARGINALIA_EDITOR_TOKEN"]

        def put(first):
            client = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
            for number in range(first, count, 8):
                client.request("PUT", f"/v1/editor/articles/article-{number + 1:05}", documents[number],
                               {"Content-Type": "text/markdown", "Authorization": f"Bearer {TOKEN}"})
                answer = client.getresponse()
                content = answer.read()
                if answer.status not in (200, 201):
                    raise SystemExit(f"article {number}: {answer.status} {content[:300]}")
            client.close()

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(put, range(8)))


def write_comments(path, count):
    """Comments of two years, spread over the articles, two of five of them replies, with all that depends on them.

    They are years old: the digests of their addresses are forgotten, as the service forgets them after 90 days.
    """
    generator = random.Random(2)
    language = Language(generator)
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;"
                     "PRAGMA foreign_keys = OFF; BEGIN;")
    targets = db.execute("SELECT id, slug FROM articles WHERE slug LIKE 'article-%' ORDER BY slug").fetchall()
    anchors = {}
    for article, anchor in db.execute("SELECT article_id, anchor FROM sections WHERE anchor <> 'lead'"):
        anchors.setdefault(article, []).append(anchor)
    indexes = [row for row in db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN ('comments', 'changes')")]
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")

    begin, last = 1_640_000_000_000, {}

    def rows():
        for number in range(count):
            article, slug = targets[generator.randrange(len(targets))]
            at = begin + number * 60_000
            # UUIDv7: 48 bits of time, the version, 12 random bits, the variant, 62 random bits.
            number_of_it = at << 80 | 7 << 76 | generator.getrandbits(12) << 64 | 2 << 62 | generator.getrandbits(62)
            identifier = number_of_it.to_bytes(16, "big")
            parent = root = None
            depth = 0
            if article in last and generator.random() < 0.4:
                parent, root, depth = last[article]
                depth += 1
            # A thread is four deep at most.
            if depth < 3:
                last[article] = (identifier, root or identifier, depth)
            section = citation = None
            chance = generator.random()
            if chance < 0.1:
                section = generator.choice(anchors[article])
            elif chance < 0.15:
                citation = generator.randrange(1, 21)
            body = language.sentence(generator.randrange(8, 30)) + "."
            reader = generator.randrange(50_000)
            yield (article, identifier, parent, root or identifier, depth, f"Reader {reader}",
                   f"{reader:032x}", body, f"<p>{body}</p>", at, section, citation,
                   *(generator.randbytes(32).hex() for _ in range(3)))

    db.executemany(
        "INSERT INTO comments (article_id, id, parent_id, root_id, depth, author_name, avatar_seed, is_editor, body,"
        " html, status, created_at, anchor_section, anchor_citation, upvotes, downvotes, score, is_pinned, is_shown,"
        " edit_token_hash, author_token_hash, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 'published', ?, ?, ?, 0, 0, 0, 0, 1, ?, ?, ?)", rows())
    db.execute("INSERT INTO changes (kind, article_id, comment_id, at, article_slug)"
               " SELECT 'commentPublished', c.article_id, c.id, c.created_at, a.slug FROM comments c"
               " JOIN articles a ON a.id = c.article_id WHERE a.slug LIKE 'article-%' ORDER BY c.row_id")
    for _, sql in indexes:
        db.execute(sql)
    # Every one of these comments is published, so replies that count and replies that are shown are the same.
    for table, key, column, condition in [
        ("articles", "articles.id", "comment_count", ""),
        ("sections", "sections.article_id", "comment_count", " AND c.anchor_section = sections.anchor"),
        ("citations", "citations.article_id", "comment_count", " AND c.anchor_citation = citations.number"),
        ("comments", "comments.article_id", "reply_count", " AND c.parent_id = comments.id"),
        ("comments", "comments.article_id", "shown_reply_count", " AND c.parent_id = comments.id"),
    ]:
        number = f"(SELECT count(*) FROM comments c WHERE c.article_id = {key}{condition})"
        db.execute(f"UPDATE {table} SET {column} = {number} WHERE {column} <> {number}")
    db.execute("INSERT INTO comment_search (comment_search) VALUES ('rebuild')")
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


def fill_peer(path, article):
    """Puts our article in the place of the peer's own, with all that ours tells, so that both send about as much:
    sections with text and HTML, notes with text, HTML, works and the sentences that they support."""
    article = json.loads(article)

    def told(value):
        """Every text and number below a value, in order."""
        if isinstance(value, dict):
            return [text for part in value.values() for text in told(part)]
        if isinstance(value, list):
            return [text for part in value for text in told(part)]
        return [] if value is None or isinstance(value, bool) else [str(value)]

    sections = [(number, section["heading"], section["text"] + "\n" + section["html"])
                for number, section in enumerate(article["sections"])]
    notes = [(note["number"], "\n".join(told([note["text"], note["html"], note["sources"], note["citedIn"]])),
              next((source["url"] for source in note["sources"]), None)) for note in article["citations"]]
    db = sqlite3.connect(path)
    with db:
        identifier = db.execute("SELECT id FROM article").fetchone()[0]
        for table in ("section", "citation"):
            db.execute(f"DELETE FROM {table}")
        db.execute("UPDATE article SET slug = ?, title = ?, byline = ?, publishedOn = ?", (
            article["slug"], article["title"], ", ".join(person["name"] for person in article["contributors"]),
            article["publishedOn"]))
        db.executemany("INSERT INTO section VALUES (?, ?, ?, ?)", [(identifier, *section) for section in sections])
        db.executemany("INSERT INTO citation VALUES (?, ?, ?, ?)", [(identifier, *note) for note in notes])
    db.close()
