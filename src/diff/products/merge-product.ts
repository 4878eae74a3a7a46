import type { Change, Reason, Side } from '../plan.js';
import { familyAware } from './advance-base.js';
import type { ProductBase } from './base.js';
import { baseOf, isAsBase } from './base.js';
import { comparedFields, fieldSpec, ownedField } from './field-table.js';
import type { FieldValue, Owner, ProductField, ProductProjection, SameValue } from './fields.js';
import { isEmpty } from './fields.js';
import type { FieldConflict, MergeInput, MergeResult, WithheldChange } from './merge-types.js';
import { isBelow } from './values.js';

const noChanges: readonly never[] = [];
const unchanged: MergeResult = {
  changes: noChanges,
  conflicts: noChanges,
  withheld: noChanges,
  stuck: false,
  rebase: false,
};
const unchangedButBase: MergeResult = { ...unchanged, rebase: true };

type Known = string | boolean | null;

/** The state of a field: bits that can be combined over the fields of a group. */
const differs = 1;
const wooChanged = 2;
const gestanChanged = 4;
const neverCompared = 8;
const baseOutdated = 16;

/**
 * The promotion is decided as a whole: a mixture of both sides would be a promotion that nobody
 * wanted.
 */
const saleFields = comparedFields.filter((field) => ownedField(field) === 'salePrice');
const singleFields = comparedFields.filter((field) => ownedField(field) !== 'salePrice');

function examine(
  base: ProductBase | undefined,
  field: string,
  w: FieldValue,
  g: FieldValue,
  same: SameValue | undefined,
): number {
  if (w === undefined || g === undefined) return 0;
  const wooBase = baseOf(base, 'woo', field);
  const gestanBase = baseOf(base, 'gestan', field);
  if (w === g || same?.(field, w, g))
    return base === undefined ||
      (isAsBase(w, wooBase) && ((w === g && wooBase === gestanBase) || isAsBase(g, gestanBase)))
      ? 0
      : baseOutdated;
  if (wooBase === undefined || gestanBase === undefined)
    return differs | wooChanged | gestanChanged | neverCompared;
  const changed = (isAsBase(w, wooBase) ? 0 : wooChanged) | (isAsBase(g, gestanBase) ? 0 : gestanChanged);
  return changed === 0 ? 0 : changed | differs;
}

/**
 * The three-way merge of one product. For each field:
 *
 * - a change on the side that owns it (or on either side, for `both`) goes to the other side;
 * - a change on the side that does not own it is put back (`because: 'owner'`);
 * - different changes of a `both` field conflict.
 *
 * Without a base the owner wins, and a different value of a `both` field conflicts
 * (`first-meeting`). A side that has nothing there, and had nothing at the last sync either, takes
 * the value of the other side. A promotion of which only the other side knows is asked about.
 *
 * Pure; costs one pass over the fields when nothing changed.
 *
 * @example
 * mergeProduct({ base, woo, gestan, owners: defaultOwners }).changes
 * // [{ field: 'price', from: '10', to: '12.5', target: 'woo' }]
 */
export function mergeProduct(input: MergeInput): MergeResult {
  const { base, woo, gestan, leftOut, metaFields, same } = input;
  const pass: Pass = { input, behind: 0, work: undefined };
  for (const field of singleFields) {
    if (leftOut?.has(field)) continue;
    const g = field === 'price' ? gestanPrice(input) : gestan[field];
    const w = field === 'family' ? wooFamily(woo, g, base) : woo[field];
    const found = examine(base, field, w, g, same);
    // Without a base, a value that the shop generates does not count as a person's change.
    const isMadeUp = found & neverCompared && input.wooOnly?.has(field) && !isEmpty(w) && !isEmpty(g);
    take(pass, field, w, g, isMadeUp ? baseOutdated : found);
  }
  mergeSale(pass);
  for (const key of metaFields ?? noChanges) {
    const [w, g] = [woo.meta?.[key], gestan.meta?.[key]];
    take(pass, `meta:${key}`, w, g, examine(base, `meta:${key}`, w, g, undefined));
  }
  const rebase = pass.behind !== 0;
  const { work } = pass;
  if (work === undefined) return rebase ? unchangedButBase : unchanged;
  keepSaleBelowPrice(work, 'woo');
  keepSaleBelowPrice(work, 'gestan');
  const { changes, conflicts, withheld, stuck } = work;
  return { changes, conflicts, withheld, stuck, rebase };
}

/** One pass over the fields of a product. Most products are equal, and end here. */
interface Pass {
  readonly input: MergeInput;
  /** The bit of an outdated base, if there is one. */
  behind: number;
  work: Work | undefined;
}

function take(pass: Pass, field: ProductField, w: FieldValue, g: FieldValue, state: number): void {
  if (state === 0) return;
  pass.behind |= state & baseOutdated;
  if (!(state & differs)) return;
  pass.work ??= createMergeWork(pass.input);
  decideField(pass.work, field, w, g, state);
}

/** The fields of the promotion, each with what is seen of all of them. */
function mergeSale(pass: Pass): void {
  const { base, woo, gestan, same } = pass.input;
  let sale = 0;
  for (const field of saleFields) sale |= examine(base, field, woo[field], gestan[field], same);
  if (sale === 0) return;
  pass.behind |= sale & baseOutdated;
  for (const field of saleFields) {
    const [w, g] = [woo[field], gestan[field]];
    if (w !== g && !same?.(field, w, g)) take(pass, field, w, g, sale);
  }
}

interface Work {
  readonly input: MergeInput;
  readonly changes: Change[];
  readonly conflicts: FieldConflict[];
  readonly withheld: WithheldChange[];
  stuck: boolean;
}

function createMergeWork(input: MergeInput): Work {
  return { input, changes: [], conflicts: [], withheld: [], stuck: false };
}

