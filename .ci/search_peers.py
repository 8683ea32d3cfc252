"""The part of .ci/search-peers that asks SQLite FTS5 and prints both sides."""
import json, os, re, sqlite3, sys, time

work, corpus = sys.argv[1:]
wall, cpu = time.perf_counter, time.process_time


def articles():
    with open(corpus, encoding="utf-8") as f:
        for i, line in enumerate(f):
            title, source, date, body = line.rstrip("\n").split("\x1f")
            yield i, title, body.replace("\x1e", "\n"), source, date


db = sqlite3.connect(work + "/fts.db")
db.executescript("""PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;
CREATE TABLE meta(id INTEGER PRIMARY KEY, source TEXT, date TEXT, lang TEXT);
CREATE INDEX meta_date ON meta(date);
CREATE VIRTUAL TABLE stem USING fts5(title, body, content='doc', content_rowid='id', tokenize="porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE exact USING fts5(title, body, content='doc', content_rowid='id', tokenize="unicode61 remove_diacritics 2");""")
clock = used = size = count = 0
for i, title, body, source, date in articles():
    size += len(body.encode())
    count += 1
    start, before = wall(), cpu()
    db.execute("INSERT INTO meta VALUES(?,?,?,?)", (i, source, date, "en"))
    for t in ("stem", "exact"):
        db.execute("INSERT INTO %s(rowid,title,body) VALUES(?,?,?)" % t, (i, title, body))
    clock, used = clock + wall() - start, used + cpu() - before
start, before = wall(), cpu()
db.commit()
clock, used = clock + wall() - start, used + cpu() - before
fts = {"articles/s": count / clock, "MB/cpu-s": size / 1e6 / used, "index/text": os.path.getsize(work + "/fts.db") / size}
# The texts, for snippets; they do not count as index.
db.execute("CREATE TABLE doc(id INTEGER PRIMARY KEY, title TEXT, body TEXT)")
db.executemany("INSERT INTO doc VALUES(?,?,?)", ((i, t, b) for i, t, b, _, _ in articles()))
db.commit()

said = open(work + "/index.out").read()
ours = {unit: float(v) for v, unit in re.findall(r"([\d.]+) (articles/s|MB/cpu-s|index/text|MB-heap-peak|s)\b", said)}
print("%d articles, %.1f MB of text; load %.1f" % (count, size / 1e6, os.getloadavg()[0]))
for unit in ("articles/s", "MB/cpu-s", "index/text"):
    print("%-24s %10.2f  FTS5 %10.2f  ratio %.2f" % (unit, ours[unit], fts[unit], ours[unit] / fts[unit]))
print("indexing everything, as a rebuild does: %.1f s, the heap rose by %.0f MB" % (ours["s"], ours["MB-heap-peak"]))

q = lambda s: '"%s"' % s


class Match:
    """A query of one FTS5 table; what else it asks stands in where."""

    def __init__(self, table, text, where=""):
        self.table, self.text, self.where = table, text.replace("'", "''"), where

    def sql(self):
        return "SELECT rowid FROM %s WHERE %s MATCH '%s'%s" % (self.table, self.table, self.text, self.where)

    def snippet(self, ids):
        return "SELECT snippet(%s, 1, '[', ']', '…', 40) FROM %s WHERE %s MATCH '%s' AND rowid IN (%s)" % (self.table, self.table, self.table, self.text, ids)


def dates(a, b, column="date"):
    return "%s >= '%s' AND %s < '%d'" % (column, a, column, int(b) + 1)


def near(a, b):
    return "NEAR(%s %s, 4)" % (q(a), q(b))


