/**
 * Precision and recall of the contact matcher on the labelled pairs, per threshold: `npx tsx bench/contacts-precision.ts`. Beside it the
 * Levenshtein similarity of the names alone, which is what a threshold without rules would do.
 */
import { createContactIndex, normaliseName, similarity } from '../src/diff/contacts/index.js';
import { type LabelledPair, labelledPairs } from '../test/diff/contacts-labelled.js';

const pairs = labelledPairs();
const thresholds = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99];
const truths = pairs.filter(({ same }) => same).length;

const share = (part: number, whole: number) =>
  whole === 0 ? '    –  ' : `${((100 * part) / whole).toFixed(2).padStart(6)} `;

function row(
  threshold: number,
  isLinked: (pair: LabelledPair) => boolean,
): readonly [number, number, number] {
  const linked = pairs.filter(isLinked);
  const right = linked.filter(({ same }) => same).length;
  return [right, linked.length, threshold];
}

function nameSimilarity({ contact, person }: LabelledPair): number {
  const full = (each: typeof contact | typeof person) =>
    normaliseName([each.firstName, each.lastName].filter(Boolean).join(' ') || (each.company ?? ''));
  const swapped = normaliseName([person.lastName, person.firstName].filter(Boolean).join(' '));
  return Math.max(similarity(full(contact), full(person)), similarity(full(contact), swapped));
}

console.log(
  `${pairs.length} pairs: ${truths} the same, ${pairs.length - truths} not, ${pairs.filter(({ hard }) => hard).length} of these hard\n`,
);
console.log('            matcher                          names alone');
console.log('threshold   precision  recall  wrong links   precision  recall  wrong links');
for (const threshold of thresholds) {
  const settings = { same: threshold, review: Math.min(0.3, threshold) };
  const [right, all] = row(
    threshold,
    ({ contact, person }) => createContactIndex([contact], settings).match(person).outcome === 'same',
  );
  const [rightNames, allNames] = row(threshold, (pair) => nameSimilarity(pair) >= threshold);
  console.log(
    `${threshold.toFixed(2).padStart(9)}   ${share(right, all).padStart(9)} ${share(right, truths)} ${String(all - right).padStart(12)}   ${share(rightNames, allNames).padStart(9)} ${share(rightNames, truths)} ${String(allNames - rightNames).padStart(12)}`,
  );
}

console.log(
  '\nthreshold of review   found (linked or shown)   shown in vain (of those that are not the same)',
);
for (const threshold of [0.1, 0.2, 0.3, 0.4, 0.5, 0.7]) {
  const shown = pairs.filter(
    ({ contact, person }) =>
      createContactIndex([contact], { review: threshold }).match(person).outcome !== 'different',
  );
  const right = shown.filter(({ same }) => same).length;
  console.log(
    `${threshold.toFixed(2).padStart(19)}   ${share(right, truths).padStart(23)}   ${share(shown.length - right, pairs.length - truths)}`,
  );
}

console.log('\nkind                                                     same  review  different');
for (const kind of new Set(pairs.map((pair) => pair.kind))) {
  const found = pairs
    .filter((pair) => pair.kind === kind)
    .map(({ contact, person }) => createContactIndex([contact]).match(person).outcome);
  const count = (outcome: string) => String(found.filter((each) => each === outcome).length);
  console.log(
    `${kind.slice(0, 54).padEnd(54)} ${count('same').padStart(6)} ${count('review').padStart(7)} ${count('different').padStart(10)}`,
  );
}
