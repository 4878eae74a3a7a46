/**
 * The homonym index against all pairs, in the same run: `npm run build && node --expose-gc --import tsx bench/homonyms.ts [contacts]`. Recall is checked against all
 * pairs on a part of the queries. Then whole matches on whole contacts.
 */
import { distance } from 'fastest-levenshtein';
import type * as diff from 'woo-gestan/diff';
import { built } from './built.js';

const { createContactIndex, createHomonymIndex } = await built<typeof diff>('diff');

const size = Number(process.argv[2] ?? 100_000);
const rounds = 5;

let state = 20_261_124;
const next = (below: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
function pick(from: readonly string[]): string {
  return from[next(from.length)] ?? '';
}
const firsts =
  'jean pierre michel andre philippe rene louis alain jacques bernard marcel daniel roger robert paul claude christian henri georges nicolas francois laurent thierry eric stephane julien marie jeanne francoise monique catherine nathalie isabelle jacqueline anne sylvie martine madeleine nicole suzanne helene christine marguerite denise louise christiane valerie camille lea chloe manon emma ines jade zoe lucas hugo theo enzo nathan mathis maxime thomas antoine alexandre clement quentin romain kevin anthony guillaume benjamin adrien vincent florian jeremy mathieu arnaud sebastien'.split(
    ' ',
  );
const syllables =
  'mar tin du pont le fe vre ber nard mo reau si mon lau rent ga ri el gi rard bon net ro bert du rand fon tai ne che va lier rou sel mer cier blan chard gau tier per rin cle ment bo yer gue rin ni co las hen ry ro che au bert'.split(
    ' ',
  );
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
const surname = () => Array.from({ length: 2 + next(2) }, () => pick(syllables)).join('');
const people = Array.from({ length: size }, () => ({
  firstName: pick(firsts) + (next(7) === 0 ? `-${pick(firsts)}` : ''),
  lastName: surname(),
}));
const names = people.map(({ firstName, lastName }) => `${firstName}${lastName}`.replaceAll('-', ''));

/** A name of the list with up to two edits, or, one time in four, a new one. */
function query(): string {
  if (next(4) === 0) return pick(firsts) + surname();
  let name = names[next(names.length)] ?? '';
  for (let edits = next(3); edits > 0; edits -= 1) {
    const at = next(name.length + 1);
    name = name.slice(0, at) + (next(3) > 0 ? pick(letters) : '') + name.slice(at + next(2));
  }
  return name;
}
const queries = Array.from({ length: 2000 }, query);
const checked = queries.slice(0, 40);

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
/** Milliseconds of processor: the machine may be busy with something else. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
function allPairs(name: string): readonly number[] {
  const found: number[] = [];
  for (let slot = 0; slot < names.length; slot += 1)
    if (distance(name, names[slot] ?? '') <= 2) found.push(slot);
  return found;
}
/** What is held now, on the heap and in typed arrays. */
function held(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const before = held();
let index = createHomonymIndex(names);
const bytes = held() - before;
const times = { build: [] as number[], index: [] as number[], all: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  times.build.push(
    timed(() => {
      index = createHomonymIndex(names);
    }),
  );
  times.index.push(timed(() => queries.forEach((name) => void index.near(name))) / queries.length);
  const some = checked.slice(round * 8, round * 8 + 8);
  times.all.push(timed(() => some.forEach((name) => void allPairs(name))) / some.length);
}
let expected = 0;
let found = 0;
let wrong = 0;
for (const name of checked) {
  const truth = new Set(allPairs(name));
  const near = index.near(name);
  expected += truth.size;
  found += near.filter(({ slot }) => truth.has(slot)).length;
  wrong += near.filter(({ slot }) => !truth.has(slot)).length;
}

const us = (ms: number) => `${(ms * 1000).toFixed(1)} µs`;
const [build, perQuery, perAll] = [median(times.build), median(times.index), median(times.all)];
const lines: [string, string, string][] = [
  [`names`, String(size), ''],
  ['all pairs (fastest-levenshtein), per query', us(perAll), ''],
  ['index, per query', us(perQuery), ''],
  ['times faster than all pairs', `${Math.round(perAll / perQuery)} ×`, '≥ 400 × at 100,000'],
  [
    'recall within edit distance 2',
    `${((100 * found) / expected).toFixed(2)} % of ${expected}, ${wrong} wrong`,
    '100 %, 0 wrong',
  ],
  ['build', `${build.toFixed(0)} ms`, '≤ 300 ms at 100,000'],
  [
    'memory beyond the names',
    globalThis.gc ? `${(bytes / size).toFixed(1)} bytes per contact` : 'run with --expose-gc',
    '≤ 100 bytes',
  ],
];

const contacts = people.map((person, n) => ({
  id: String(n),
  ...person,
  email: `${n}@exemple.test`,
  phone: `06${String(10_000_000 + n)}`,
  billing: { postcode: String(10_000 + (n % 80_000)), city: 'Nantes', line1: `${n % 200} rue des Écluses` },
}));
let whole = createContactIndex([]);
const wholeBuilds = Array.from({ length: rounds }, () =>
  timed(() => {
    whole = createContactIndex(contacts);
    // The keys are made for the first question.
    whole.holds('');
  }),
);
const persons = contacts
  .filter((_, n) => n % Math.ceil(size / 1000) === 0)
  .map(({ id, phone: _, ...contact }, n) => ({
    ...contact,
    // Every second one is new to Gestan.
    ...(n % 2 === 0 ? {} : { email: `neuf${n}@exemple.test`, lastName: `${contact.lastName}x` }),
    ref: `woo:bench:customer:${id}`,
    refs: [`woo:bench:customer:${id}`],
    kind: 'customer' as const,
    name: '',
    emails: [n % 2 === 0 ? contact.email : `neuf${n}@exemple.test`],
    anonymised: false,
  }));
const matches = Array.from(
  { length: 15 },
  () => timed(() => persons.forEach((person) => void whole.match(person))) / persons.length,
);
lines.push(
  [
    'whole contact index, build',
    `${median(wholeBuilds).toFixed(0)} ms, the first ${(wholeBuilds[0] ?? 0).toFixed(0)} ms`,
    '≤ 500 ms at 100,000',
  ],
  [
    'whole match (keys, names both ways, evidence)',
    `${us(median(matches))}, the first ${persons.length} ${us(matches[0] ?? 0)}`,
    '≤ 60 µs',
  ],
);

const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
for (const line of [['what', 'measured', 'goal'], ...lines])
  console.log(
    line
      .map((cell, column) => cell.padEnd(Math.max(widths[column] ?? 0, 8)))
      .join('   ')
      .trimEnd(),
  );
