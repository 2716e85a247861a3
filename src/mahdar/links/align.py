"""Two word lists laid side by side: runs of words alike, and chains of runs that make a passage.

Words are numbers here, equal when they count as alike; places count words, end exclusive.
Chains are free of order: a text that has the same paragraphs in another order gives one chain for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# Swept with benchmarks/links_reuse.py (data/text-reuse) and on 4,000 articles of the Saudi set; the copies of
# gold/groups-dev and its groups do not change within these ranges (benchmarks/links_sweep.py).

#: A run starts with this many words alike; 3 to 6. With 3, a tenth more passages between news, mostly names with their
#: posts, for .12 more recall where synonyms were put in; with 5, that recall falls by .12.
SEED = 4
#: Two runs belong to one passage when at most this many words lie between them, in each text; 4 to 40. Less breaks
#: edited copies into pieces (2.2 a copy with 4, 1.9 with 12), more runs over sentences that were not copied.
GAP = 12
#: A sequence of words that stands more often than this in one text is no place to start from.
MOST_REPEATS = 6

Seeds = Mapping[int, Sequence[int]]
Block = tuple[int, int, int]  # place in a, place in b, number of words


def seeds_of(words: Sequence[int], size: int | None = None) -> Seeds:
    """Return where each sequence of `size` words (by default `SEED`) stands, by the hash of the sequence.

    >>> sorted(seeds_of([7, 8, 7, 8], size=2).values())
    [[0, 2], [1]]
    """
    places: dict[int, list[int]] = {}
    for place, gram in enumerate(grams(words, SEED if size is None else size)):
        places.setdefault(gram, []).append(place)
    return places


def grams(words: Sequence[int], size: int) -> list[int]:
    """Return the hashes of all sequences of `size` words, in order; the same in every process."""
    return list(map(hash, zip(*(words[shift:] for shift in range(size)), strict=False)))


def runs(a: Sequence[int], b: Sequence[int], a_seeds: Seeds, size: int | None = None) -> list[Block]:
    """Return the longest runs of words alike, at least `size` long, sorted by their places.

    >>> a, b = [1, 2, 3, 4, 5, 9], [9, 1, 2, 3, 4, 5]
    >>> runs(a, b, seeds_of(a))
    [(0, 1, 5)]
    """
    size = SEED if size is None else size
    found: list[Block] = []
    covered: dict[int, int] = {}  # diagonal -> end in b
    a_length, b_length = len(a), len(b)
    for j, gram in enumerate(grams(b, size)):
        places = a_seeds.get(gram)
        if places is None or len(places) > MOST_REPEATS:
            continue
        for i in places:
            if covered.get(j - i, -1) > j or a[i : i + size] != b[j : j + size]:
                continue
            x, y = i + size, j + size
            while x < a_length and y < b_length and a[x] == b[y]:
                x += 1
                y += 1
            found.append((i, j, x - i))
            covered[j - i] = y
    found.sort()
    return found


def chains(blocks: Sequence[Block], gap: int | None = None) -> list[list[Block]]:
    """Return runs put together where at most `gap` words (by default `GAP`) lie between them.

    Each chain keeps the order of both texts.

    >>> chains([(0, 0, 4), (6, 5, 4), (30, 2, 5)])
    [[(0, 0, 4), (6, 5, 4)], [(30, 2, 5)]]
    """
    gap = GAP if gap is None else gap
    open_chains: list[list[Block]] = []
    done: list[list[Block]] = []
    for block in sorted(blocks):
        i, j, length = block
        still_open = []
        best: list[Block] | None = None
        best_cost = 0
        for chain in open_chains:
            last_i, last_j, last_length = chain[-1]
            i_gap, j_gap = i - last_i - last_length, j - last_j - last_length
            if i_gap > gap:
                done.append(chain)
                continue
            still_open.append(chain)
            overlap = max(0, -i_gap, -j_gap)
            if j_gap > gap or overlap >= length or i <= last_i or j <= last_j:
                continue
            cost = max(i_gap, j_gap, 0) + abs(i_gap - j_gap)
            if best is None or cost < best_cost:
                best, best_cost = chain, cost
        if best is None:
            still_open.append([block])
        else:
            last_i, last_j, last_length = best[-1]
            overlap = max(0, last_i + last_length - i, last_j + last_length - j)
            best.append((i + overlap, j + overlap, length - overlap))
        open_chains = still_open
    return sorted(done + open_chains)


def fill(a: Sequence[int], b: Sequence[int], chain: Sequence[Block]) -> list[Block]:
    """Return a chain with the words alike that stand, in order, between its runs.

    >>> fill([1, 2, 7, 3, 4], [1, 2, 8, 7, 9, 3, 4], [(0, 0, 2), (3, 5, 2)])
    [(0, 0, 2), (2, 3, 1), (3, 5, 2)]
    """
    filled: list[Block] = []
    for block in chain:
        if filled:
            i, j, length = filled[-1]
            filled.extend(_in_order(a, b, (i + length, block[0]), (j + length, block[1])))
        filled.append(block)
    return filled


def _in_order(a: Sequence[int], b: Sequence[int], a_range: tuple[int, int], b_range: tuple[int, int]) -> list[Block]:
    """Return the longest common subsequence of two short stretches, as runs."""
    (a_start, a_end), (b_start, b_end) = a_range, b_range
    rows, columns = a_end - a_start, b_end - b_start
    if rows <= 0 or columns <= 0:
        return []
    longest = [[0] * (columns + 1) for _ in range(rows + 1)]
    for x in range(rows - 1, -1, -1):
        row, below = longest[x], longest[x + 1]
        for y in range(columns - 1, -1, -1):
            row[y] = below[y + 1] + 1 if a[a_start + x] == b[b_start + y] else max(below[y], row[y + 1])
    found: list[Block] = []
    x = y = 0
    while x < rows and y < columns and longest[x][y]:
        if a[a_start + x] == b[b_start + y]:
            i, j = a_start + x, b_start + y
            if found and found[-1][0] + found[-1][2] == i and found[-1][1] + found[-1][2] == j:
                found[-1] = (found[-1][0], found[-1][1], found[-1][2] + 1)
            else:
                found.append((i, j, 1))
            x += 1
            y += 1
        elif longest[x + 1][y] >= longest[x][y + 1]:
            x += 1
        else:
            y += 1
    return found
