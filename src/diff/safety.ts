import { decimal } from '../core/index.js';
import type { Change, Row } from './plan.js';

/** The names of the limits. An apply may override them by name. */
export const safetyLimits = ['stock-zeroed', 'price-jump', 'created', 'unpublished'] as const;
/** The name of a limit. */
export type SafetyLimit = (typeof safetyLimits)[number];

/** The limits of one apply. A share is between 0 and 1; 1 allows everything. */
export interface SafetySettings {
  /** Share of the managed quantities that may be set to zero (or below) at once. @default 0.3 */
  readonly stockZeroed?: number | undefined;
  /** A price that becomes more than this many times higher or lower has jumped. @default 3 */
  readonly priceFactor?: number | undefined;
  /** Share of the priced products whose price may jump at once. @default 0.05 */
  readonly priceJump?: number | undefined;
  /**
   * Products that may be created on a side, as a share of its products. A side with fewer than
   * `atLeast` is not limited.
   *
   * @default 1
   */
  readonly created?: number | undefined;
  /** Share of the shop's products that may be unpublished at once. @default 0.2 */
  readonly unpublished?: number | undefined;
  /** Fewer rows than this never exceed a limit. @default 10 */
  readonly atLeast?: number | undefined;
}

/** The totals of each side, for the shares. */
export interface SafetyTotals {
  /** Products and variations of the shop. */
  readonly woo: number;
  /** Products of Gestan. */
  readonly gestan: number;
  /** Quantities that the shop manages. */
  readonly managedStock: number;
}

/** A limit that an apply would exceed. */
export interface SafetyViolation {
  /** The limit. */
  readonly limit: SafetyLimit;
  /** The number of such rows. */
  readonly count: number;
  /** The total. */
  readonly total: number;
  /** The allowed number. */
  readonly allowed: number;
  /** The problem, and what to do. */
  readonly message: string;
  /** The first ten of them. */
  readonly keys: readonly string[];
}

/** The input of the check. */
export interface SafetyInput {
  /** The rows to apply (not the whole plan). */
  readonly rows: Iterable<Row>;
  /** The totals of each side. */
  readonly totals: SafetyTotals;
  /** The limits. @default those of the settings guide */
  readonly settings?: SafetySettings | undefined;
  /** Limits that are lifted for this apply. @default [] */
  readonly override?: readonly SafetyLimit[] | undefined;
}

function changesMoreThan({ field, from, to, target }: Change, factor: number): boolean {
  if (field !== 'price' || target !== 'woo' || typeof from !== 'string') return false;
  if (typeof to !== 'string') return true;
  const [before, after] = [decimal(from), decimal(to)];
  if (before.eq(after)) return false;
  if (before.lte(0) || after.lte(0)) return true;
  return after.gt(before.times(factor)) || before.gt(after.times(factor));
}

/** This many creations are normal, unless a stricter share is set. */
const smallCatalogue = 100;

const zeroes = ({ field, from, to }: Change) =>
  field === 'stock' &&
  typeof to === 'number' &&
  to <= 0 &&
  (from === null || (typeof from === 'number' && from > 0));

const unpublishes = ({ field, from, to, target }: Change) =>
  field === 'published' && target === 'woo' && from === true && to === false;

const words: Readonly<Record<SafetyLimit, string>> = {
  'stock-zeroed': 'quantities would be set to zero',
  'price-jump': 'prices would jump',
  created: 'products would be created',
  unpublished: 'products would be unpublished',
};

/**
 * Checks rows against the safety limits. Empty: no limit is exceeded. Pure; called before the first
 * write.
 *
 * @example
 * const violations = checkSafety({ rows: selected, totals, override: ['created'] })
 * if (violations.length > 0) throw new SettingsError(violations[0].message, { code: 'settings.safety-limit' })
 */
export function checkSafety({
  rows,
  totals,
  settings = {},
  override = [],
}: SafetyInput): readonly SafetyViolation[] {
  const {
    stockZeroed = 0.3,
    priceFactor = 3,
    priceJump = 0.05,
    created = 1,
    unpublished = 0.2,
    atLeast = 10,
  } = settings;
  const met = {
    'stock-zeroed': [] as string[],
    'price-jump': [] as string[],
    woo: [] as string[],
    gestan: [] as string[],
    unpublished: [] as string[],
  };
  for (const { key, status, changes } of rows) {
    if (status === 'add-to-woo') met.woo.push(key);
    else if (status === 'add-to-gestan') met.gestan.push(key);
    else {
      if (changes.some(zeroes)) met['stock-zeroed'].push(key);
      if (changes.some((change) => changesMoreThan(change, priceFactor))) met['price-jump'].push(key);
      if (changes.some(unpublishes)) met.unpublished.push(key);
    }
  }
  const found: SafetyViolation[] = [];
  const check = (limit: SafetyLimit, keys: readonly string[], total: number, share: number): void => {
    // A first sync fills a small side: doubling a side is suspicious only where it is large.
    const few = limit === 'created' && share >= 1 ? Math.max(atLeast, smallCatalogue) : atLeast;
    const allowed = Math.max(Math.floor(total * share), few - 1);
    if (share >= 1 && limit !== 'created') return;
    if (keys.length <= allowed || override.includes(limit)) return;
    found.push({
      limit,
      count: keys.length,
      total,
      allowed,
      message: `${keys.length} of ${total} ${words[limit]}; ${allowed} are allowed at once. Look at them, then apply fewer rows or override "${limit}".`,
      keys: keys.slice(0, 10),
    });
  };
  check('stock-zeroed', met['stock-zeroed'], totals.managedStock, stockZeroed);
  check('price-jump', met['price-jump'], totals.woo, priceJump);
  if (totals.woo >= atLeast) check('created', met.woo, totals.woo, created);
  if (totals.gestan >= atLeast) check('created', met.gestan, totals.gestan, created);
  check('unpublished', met.unpublished, totals.woo, unpublished);
  return found;
}
