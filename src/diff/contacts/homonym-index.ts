import { distance } from 'fastest-levenshtein';

/** The greatest edit distance that the index answers for. */
const maxDistance = 2;
const parts = maxDistance + 1;

/** A name that is similar to the one searched for. */
export interface NearName {
  /** The slot that `add` returned. */
  readonly slot: number;
  /** Levenshtein distance: 0, 1 or 2. */
  readonly distance: number;
}

/** An index of names for searching by edit distance, without a scan of all names. */
export interface HomonymIndex {
  /** The number of names. */
  readonly size: number;
  /** Adds a name and returns its slot: 0, 1, 2 … */
  add(name: string): number;
  /** Removes a name; its slot is not reused. */
  remove(slot: number): void;
  /** All names within an edit distance of 2, in no particular order. */
  near(name: string): readonly NearName[];
}

/**
 * The letters of a text as bits (26 letters, and 6 bits for all other characters): those it has
 * once at least, and twice at least.
 */
interface Letters {
  readonly once: number;
  readonly twice: number;
}

function lettersOf(text: string): Letters {
  let once = 0;
  let twice = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const bit = 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
    twice |= once & bit;
    once |= bit;
  }
  return { once, twice };
}

function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Where segment `part` of a text of `length` begins: the later ones take the letters that do not
 * divide evenly.
 */
function segmentStart(length: number, part: number): number {
  const short = Math.floor(length / parts);
  return part * short + Math.max(0, part - (parts - (length % parts)));
}

/** Hash of a segment together with its number and the length of the whole text. */
function segmentHash(text: string, from: number, to: number, length: number, part: number): number {
  let hash = Math.imul(length * parts + part + 1, 0x9e3779b1);
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * The built part of the index: slots by the hash of their segments, in one array with an offset per
 * bucket.
 */
interface Postings {
  /** Slots below are in `slots`; the others wait to be built in. */
  readonly built: number;
  readonly shift: number;
  readonly offsets: Uint32Array;
  readonly slots: Uint32Array;
}

function buildPostings(names: readonly string[]): Postings {
  let long = 0;
  for (const name of names) if (name.length >= parts) long += 1;
  const bits = Math.max(4, Math.ceil(Math.log2(long * parts + 1)));
  const shift = 32 - bits;
  const buckets = new Uint32Array(names.length * parts);
  const offsets = new Uint32Array((1 << bits) + 1);
  for (let slot = 0; slot < names.length; slot += 1) {
    const name = names[slot] ?? '';
    if (name.length < parts) continue;
    for (let part = 0; part < parts; part += 1) {
      const from = segmentStart(name.length, part);
      const to = segmentStart(name.length, part + 1);
      const bucket = segmentHash(name, from, to, name.length, part) >>> shift;
      buckets[slot * parts + part] = bucket;
      offsets[bucket + 1] = (offsets[bucket + 1] ?? 0) + 1;
    }
  }
  for (let i = 1; i < offsets.length; i += 1) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const slots = new Uint32Array(long * parts);
  const next = offsets.slice();
  for (let slot = 0; slot < names.length; slot += 1) {
    if ((names[slot] ?? '').length < parts) continue;
    for (let part = 0; part < parts; part += 1) {
      const bucket = buckets[slot * parts + part] ?? 0;
      const at = next[bucket] ?? 0;
      slots[at] = slot;
      next[bucket] = at + 1;
    }
  }
  return { built: names.length, shift, offsets, slots };
}

/**
 * An index of names for homonyms. Two names within 2 edits share one of three segments almost in
 * place (Li, Deng, Wang, Feng: Pass-Join, VLDB 2011, with its multi-match-aware choice of
 * substrings); those are filtered by their letters and verified by Levenshtein distance. No name is
 * missed. Names that were added since the last build are scanned until there are enough of them.
 *
 * @param names already normalised; the slots are their positions.
 * @example
 * const index = createHomonymIndex(['jeanmartin', 'zoebernard'])
 * index.near('jeanmartn')   // [{ slot: 0, distance: 1 }]
 */
export function createHomonymIndex(names: Iterable<string> = []): HomonymIndex {
  const all: string[] = [...names];
  let once = new Int32Array(Math.max(16, all.length));
  let twice = new Int32Array(once.length);
  let stamps = new Uint32Array(once.length);
  let stamp = 0;
  let gone = 0;
  /** Slots of names that are too short to be cut in three. */
  const tiny: number[] = [];
  for (const [slot, name] of all.entries()) note(slot, name);
  let postings = buildPostings(all);

  function note(slot: number, name: string): void {
    if (slot >= once.length) {
      const size = once.length * 2;
      const old = { once, twice, stamps };
      once = new Int32Array(size);
      twice = new Int32Array(size);
      stamps = new Uint32Array(size);
      once.set(old.once);
      twice.set(old.twice);
      stamps.set(old.stamps);
    }
    const letters = lettersOf(name);
    once[slot] = letters.once;
    twice[slot] = letters.twice;
    if (name.length < parts) tiny.push(slot);
  }

  return {
    get size() {
      return all.length - gone;
    },
    add(name) {
      const slot = all.push(name) - 1;
      note(slot, name);
      if (all.length - postings.built > Math.max(512, postings.built >>> 3)) postings = buildPostings(all);
      return slot;
    },
    remove(slot) {
      if (slot < all.length && all[slot] !== '') {
        // A blank name is near nothing.
        all[slot] = '';
        gone += 1;
      }
    },
    near(name) {
      const found: NearName[] = [];
      const mine = lettersOf(name);
      const length = name.length;
      if (stamp === 0xffffffff) {
        stamps.fill(0);
        stamp = 0;
      }
      stamp += 1;

      const verify = (slot: number) => {
        const itsOnce = once[slot] ?? 0;
        const itsTwice = twice[slot] ?? 0;
        // An edit adds at most one letter and removes at most one.
        if (ones(mine.once & ~itsOnce) + ones(mine.twice & ~itsTwice) > maxDistance) return;
        if (ones(itsOnce & ~mine.once) + ones(itsTwice & ~mine.twice) > maxDistance) return;
        if (stamps[slot] === stamp) return;
        stamps[slot] = stamp;
        const candidate = all[slot] ?? '';
        if (candidate === '' || Math.abs(candidate.length - length) > maxDistance) return;
        const edits = distance(name, candidate);
        if (edits <= maxDistance) found.push({ slot, distance: edits });
      };

      const { built, shift, offsets, slots } = postings;
      for (let size = Math.max(parts, length - maxDistance); size <= length + maxDistance; size += 1) {
        const delta = length - size;
        for (let part = 0; part < parts; part += 1) {
          const start = segmentStart(size, part);
          const width = segmentStart(size, part + 1) - start;
          const left = part;
          const right = maxDistance - part;
          const first = Math.max(0, start - left, start + delta - right);
          const last = Math.min(length - width, start + left, start + delta + right);
          for (let from = first; from <= last; from += 1) {
            const bucket = segmentHash(name, from, from + width, size, part) >>> shift;
            const end = offsets[bucket + 1] ?? 0;
            for (let at = offsets[bucket] ?? 0; at < end; at += 1) verify(slots[at] ?? 0);
          }
        }
      }
      if (length <= parts - 1 + maxDistance) for (const slot of tiny) verify(slot);
      for (let slot = built; slot < all.length; slot += 1) verify(slot);
      return found;
    },
  };
}
