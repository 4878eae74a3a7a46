import assert from 'node:assert/strict';
import { decimal, isDecimal, isRecord, isSyncError } from '../core/index.js';
import type { GestanAdapter, PieceDraft, PieceKind } from '../gestan/index.js';
import type { GestanContractSeed } from './gestan-contract-seed.js';

/** One adapter on a Gestan of its own, for one case. */
export interface ContractGestan {
  /** The adapter under test. */
  readonly adapter: GestanAdapter;
  /**
   * A second adapter on the same Gestan, as another process would open it. Without it two calls of
   * the one adapter stand in.
   */
  readonly reopen?: (() => Promise<GestanAdapter>) | undefined;
  /**
   * Makes the next `createPiece` reach Gestan while its answer is lost. Without it the case of the
   * lost answer is played by repeating the call.
   */
  readonly loseAnswerNext?: (() => Promise<void> | void) | undefined;
  /** Called at the end of the case, after the adapters were closed. */
  readonly cleanup?: (() => Promise<void> | void) | undefined;
}

export interface GestanContractCase extends ContractGestan {
  readonly seed: GestanContractSeed;
}

export type GestanContractCases = Readonly<Record<string, (given: GestanContractCase) => Promise<void>>>;

export async function collect<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/**
 * Asserts that a call rejects with a `GestanError` of one of the codes, and that the error names
 * the field where it is given.
 */
export async function rejects(
  work: () => Promise<unknown>,
  codes: readonly string[],
  why: string,
  field?: string,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    assert.ok(
      isSyncError(error),
      `${why}: must reject with a GestanError ${codes.join(' or ')}, not with ${String(error)}`,
    );
    assert.ok(codes.includes(error.code), `${why}: must be ${codes.join(' or ')}, was ${error.code}`);
    if (field !== undefined) assert.equal(error.field, field, `${why}: the error must name the field`);
    return;
  }
  assert.fail(`${why}: must be refused`);
}

export const notSupported = ['gestan.unsupported'] as const;
export const notAccepted = ['gestan.refused', 'gestan.unsupported'] as const;

/** Asserts that two decimals are equal, or both absent. */
export function sameDecimal(actual: string | undefined, expected: string | undefined, what: string): void {
  if (expected === undefined || actual === undefined) {
    assert.equal(actual, expected, `${what}: ${actual ?? 'nothing'} instead of ${expected ?? 'nothing'}`);
    return;
  }
  assert.ok(
    typeof actual === 'string' && isDecimal(actual),
    `${what}: ${JSON.stringify(actual)} is not a decimal number as text, such as "${expected}"`,
  );
  assert.ok(decimal(actual).eq(decimal(expected)), `${what}: ${actual} must be exactly ${expected}`);
}

type Schemas = typeof import('../gestan/schemas.js');

/**
 * Asserts that rows fit a schema; the failure names the field. The schemas are loaded here: most
 * who load the contracts never run this one.
 *
 * @param what what a row is called in the failure
 */
export async function mustFit<T>(
  schema: keyof Schemas,
  rows: readonly T[],
  what: (row: T) => string,
): Promise<void> {
  const schemas = await import('../gestan/schemas.js');
  for (const row of rows) {
    const result = schemas[schema].safeParse(row);
    if (result.success) continue;
    const [issue] = result.error.issues;
    const path = (issue?.path ?? []).map((part) =>
      typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
    );
    assert.fail(
      `${what(row)}: ${path.join('').replace(/^\./, '') || 'it'} ${issue?.message ?? 'is not valid'}`,
    );
  }
}

/** Asserts that each member of `expected` is in `actual` as it is; the failure names the field. */
export function sameFields(actual: object | undefined, expected: object, what: string): void {
  assert.ok(actual, what);
  for (const [field, value] of Object.entries(expected)) {
    const given: unknown = Reflect.get(actual, field);
    if (isRecord(value) && isRecord(given)) sameFields(given, value, `${what}, ${field}`);
    else assert.deepEqual(given, value, `${what}: ${field} is ${shown(given)} instead of ${shown(value)}`);
  }
}

const shown = (value: unknown) => (value === undefined ? 'absent' : JSON.stringify(value));

/** The kind of piece that a case is made of, where any will do. */
export function kindOf({ capabilities }: GestanAdapter): PieceKind | undefined {
  return capabilities.pieces.includes('invoice') ? 'invoice' : capabilities.pieces[0];
}

/** The id of a contact to make pieces out to. */
export async function someContact({ adapter }: GestanContractCase): Promise<string> {
  if (adapter.capabilities.readContacts) {
    const [contact] = await collect(adapter.contacts());
    if (contact !== undefined) return contact.id;
  }
  if (!adapter.capabilities.writeContacts) return '1';
  const made = await adapter.upsertContact({
    externalRef: 'woo:contrat:customer:1',
    lastName: 'Contrat',
    email: 'client@contrat.test',
  });
  return made.id;
}

/** The read-back piece of a draft; fails where it is not there exactly once. */
export async function readPiece(adapter: GestanAdapter, draft: PieceDraft) {
  assert.ok(adapter.pieces, 'readBack is declared, but pieces() is missing');
  const all = await collect(adapter.pieces({ after: draft.date }));
  const found = all.filter((piece) => piece.externalRef === draft.externalRef);
  assert.equal(found.length, 1, `the piece ${draft.externalRef} must be there exactly once`);
  await mustFit('gestanPieceSchema', found, () => `pieces(), ${draft.externalRef}`);
  return found[0];
}
