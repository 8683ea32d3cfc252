"""Compares the queue, or what was recorded from it, with the gold of the seed; for .ci/window-queue.

  parley queue PROJECT --json | queue_gold.py wanted GOLD        a line for each row: Return for a statement that must
                                                                 be recorded, space for another
  parley statements PROJECT --json | queue_gold.py recorded GOLD fails unless the statements that must be recorded are,
                                                                 each once, and nothing else
"""
import json
import sys


def spans(parts):
    return [(p["start"], p["end"]) for p in parts]


def same(a, b):
    """The share of bytes that two lists of spans have in common is at least half."""
    both = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    return 2 * both >= sum(e - s for s, e in a) + sum(e - s for s, e in b) - both


def meets(gold, holder, content):
    return gold["holder"] == holder and same(spans(gold["content"]), content)


def main():
    what, path = sys.argv[1:]
    with open(path, encoding="utf-8") as f:
        gold = json.load(f)
    must = [s for s in gold["statements"] if s["need"] == "must"]
    if what == "wanted":
        open_ = json.load(sys.stdin)["offers"]
        left = list(must)
        for o in open_:
            hit = next((g for g in left if meets(g, o["holder"], spans(o["content"]))), None)
            if hit:
                left.remove(hit)
            print("Return" if hit else "space")
        if left:
            sys.exit("not in the queue: " + ", ".join(g["id"] for g in left))
        return
    recorded = [json.loads(line) for line in sys.stdin if line.strip()]
    left, wrong = list(must), []
    for s in recorded:
        content = [(p["start"], p["end"]) for p in s["passages"] if p["role"] == "content"]
        hit = next((g for g in left if meets(g, s["holder"], content)), None)
        if hit is None:
            wrong.append("%s is no statement of the gold" % s["id"])
            continue
        left.remove(hit)
        for field in ("issue", "stance"):
            got, ok = s.get(field), [hit[field]] + hit["acceptable"].get(field, [])
            if got is not None and got not in ok:
                wrong.append("%s (%s): %s is %s, not %s" % (s["id"], hit["id"], field, got, hit[field]))
    wrong += ["%s was not recorded" % g["id"] for g in left]
    if wrong:
        sys.exit("\n".join(wrong))
    coded = sum(1 for s in recorded if s.get("issue") and s.get("stance"))
    print("%d of %d statements recorded as in the gold, %d of them with issue and stance" % (len(recorded), len(must), coded))


main()
