import assert from 'node:assert/strict';
import type { JsonValue } from '../core/index.js';
import type { StorageEntry, StorageLease, StorageRange, StorageWrite } from '../storage/index.js';
import { type ContractCase, type ContractCases, readAll } from './storage-contract-kit.js';

const histories = 12;
const stepsPerHistory = 60;
const keys = ['a', 'a/', 'a/1', 'a/10', 'a/2', 'b', 'é', '\ue000', '\uffff', '😀', '😀/1', '𝄞'];
const leaseNames = ['run/a', 'run/b'];
const ttlMs = 1_000;
/** A commit that is wrong in both ways may tell either. */
const either = 'conflict or lost lease';

/**
 * What a storage should hold, in the plainest way: a list that is sorted by bytes whenever it is
 * read.
 */
interface Model {
  readonly values: Map<string, string>;
  /** `until` is 0 once it was given back. */
  readonly leases: Map<string, { token: number; until: number }>;
}

interface Dice {
  /** A whole number from 0 to `sides` - 1. */
  roll(sides: number): number;
  pick<T>(from: readonly T[]): T;
}

/**
 * Random histories: the storage must answer each step as the model does, and hold the same in the
 * end.
 */
export const historyCases: ContractCases = Object.fromEntries(
  Array.from({ length: histories }, (_, seed) => [
    `a random history gives what the model gives (seed ${seed})`,
    (given: ContractCase) => play(given, createDice(seed)),
  ]),
);

async function play({ storage, clock, reopen }: ContractCase, dice: Dice): Promise<void> {
  const model: Model = { values: new Map(), leases: new Map() };
  const leases: StorageLease[] = [];
  const storages = reopen === undefined ? [storage] : [storage, await reopen()];

  async function commit(): Promise<void> {
    const writes = Array.from({ length: dice.roll(8) }, () => randomWrite(dice));
    const lease = leases.length > 0 && dice.roll(2) === 0 ? dice.pick(leases) : undefined;
    const expected = commitToModel(model, writes, lease);
    const code = await codeOf(dice.pick(storages).commit(writes, { lease }));
    const allowed = expected === either ? ['storage.conflict', 'storage.lease-lost'] : [expected];
    assert.ok(allowed.includes(code), `${code} instead of ${expected} for ${JSON.stringify(writes)}`);
  }

  async function range(): Promise<void> {
    const bound = () => (dice.roll(3) === 0 ? undefined : dice.pick(keys));
    const limit = dice.roll(3) === 0 ? dice.roll(5) : undefined;
    const options: StorageRange = { from: bound(), to: bound(), reverse: dice.roll(2) === 0, limit };
    assert.deepEqual(await readAll(dice.pick(storages), options), rangeOfModel(model, options));
  }

  async function get(): Promise<void> {
    const key = dice.pick(keys);
    const text = model.values.get(key);
    assert.deepEqual(await dice.pick(storages).get(key), text === undefined ? undefined : JSON.parse(text));
  }

  async function take(): Promise<void> {
    const name = dice.pick(leaseNames);
    const lease = await dice.pick(storages).lease(name, { ttlMs, owner: 'player' });
    const known = model.leases.get(name);
    assert.equal(lease !== undefined, known === undefined || known.until <= clock.now(), `lease ${name}`);
    if (lease === undefined) return;
    assert.ok(lease.token > (known?.token ?? 0));
    model.leases.set(name, { token: lease.token, until: clock.now() + ttlMs });
    leases.push(lease);
  }

  async function renew(): Promise<void> {
    if (leases.length === 0) return;
    const lease = dice.pick(leases);
    const isHeld = heldInModel(model, lease);
    assert.equal(await codeOf(lease.renew()), isHeld ? undefined : 'storage.lease-lost', 'renew');
    if (isHeld) model.leases.set(lease.name, { token: lease.token, until: clock.now() + ttlMs });
  }

  async function release(): Promise<void> {
    if (leases.length === 0) return;
    const lease = dice.pick(leases);
    await lease.release();
    if (heldInModel(model, lease)) model.leases.set(lease.name, { token: lease.token, until: 0 });
  }

  async function pass(): Promise<void> {
    clock.advance(dice.roll(ttlMs));
  }

  const actions = [commit, commit, commit, commit, range, range, get, take, take, renew, release, pass];
  for (let step = 0; step < stepsPerHistory; step++) await dice.pick(actions)();
  assert.deepEqual(await readAll(storage), rangeOfModel(model, {}));
}

function randomWrite(dice: Dice): StorageWrite {
  const key = dice.pick(keys);
  const kind = dice.roll(5);
  if (kind === 0) return { delete: key };
  const values: readonly JsonValue[] = [
    null,
    0,
    dice.roll(1_000),
    'text',
    { n: dice.roll(9) },
    [[dice.roll(9)], key],
  ];
  return { put: key, value: dice.pick(values), ...(kind === 1 ? { ifAbsent: true } : {}) };
}

function heldInModel(model: Model, lease: StorageLease): boolean {
  const known = model.leases.get(lease.name);
  return known?.token === lease.token && known.until !== 0;
}

/** The error code that the commit has to fail with. */
function commitToModel(
  model: Model,
  writes: readonly StorageWrite[],
  lease: StorageLease | undefined,
): string | undefined {
  const fails = lease !== undefined && !heldInModel(model, lease);
  const after = new Map(model.values);
  let conflict = false;
  for (const write of writes) {
    if ('delete' in write) {
      after.delete(write.delete);
      continue;
    }
    conflict ||= write.ifAbsent === true && after.has(write.put);
    after.set(write.put, JSON.stringify(write.value));
  }
  if (conflict && fails) return either;
  if (conflict) return 'storage.conflict';
  if (fails) return 'storage.lease-lost';
  model.values.clear();
  for (const [key, text] of after) model.values.set(key, text);
  return undefined;
}

function rangeOfModel(model: Model, { from, to, limit, reverse }: StorageRange): readonly StorageEntry[] {
  const bytes = (text: string) => Buffer.from(text, 'utf8');
  const inside = [...model.values.keys()].filter(
    (key) =>
      (from === undefined || Buffer.compare(bytes(key), bytes(from)) >= 0) &&
      (to === undefined || Buffer.compare(bytes(key), bytes(to)) < 0),
  );
  inside.sort((a, b) => Buffer.compare(bytes(a), bytes(b)));
  if (reverse) inside.reverse();
  return inside
    .slice(0, limit ?? inside.length)
    .map((key) => ({ key, value: JSON.parse(model.values.get(key) ?? 'null') as JsonValue }));
}

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

/** A small generator of its own (mulberry32), so that a seed gives the same history everywhere. */
function createDice(seed: number): Dice {
  let state = seed + 1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const roll = (sides: number) => Math.floor(next() * sides);
  return { roll, pick: (from) => from[roll(from.length)] as (typeof from)[number] };
}
