import { isDecimal, type JsonValue } from '../core/index.js';
import type { Change, Row } from '../diff/plan.js';
import type { EntryDraft, PieceDraft } from '../gestan/model.js';

/** A contact that may be the same person, with how alike they are. */
export interface Candidate {
  readonly contactId: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly score?: number;
  readonly reasons: readonly string[];
}

/** A field that both sides changed, each in its way. */
export interface ConflictField {
  readonly field: string;
  readonly gestan: JsonValue;
  readonly woo: JsonValue;
  /** What both held when they last agreed, where it is known. */
  readonly base?: JsonValue;
}

/*
 * A plan may have been saved, edited and read back: what a flow adds to its rows is looked at, not trusted. A part that is not
 * shaped as expected is left out, and the row is still shown.
 */

type Loose = { readonly [key: string]: unknown };

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(row: Row, key: string): readonly Loose[] {
  const value: unknown = (row as unknown as Loose)[key];
  return Array.isArray(value) ? value.filter(isLoose) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isJson(value: unknown): value is JsonValue {
  return (
    value !== undefined &&
    typeof value !== 'function' &&
    typeof value !== 'symbol' &&
    typeof value !== 'bigint'
  );
}

function firstText(from: Loose, ...keys: readonly string[]): string {
  for (const key of keys) {
    const found = text(from[key]);
    if (found !== '') return found;
  }
  return '';
}

function readReason(reason: unknown): string[] {
  if (isLoose(reason))
    return [firstText(reason, 'code', 'key', 'kind', 'message')].filter((found) => found !== '');
  return text(reason) === '' ? [] : [text(reason)];
}

/** The candidates of a contact row, best first as the plan has them. */
export function candidatesOf(row: Row): readonly Candidate[] {
  return list(row, 'candidates').map((candidate) => {
    const contact = isLoose(candidate['contact']) ? candidate['contact'] : candidate;
    const full = `${text(contact['firstName'])} ${text(contact['lastName'])}`.trim();
    const score = text(candidate['score']);
    const reasons = [candidate['reasons'], candidate['evidence'], candidate['reason']].find(
      (given) => given !== undefined,
    );
    return {
      contactId: firstText(candidate, 'contactId', 'id', 'gestanId') || text(contact['id']),
      name: firstText(contact, 'name', 'label') || full || text(contact['company']),
      ...(isDecimal(score) ? { score: Number(score) } : {}),
      reasons: (Array.isArray(reasons) ? reasons : [reasons]).flatMap(readReason),
    };
  });
}

function isPiece(value: Loose): boolean {
  return typeof value['kind'] === 'string' && Array.isArray(value['lines']) && Array.isArray(value['vat']);
}

/** The pieces that applying an order row will make. */
export function piecesOf(row: Row): readonly PieceDraft[] {
  return list(row, 'pieces').filter(isPiece) as unknown as readonly PieceDraft[];
}

/** The ledger entries that applying an order row will make. */
export function entriesOf(row: Row): readonly EntryDraft[] {
  return list(row, 'entries').filter(
    (entry) => typeof entry['amount'] === 'string',
  ) as unknown as readonly EntryDraft[];
}

function derived(change: Change): ConflictField {
  const toGestan = change.target === 'gestan';
  return {
    field: change.field,
    gestan: toGestan ? change.from : change.to,
    woo: toGestan ? change.to : change.from,
  };
}

/** The fields of a conflict row that wait for an answer, one value per side. */
export function conflictsOf(row: Row): readonly ConflictField[] {
  const given = list(row, 'conflicts').flatMap((conflict): ConflictField[] => {
    const field = text(conflict['field']);
    const { gestan, woo, base } = conflict;
    if (field === '' || !isJson(gestan) || !isJson(woo)) return [];
    return [{ field, gestan, woo, ...(isJson(base) ? { base } : {}) }];
  });
  if (given.length > 0) return given;
  if (row.status !== 'conflict') return [];
  const open = row.changes.filter((change) => change.because === undefined);
  const seen = new Set<string>();
  // A conflict told from both sides at once is one question.
  return open.filter(({ field }) => !seen.has(field) && seen.add(field)).map(derived);
}

/** The changes of a row that are settled: all but those that are in conflict. */
export function settledChanges(row: Row): readonly Change[] {
  const open = new Set(conflictsOf(row).map(({ field }) => field));
  return row.changes.filter(({ field }) => !open.has(field));
}
