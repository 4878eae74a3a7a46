import assert from 'node:assert/strict';
import { decimal, isSyncError } from '../core/index.js';
import type { GestanAdapter, PieceDraft, PieceKind } from '../gestan/index.js';
import type { GestanContractSeed } from './gestan-contract-seed.js';

/** One adapter on a Gestan of its own, for one case. */
export interface ContractGestan {
  readonly adapter: GestanAdapter;
  /** A second adapter on the same Gestan, as another process would open it. Without it two calls of the one adapter stand in. */
  readonly reopen?: (() => Promise<GestanAdapter>) | undefined;
  /**
   * Makes the next `createPiece` reach Gestan while its answer is lost. Without it the case of the lost answer is played by repeating
   * the call.
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

/** Asserts that a call rejects with a `GestanError` of one of the codes, and that the error names the field where it is given. */
export async function rejects(
  work: () => Promise<unknown>,
  codes: readonly string[],
  why: string,
  field?: string,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    assert.ok(isSyncError(error), `${why}: must reject with a GestanError, not with ${String(error)}`);
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
  if (expected === undefined || actual === undefined) assert.equal(actual, expected, what);
  else assert.ok(decimal(actual).eq(decimal(expected)), `${what}: ${actual} must be exactly ${expected}`);
}

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
  return found[0];
}