/**
 * A product of several categories is in Gestan's family if one of them is mapped to it; else in the
 * one it was in last, if it still is.
 */
function wooFamily(woo: ProductProjection, gestan: FieldValue, base: ProductBase | undefined): FieldValue {
  const { families } = woo;
  if (families === undefined || families.length < 2) return woo.family;
  const inGestans = familyAware(woo, 'family', gestan);
  return inGestans === gestan ? inGestans : familyAware(woo, 'family', baseOf(base, 'woo', 'family'));
}

/**
 * A product without a price in Gestan has an unknown one, which never empties the shop's. Where the
 * sync itself emptied it, since the shop did, it is known: a price that the shop is given later
 * goes to Gestan, unless Gestan decides.
 */
function gestanPrice({ base, gestan, owners }: MergeInput): FieldValue {
  if (gestan.price !== undefined || owners.price === 'gestan') return gestan.price;
  return baseOf(base, 'gestan', 'price') === null ? null : undefined;
}

type Because = 'owner' | 'resolved' | undefined;

/** The side whose value goes to the other side, and why; undefined: undecided. */
function decide(
  input: MergeInput,
  field: ProductField,
  w: Known,
  g: Known,
  state: number,
): { readonly winner: Side; readonly because: Because } | undefined {
  const { owners, wooOnly, conflicts = 'ask', placedFamily } = input;
  const plainly = (winner: Side, because?: Because) => ({ winner, because });
  if (field === 'family' && placedFamily) return plainly('woo');
  const gap = gapOf(field, w, g, state);
  if (gap !== undefined) return plainly(gap === 'woo' ? 'gestan' : 'woo');
  const owner: Owner = wooOnly?.has(field) ? 'woo' : owners[ownedField(field)];
  const isOpen = state & neverCompared && ownedField(field) === 'salePrice' && owner !== 'both';
  if (owner !== 'both' && !(isOpen && isEmpty(input[owner].salePrice))) {
    const overruled = state & (owner === 'woo' ? gestanChanged : wooChanged);
    return plainly(owner, overruled ? 'owner' : undefined);
  }
  if (!(state & wooChanged)) return plainly('gestan');
  if (!(state & gestanChanged)) return plainly('woo');
  return conflicts === 'ask' ? undefined : plainly(conflicts, 'resolved');
}

/**
 * The side that has and had no value in a field: it takes the value of the other side, whoever the
 * owner is. A value that was emptied is a decision.
 */
function gapOf(field: ProductField, w: Known, g: Known, state: number): Side | undefined {
  if (fieldSpec(field)?.emptyIsDecision) return undefined;
  if (isEmpty(w) && (state & neverCompared || !(state & wooChanged))) return 'woo';
  if (isEmpty(g) && (state & neverCompared || !(state & gestanChanged))) return 'gestan';
  return undefined;
}

function decideField(work: Work, field: ProductField, w: FieldValue, g: FieldValue, state: number): void {
  if (w === undefined || g === undefined) return;
  const decision = decide(work.input, field, w, g, state);
  if (decision?.winner === 'gestan')
    write(work, field, w, inShop(work.input.base, field, g, state), 'woo', decision.because);
  else if (decision) write(work, field, g, w, 'gestan', decision.because);
  else {
    const { mayWrite } = work.input;
    const answers: Side[] = [];
    if (!mayWrite?.(field, g, 'woo')) answers.push('gestan');
    if (!mayWrite?.(field, w, 'gestan')) answers.push('woo');
    const code = state & neverCompared ? 'first-meeting' : 'both-changed';
    work.conflicts.push({ field, woo: w, gestan: g, code, answers });
  }
}

/**
 * What the shop is given for Gestan's value. An amount that did not change in Gestan is put back as
 * the shop had it: converted again from the other price mode it could be a cent off.
 */
function inShop(base: ProductBase | undefined, field: ProductField, g: Known, state: number): Known {
  if ((field !== 'price' && field !== 'salePrice') || state & (gestanChanged | neverCompared)) return g;
  return baseOf(base, 'woo', field) ?? g;
}

function write(
  work: Work,
  field: ProductField,
  from: Known,
  to: Known,
  target: Side,
  because: Because,
): void {
  const change: Change = because ? { field, from, to, target, because } : { field, from, to, target };
  const refusal = work.input.mayWrite?.(field, to, target);
  if (refusal === undefined) work.changes.push(change);
  else withhold(work, change, refusal.reason, refusal.filter ?? false);
}

function withhold(work: Work, change: Change, reason: Reason, filter: boolean): void {
  work.withheld.push({ ...change, reason });
  if (!filter) work.stuck = true;
}

const saleNotBelowPrice: Reason = { code: 'sale-not-below-price', values: {} };

/**
 * Never sends prices to a side on which the promotional one would then not be below the regular
 * one.
 */
function keepSaleBelowPrice(work: Work, side: Side): void {
  const { changes, input } = work;
  const isPrice = ({ field, target }: Change) =>
    target === side && (field === 'price' || field === 'salePrice');
  const valueAfter = (field: 'price' | 'salePrice') => {
    const change = changes.find((one) => one.target === side && one.field === field);
    return change === undefined ? input[side][field] : change.to;
  };
  for (const fields of [saleFields, ['price']] as readonly (readonly string[])[]) {
    if (!changes.some(isPrice)) return;
    const price = valueAfter('price');
    const sale = valueAfter('salePrice');
    if (typeof price !== 'string' || typeof sale !== 'string' || isBelow(sale, price)) return;
    for (const change of changes.filter((one) => one.target === side && fields.includes(one.field))) {
      changes.splice(changes.indexOf(change), 1);
      withhold(work, change, saleNotBelowPrice, false);
    }
  }
}
