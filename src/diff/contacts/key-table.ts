/**
 * What a key is about. One text may be a phone number and a name: each kind has keys of its own.
 */
export type KeyKind =
  | 'reference'
  | 'siret'
  | 'siren'
  | 'vat'
  | 'email'
  | 'phone'
  | 'street'
  | 'street-city'
  | 'street-bare'
  | 'postcode'
  | 'surname'
  | 'surname-city'
  | 'surname-without-postcode'
  | 'given'
  | 'bag'
  | 'firm'
  | 'last'
  | 'first';

const salts: Readonly<Record<KeyKind, number>> = {
  reference: 0x1f123bb5,
  siret: 0x2545f491,
  siren: 0x3c6ef372,
  vat: 0x4cf5ad43,
  email: 0x51ed270b,
  phone: 0x6a09e667,
  street: 0x7feb352d,
  'street-city': 0x70f3a1c5,
  'street-bare': 0x73b9e4d7,
  postcode: 0x846ca68b,
  surname: 0x9e3779b1,
  'surname-city': 0x9216d5d9,
  'surname-without-postcode': 0x97f4a7c1,
  given: 0x98dfb5ac,
  bag: 0xa54ff53a,
  firm: 0xb5297a4d,
  last: 0xc2b2ae35,
  first: 0xd35a2d97,
};

/** A text as a number of 32 bits. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * A key of up to three parts as a number of 32 bits. Two keys may have the same number; the caller
 * compares what it finds.
 */
export function keyHash(kind: KeyKind, a: number, b = 0, c = 0): number {
  let hash = Math.imul(salts[kind] ^ a, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0x27d4eb2f);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Slots by the hash of a key. */
export interface KeyTable {
  put(hash: number, slot: number): void;
  /** Counts one slot less under a hash: its owner has removed it. */
  drop(hash: number): void;
  /** Calls back with each slot under a hash, including those that the owner has removed. */
  each(hash: number, found: (slot: number) => void): void;
  /** How many slots are under a hash, without those that were dropped. */
  count(hash: number): number;
}

interface Built {
  readonly entries: number;
  readonly shift: number;
  /** Where each bucket begins. */
  readonly offsets: Uint32Array;
  /** Hash and slot of each entry, one after the other: what is looked at together lies together. */
  readonly pairs: Uint32Array;
}

/**
 * The power of two of how many entries a bucket has, or so: the table of buckets stays small enough
 * for a cache.
 */
const perBucket = 1;

function build(hashes: Uint32Array, slots: Uint32Array, entries: number): Built {
  const bits = Math.min(24, Math.max(4, Math.ceil(Math.log2(entries + 1)) - perBucket));
  const shift = 32 - bits;
  const offsets = new Uint32Array((1 << bits) + 1);
  for (let at = 0; at < entries; at += 1) {
    const bucket = (hashes[at] ?? 0) >>> shift;
    offsets[bucket] = (offsets[bucket] ?? 0) + 1;
  }
  for (let at = 1; at < offsets.length; at += 1) offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  // From the last entry to the first, each before those of its bucket that came after it.
  const pairs = new Uint32Array(2 * entries);
  for (let at = entries - 1; at >= 0; at -= 1) {
    const hash = hashes[at] ?? 0;
    const to = (offsets[hash >>> shift] ?? 0) - 1;
    offsets[hash >>> shift] = to;
    pairs[2 * to] = hash;
    pairs[2 * to + 1] = slots[at] ?? 0;
  }
  return { entries, shift, offsets, pairs };
}

/** A key that more contacts share is stored once. */
const often = 16;

/**
 * A table of keys in three arrays: a map of as many strings takes ten times as long to fill. Keys
 * that are added after the first look-up are kept in a small map until there are enough of them.
 */
export function createKeyTable(expected: number): KeyTable {
  let hashes = new Uint32Array(Math.max(64, expected));
  let slots = new Uint32Array(hashes.length);
  let entries = 0;
  let built: Built | undefined;
  const late = new Map<number, number[]>();
  // A first name that thousands have is counted once, not for each person who has it.
  const counts = new Map<number, number>();
  const dropped = new Map<number, number>();

  function current(): Built {
    if (built === undefined || entries - built.entries > Math.max(2_048, built.entries >>> 2)) {
      built = build(hashes, slots, entries);
      late.clear();
      counts.clear();
    }
    return built;
  }

  return {
    put(hash, slot) {
      if (entries === hashes.length) {
        const old = { hashes, slots };
        hashes = new Uint32Array(entries * 2);
        slots = new Uint32Array(entries * 2);
        hashes.set(old.hashes);
        slots.set(old.slots);
      }
      hashes[entries] = hash;
      slots[entries] = slot;
      entries += 1;
      if (built === undefined) return;
      counts.delete(hash);
      const others = late.get(hash);
      if (others) others.push(slot);
      else late.set(hash, [slot]);
    },
    drop(hash) {
      dropped.set(hash, (dropped.get(hash) ?? 0) + 1);
      counts.delete(hash);
    },
    each(hash, found) {
      const { offsets, pairs, shift } = current();
      const bucket = hash >>> shift;
      const end = 2 * (offsets[bucket + 1] ?? 0);
      for (let at = 2 * (offsets[bucket] ?? 0); at < end; at += 2)
        if (pairs[at] === hash) found(pairs[at + 1] ?? 0);
      for (const slot of late.get(hash) ?? []) found(slot);
    },
    count(hash) {
      const { offsets, pairs, shift } = current();
      const known = counts.get(hash);
      if (known !== undefined) return known;
      const bucket = hash >>> shift;
      const end = 2 * (offsets[bucket + 1] ?? 0);
      let count = (late.get(hash)?.length ?? 0) - (dropped.get(hash) ?? 0);
      for (let at = 2 * (offsets[bucket] ?? 0); at < end; at += 2) if (pairs[at] === hash) count += 1;
      if (count > often) counts.set(hash, count);
      return count;
    },
  };
}