in_dates = lambda a, b: " AND rowid IN (SELECT id FROM meta WHERE %s)" % dates(a, b)
classes = {
    "rare word": lambda w: Match("stem", q(w[0])),
    "common word": lambda w: Match("stem", q(w[0])),
    "and": lambda w: Match("stem", q(w[0]) + " " + q(w[1])),
    "or of ten": lambda w: Match("stem", " OR ".join(map(q, w))),
    "not": lambda w: Match("stem", "%s NOT %s" % (q(w[0]), q(w[1]))),
    "phrase of common words": lambda w: Match("exact", '"%s %s"' % (w[0], w[1])),
    "phrase of rarer words": lambda w: Match("exact", '"%s %s"' % (w[0], w[1])),
    "near": lambda w: Match("stem", near(w[0], w[1])),
    "near of common words": lambda w: Match("stem", near(w[0], w[1])),
    "prefix of four": lambda w: Match("exact", w[0] + "*"),
    "date range": lambda w: "SELECT id FROM meta WHERE " + dates(*w),
    "date and word": lambda w: Match("stem", q(w[2]), in_dates(*w[:2])),
    "analyst": lambda w: "SELECT id FROM meta WHERE (id IN (%s) OR id IN (%s)) AND %s AND id NOT IN (%s)" % (
        Match("exact", '"%s %s"' % (w[0], w[1])).sql(), Match("stem", near(w[2], w[3])).sql(), dates("2020", "2023"), Match("stem", q(w[4])).sql()),
    "facets": lambda w: Match("stem", q(w[0])),
    "oldest first": lambda w: Match("stem", q(w[0])),
    "relevance": lambda w: Match("stem", q(w[0]) + " " + q(w[1])),
}


def ask(name, words, snippets):
    m = classes[name](words)
    sql = m if isinstance(m, str) else m.sql()
    db.execute("SELECT count(*) FROM (%s)" % sql).fetchall()
    if name == "relevance":
        rows = db.execute(sql + " ORDER BY rank LIMIT 50").fetchall()
    else:
        rows = db.execute("SELECT id FROM meta WHERE id IN (%s) ORDER BY date %s LIMIT 50" % (sql, "" if name == "oldest first" else "DESC")).fetchall()
    if name == "facets":
        for e in ("source", "substr(date,1,7)", "lang"):
            db.execute("SELECT %s, count(*) FROM meta WHERE id IN (%s) GROUP BY 1" % (e, sql)).fetchall()
    if snippets and not isinstance(m, str) and rows:
        db.execute(m.snippet(",".join(str(r[0]) for r in rows))).fetchall()


def p95(times):
    return sorted(times)[min(len(times) - 1, len(times) * 95 // 100)] * 1000


def measure(name, queries, snippets):
    walls, cpus = [], []
    for words in queries:
        start, before = wall(), cpu()
        ask(name, words, snippets)
        walls.append(wall() - start)
        cpus.append(cpu() - before)
    return p95(walls), p95(cpus)


mine, other = {}, []
for line in open(work + "/search.out"):
    f = re.match(r"Benchmark(SearchWhileIndexing|Search|Open)/(\S+?)(?:-\d+)?\s+\d+\s", line)
    if not f:
        continue
    m = {unit: float(v) for v, unit in re.findall(r"([\d.]+) (\S+)", line)}
    name = f.group(2).replace("_", " ")
    if f.group(1) == "SearchWhileIndexing":
        name = "typing, " + name
    mine[name] = m
    if name not in classes:
        other.append((name, m))
if not mine:
    sys.exit("no figures of ours")
print("\n%-24s %8s | %8s %8s %6s | %8s %8s %6s %6s" % ("p95 ms, by the clock", "articles", "Parley", "FTS5", "ratio", "cpu", "FTS5", "ratio", "snippet"))
for name, queries in json.load(open(work + "/queries")).items():
    if name not in classes or name not in mine:
        continue
    m = mine[name]
    a, c = measure(name, queries, False)
    _, s = measure(name, queries, True)
    print("%-24s %8.0f | %8.2f %8.2f %6.2f | %8.2f %8.2f %6.2f %6.2f" % (
        name, m["articles"], m["p95-ms"], a, m["p95-ms"] / a, m["cpu-p95-ms"], c, m["cpu-p95-ms"] / c, m["cpu-p95-ms"] / s))
print("ratio: of processor time; snippet: the same where FTS5 gives the snippets too\n")
for name, m in other:
    print("%-28s %s" % (name, "  ".join("%s %s" % (v, unit) for unit, v in m.items() if unit not in ("ns/op",))))
