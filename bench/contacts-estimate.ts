/**
 * Estimates the weights of the contact matcher and writes them to `src/diff/contacts/weights.ts`: `npx tsx bench/contacts-estimate.ts`.
 *
 * `u`, how often a level is seen among two people, comes from random pairs. `m`, how often it is seen among pairs of one person, comes from
 * expectation–maximisation over all pairs of a made-up shop and a made-up Gestan that have a key in common (nobody tells the estimate who
 * is who), beside the labelled pairs, of which it is told. Pairs of which a rule says that they are two people count as such. The seeds are
 * fixed, and others than those of `bench/contacts-shop.ts`.
 */
import { writeFileSync } from 'node:fs';
import { eachKey, eachSoughtKey } from '../src/diff/contacts/directory-keys.js';
import { isUsualFirstName } from '../src/diff/contacts/first-names.js';
import { keyHash } from '../src/diff/contacts/key-table.js';
import { type Comparison, compareTraits } from '../src/diff/contacts/levels.js';
import { createMemo } from '../src/diff/contacts/memo.js';
import { type Frequencies, weighLevels } from '../src/diff/contacts/model.js';
import { parseContactSettings } from '../src/diff/contacts/settings.js';
import { type ContactTraits, traitsOfContact, traitsOfPerson } from '../src/diff/contacts/traits.js';
import { judge } from '../src/diff/contacts/verdict.js';
import type { LevelWeight, WeightTable } from '../src/diff/contacts/weight-table.js';
import { estimated } from '../src/diff/contacts/weights.js';
import { labelledPairs } from '../test/diff/contacts-labelled.js';
import { createDice } from '../test/diff/directory/dice.js';
import { carelessRates, shopWorld, usualRates } from '../test/diff/directory/shop.js';

const seeds = [101, 102];
const randomPairs = 300_000;
const rounds = 12;
const settings = parseContactSettings({});
const compare = (a: ContactTraits, b: ContactTraits) =>
  compareTraits(a, b, settings.nameSimilarity, isUsualFirstName);

interface World {
  readonly contacts: readonly ContactTraits[];
  readonly candidates: readonly Comparison[];
  readonly frequencies: Frequencies;
}

function read(seed: number, n: number): World {
  const world = shopWorld({ seed, rates: n % 2 === 0 ? usualRates : carelessRates });
  const contacts = world.contacts.map((contact) => traitsOfContact(contact, settings));
  const people = world.customers.map(({ person }) => traitsOfPerson(person, settings));
  const memo = createMemo();
  const byKey = new Map<number, number[]>();
  for (const [at, contact] of contacts.entries())
    eachKey(contact, memo, (kind, a, b, c) => {
      const key = keyHash(kind, a, b, c);
      const there = byKey.get(key);
      if (there) there.push(at);
      else byKey.set(key, [at]);
    });
  const candidates = people.flatMap((person) => {
    const found = new Set<number>();
    eachSoughtKey(person, memo, (kind, a, b, c) => {
      for (const at of byKey.get(keyHash(kind, a, b, c)) ?? []) found.add(at);
    });
    return [...found].map((at) => compare(person, contacts[at] as ContactTraits));
  });
  return {
    contacts,
    candidates,
    frequencies: { size: contacts.length, count: (key) => byKey.get(key)?.length ?? 0 },
  };
}

type Counts = Record<string, Record<string, number>>;
const fields = Object.keys(estimated) as (keyof WeightTable)[];
const blank = (): Counts =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      Object.fromEntries(Object.keys(estimated[field]).map((level) => [level, 0])),
    ]),
  );
function add(counts: Counts, { levels }: Comparison, times: number): void {
  for (const field of fields) {
    const level = levels[field];
    const of = counts[field];
    if (of && level !== 'unknown') of[level] = (of[level] ?? 0) + times;
  }
}
/** Shares of the levels of a field, no level quite without hope. */
function shares(counts: Counts, prior: number): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(counts).map(([field, of]) => {
      const sum = Object.values(of).reduce((a, b) => a + b, 0) + prior * Object.keys(of).length;
      return [field, Object.fromEntries(Object.entries(of).map(([level, n]) => [level, (n + prior) / sum]))];
    }),
  );
}
/** One made-up France knows no more than it was told: a part of each share is spread over all levels. */
const doubt = 0.02;
function doubted(of: Record<string, Record<string, number>>): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(of).map(([field, levels]) => [
      field,
      Object.fromEntries(
        Object.entries(levels).map(([level, n]) => [
          level,
          n * (1 - doubt) + doubt / Object.keys(levels).length,
        ]),
      ),
    ]),
  );
}
function tableOf(
  m: Record<string, Record<string, number>>,
  u: Record<string, Record<string, number>>,
): WeightTable {
  const table = Object.fromEntries(
    fields.map((field) => [
      field,
      Object.fromEntries(
        Object.keys(estimated[field]).map((level): [string, LevelWeight] => [
          level,
          {
            m: Number((m[field]?.[level] ?? 0).toPrecision(3)),
            u: Number((u[field]?.[level] ?? 0).toPrecision(3)),
          },
        ]),
      ),
    ]),
  );
  return table as unknown as WeightTable;
}

const worlds = seeds.map(read);
const dice = createDice(7);
const apart = blank();
for (const { contacts } of worlds)
  for (let n = 0; n < randomPairs / worlds.length; n += 1) {
    const [a, b] = [dice.pick(contacts), dice.pick(contacts)];
    if (a !== b) add(apart, compare(a, b), 1);
  }
// Few contacts have a VAT number: pairs of those that do.
for (const { contacts } of worlds) {
  const firms = contacts.filter(({ vat }) => vat !== undefined);
  for (let n = 0; n < randomPairs / 30; n += 1) {
    const { vat } = dice.pick(firms);
    const other = dice.pick(firms).vat;
    const level = vat === other ? undefined : 'other';
    if (level && apart.vat) apart.vat[level] = (apart.vat[level] ?? 0) + 1;
  }
}
const u = shares(apart, 0.5);
const labelled = labelledPairs()
  .filter(({ same }) => same)
  .map(({ contact, person }) =>
    compare(traitsOfPerson(person, settings), traitsOfContact(contact, settings)),
  );

let table = estimated;
for (let round = 1; round <= rounds; round += 1) {
  const together = blank();
  let matches = 0;
  for (const { candidates, frequencies } of worlds) {
    for (const comparison of candidates) {
      const weighed = weighLevels(comparison, frequencies, table);
      if (judge(comparison, weighed, settings, true).isVetoed) continue;
      matches += weighed.probability;
      add(together, comparison, weighed.probability);
    }
  }
  for (const comparison of labelled) add(together, comparison, 1);
  table = tableOf(doubted(shares(together, 0.5)), u);
  console.log(`round ${round}: ${matches.toFixed(1)} matches expected`);
}

writeFileSync(
  new URL('../src/diff/contacts/weights.ts', import.meta.url),
  `import type { WeightTable } from './weight-table.js';

/**
 * The weights of the matcher, estimated by \`bench/contacts-estimate.ts\` (seeds ${seeds.join(' and ')}, ${rounds} rounds of
 * expectation–maximisation, ${labelled.length} labelled pairs). Not to be changed by hand: run it again.
 */
export const estimated: WeightTable = ${JSON.stringify(table, null, 2)};
`,
);
