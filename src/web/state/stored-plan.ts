import type { JsonValue } from '../../core/index.js';
import type { FlowName, Plan, Row } from '../../diff/plan.js';
import { commonNotes } from '../../report/html/common-notes.js';
import { totalOf } from '../../report/html/row-total.js';
import { inShownOrder } from '../../report/html/shown-order.js';
import { orderTotalOf } from '../../report/row-details.js';
import { fold, searchTextOf } from '../../report/search-text.js';
import type { Spoken } from '../../report/sentences/sentence.js';
import type { StorageWrite, SyncStorage } from '../../storage/index.js';

/** What rows can be sorted by. */
export const sortKeys = ['name', 'code', 'id', 'total'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Rows of one status: they stand together. */
export interface StatusRange {
  readonly status: string;
  readonly first: number;
  readonly count: number;
}

/**
 * A stored plan without its rows, which are in separate parts. Rows are numbered in the order
 * shown: those that can be applied or have a question first, rows of a status together. So one
 * page, also of one status, is read without the others.
 */
export interface StoredPlan {
  readonly id: string;
  readonly flow: FlowName;
  /** The plan without its rows. */
  readonly head: Omit<Plan, 'rows'> & { readonly [more: string]: unknown };
  readonly size: number;
  readonly ranges: readonly StatusRange[];
  /** The first row of each part. */
  readonly starts: readonly number[];
  /** How many parts of search text there are. */
  readonly texts: number;
  readonly hasCodes: boolean;
  /** What every row notes: said once. */
  readonly common: readonly Spoken[];
  /** Who asked for it. */
  readonly by?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface PlanKeys {
  readonly head: (plan: string) => string;
  readonly part: (plan: string, part: number) => string;
  readonly text: (plan: string, part: number) => string;
  readonly sort: (plan: string, key: SortKey) => string;
  readonly totals: (plan: string) => string;
  readonly picks: (plan: string) => string;
  readonly outcomes: (plan: string) => string;
  readonly latest: (flow: FlowName) => string;
}

export function planKeys(prefix: string): PlanKeys {
  const of = (plan: string) => `${prefix}plan-parts/${plan}/`;
  const four = (part: number) => String(part).padStart(6, '0');
  return {
    head: (plan) => `${prefix}plan/${plan}`,
    part: (plan, part) => `${of(plan)}rows/${four(part)}`,
    text: (plan, part) => `${of(plan)}text/${four(part)}`,
    sort: (plan, key) => `${of(plan)}sort/${key}`,
    totals: (plan) => `${of(plan)}totals`,
    picks: (plan) => `${of(plan)}picks/`,
    outcomes: (plan) => `${of(plan)}outcomes/`,
    latest: (flow) => `${prefix}latest-plan/${flow}`,
  };
}

/** So many characters of rows make a part: a page is read with one or two of them. */
const partSize = 48_000;
const rowsPerText = 4_000;
/**
 * Between the rows of a search text: one character that JSON does not write out, and no name holds.
 */
const textEnd = '\u007f';
/** Writes of one commit. */
const perCommit = 40;

function sorted(rows: readonly Row[], key: SortKey): readonly number[] {
  const numbers = rows.map((_, n) => n);
  if (key === 'name' || key === 'code') {
    const texts = rows.map((row) => sortText(key === 'name' ? row.name : (row.gestanCode ?? '')));
    return numbers.sort((a, b) => {
      const [one = '', other = ''] = [texts[a], texts[b]];
      return one < other ? -1 : one > other ? 1 : a - b;
    });
  }
  const values = rows.map((row) =>
    key === 'id' ? (row.wooId ?? Number.MAX_SAFE_INTEGER) : Number(orderTotalOf(row)?.total ?? 0),
  );
  return numbers.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

/** Without accents and case, and figures by their value, so that `A-9` stands before `A-10`. */
function sortText(text: string): string {
  return fold(text).replace(/\d+/g, (figures) => figures.padStart(12, '0'));
}

/**
 * Stores a plan in parts. The head is written last: a plan that can be opened is there as a whole.
 */
export async function savePlan(
  storage: SyncStorage,
  keys: PlanKeys,
  plan: Plan,
  about: { readonly id: string; readonly expiresAt: number; readonly by: string | undefined },
): Promise<StoredPlan> {
  const { rows: given, ...head } = plan;
  const rows = inShownOrder(given);
  const writes: StorageWrite[] = [];
  const flush = async (least = 1) => {
    while (writes.length >= least) await storage.commit(writes.splice(0, perCommit));
  };

  const starts: number[] = [];
  let part: JsonValue[] = [];
  let size = 0;
  let first = 0;
  const close = (next: number) => {
    if (part.length === 0) return;
    writes.push({ put: keys.part(about.id, starts.length), value: part });
    starts.push(first);
    part = [];
    size = 0;
    first = next;
  };
  for (const [n, row] of rows.entries()) {
    const text = JSON.stringify(row);
    part.push(JSON.parse(text) as JsonValue);
    size += text.length;
    if (size >= partSize) close(n + 1);
    if (writes.length >= perCommit) await flush(perCommit);
  }
  close(rows.length);

  let texts = 0;
  for (let at = 0; at < rows.length; at += rowsPerText) {
    const block = rows.slice(at, at + rowsPerText).map((row) => searchTextOf(row).replaceAll(textEnd, ' '));
    writes.push({ put: keys.text(about.id, texts), value: block.join(textEnd) });
    texts += 1;
  }
  for (const key of sortKeys) {
    if (key === 'total' && plan.flow !== 'orders') continue;
    writes.push({ put: keys.sort(about.id, key), value: sorted(rows, key) });
  }
  if (plan.flow === 'orders')
    writes.push({ put: keys.totals(about.id), value: rows.map((row) => totalOf(row)) });

  const ranges: StatusRange[] = [];
  for (const [n, { status }] of rows.entries()) {
    const last = ranges.at(-1);
    if (last?.status === status) ranges[ranges.length - 1] = { ...last, count: last.count + 1 };
    else ranges.push({ status, first: n, count: 1 });
  }
  const stored: StoredPlan = {
    id: about.id,
    flow: plan.flow,
    head,
    size: rows.length,
    ranges,
    starts,
    texts,
    hasCodes: rows.some(({ gestanCode }) => gestanCode !== undefined),
    common: commonNotes(rows),
    expiresAt: about.expiresAt,
    ...(about.by === undefined ? {} : { by: about.by }),
  };
  await flush();
  await storage.commit([
    { put: keys.head(about.id), value: JSON.parse(JSON.stringify(stored)) as JsonValue },
    { put: keys.latest(plan.flow), value: about.id },
  ]);
  return stored;
}

/** Removes a plan: its head first, so that nobody opens a plan that is half deleted. */
export async function deletePlan(storage: SyncStorage, keys: PlanKeys, plan: StoredPlan): Promise<void> {
  const { id } = plan;
  await storage.commit([{ delete: keys.head(id) }]);
  const parts = [
    ...plan.starts.map((_, at) => keys.part(id, at)),
    ...Array.from({ length: plan.texts }, (_, at) => keys.text(id, at)),
    ...sortKeys.map((key) => keys.sort(id, key)),
    keys.totals(id),
  ];
  for (const prefix of [keys.picks(id), keys.outcomes(id)]) {
    for await (const { key } of storage.range({ from: prefix, to: `${prefix}\uffff` })) parts.push(key);
  }
  for (let at = 0; at < parts.length; at += 500) {
    await storage.commit(parts.slice(at, at + 500).map((key) => ({ delete: key })));
  }
}

/** The rows of one part, by their numbers. */
export async function readRows(
  storage: SyncStorage,
  keys: PlanKeys,
  plan: StoredPlan,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Row>> {
  const parts = new Map<number, number[]>();
  for (const n of numbers) {
    const part = partOf(plan.starts, n);
    const wanted = parts.get(part);
    if (wanted) wanted.push(n);
    else parts.set(part, [n]);
  }
  const rows = new Map<number, Row>();
  await Promise.all(
    [...parts].map(async ([part, wanted]) => {
      const held = await readPart(storage, keys, plan, part);
      for (const n of wanted) {
        const row = held[n - (plan.starts[part] ?? 0)];
        if (row !== undefined) rows.set(n, row);
      }
    }),
  );
  return rows;
}

/** All rows in their order. */
export async function readAllRows(storage: SyncStorage, keys: PlanKeys, plan: StoredPlan): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of plan.starts.keys()) rows.push(...(await readPart(storage, keys, plan, part)));
  return rows;
}

/** Only this library writes the parts, so their shape is trusted. */
async function readPart(
  storage: SyncStorage,
  keys: PlanKeys,
  plan: StoredPlan,
  part: number,
): Promise<readonly Row[]> {
  return ((await storage.get(keys.part(plan.id, part))) ?? []) as unknown as readonly Row[];
}

/** The search texts of a plan, part by part. They never change. */
export async function readTexts(
  storage: SyncStorage,
  keys: PlanKeys,
  plan: StoredPlan,
): Promise<readonly string[]> {
  const parts = Array.from({ length: plan.texts }, (_, part) => storage.get(keys.text(plan.id, part)));
  return (await Promise.all(parts)).map((text) => String(text ?? ''));
}

/** The numbers of the rows whose search text holds all words. */
export function searchRows(texts: readonly string[], words: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const [longest = ''] = [...words].sort((a, b) => b.length - a.length);
  for (const [part, text] of texts.entries()) {
    let row = part * rowsPerText;
    let from = 0;
    for (let hit = text.indexOf(longest); hit >= 0; ) {
      // Rows between the last hit and this one are counted by the ends between them.
      for (let end = text.indexOf(textEnd, from); end >= 0 && end < hit; end = text.indexOf(textEnd, from)) {
        row += 1;
        from = end + 1;
      }
      const end = text.indexOf(textEnd, hit);
      const own = words.length === 1 || text.slice(from, end < 0 ? undefined : end);
      if (own === true || words.every((word) => own.includes(word))) found.add(row);
      if (end < 0) break;
      hit = text.indexOf(longest, end);
    }
  }
  return found;
}

function partOf(starts: readonly number[], n: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= n) low = middle;
    else high = middle - 1;
  }
  return low;
}
