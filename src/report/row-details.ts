import { isDecimal, isRecord, type JsonValue } from '../core/index.js';
import type { Change, Row, Side } from '../diff/plan.js';
import type { EntryDraft, PieceDraft } from '../gestan/piece-model.js';
import type { Spoken } from './sentences/sentence.js';

/** A contact that may be the same person, with its score. */
export interface Candidate {
  readonly contactId: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly score?: number;
  readonly reasons: readonly string[];
  /** Both sides line by line: what agrees, what differs. */
  readonly fields: readonly CandidateField[];
}

/** One line of a question: the shop's value and Gestan's value. */
export interface CandidateField {
  readonly field: string;
  readonly woo: string;
  readonly gestan: string;
  readonly agreement: string;
}

/** A field that both sides changed differently. */
export interface ConflictField {
  readonly field: string;
  readonly gestan: JsonValue;
  readonly woo: JsonValue;
  /** The last common value, if it is known. */
  readonly base?: JsonValue;
  /** Both changed it since the last sync (`both-changed`), or they meet for the first time. */
  readonly code?: string;
  /** The sides that may be chosen. */
  readonly answers: readonly Side[];
}

/*
 * A plan may have been saved and edited, so parts that a flow adds to its rows are checked. An
 * invalid part is left out, and the row is still shown.
 */

type Loose = { readonly [key: string]: unknown };

function list(row: Row, key: string): readonly Loose[] {
  const value: unknown = (row as unknown as Loose)[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
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
  if (isRecord(reason))
    return [firstText(reason, 'code', 'key', 'kind', 'message')].filter((found) => found !== '');
  return text(reason) === '' ? [] : [text(reason)];
}

/** The id in the shop; a variation's after its parent's: `871:34`. */
export function wooIdText(row: Row): string {
  if (row.wooId === undefined) return '';
  const variation = text((row as unknown as Loose).variationId);
  return variation === '' ? String(row.wooId) : `${row.wooId}:${variation}`;
}

/**
 * Gestan's figure, and the reserved units that it does not show yet (`taken` in plans before
 * November 2026).
 */
export function stockFigureOf(row: Row): { readonly figure: string; readonly reserved: string } | undefined {
  const { figure, reserved, taken } = row as unknown as Loose;
  return text(figure) === '' ? undefined : { figure: text(figure), reserved: text(reserved ?? taken) || '0' };
}

/** The shop's total of an order. */
export function orderTotalOf(row: Row): { readonly total: string; readonly currency: string } | undefined {
  const { total, currency } = row as unknown as Loose;
  return text(total) === '' ? undefined : { total: text(total), currency: text(currency) };
}

/** Products that are created before an order's pieces: code and name. */
export function productsOf(row: Row): readonly { readonly code: string; readonly name: string }[] {
  return list(row, 'products').map((product) => ({ code: text(product.code), name: text(product.name) }));
}

/** The candidates of a contact row, best first as the plan has them. */
export function candidatesOf(row: Row): readonly Candidate[] {
  return list(row, 'candidates').map((candidate) => {
    const contact = isRecord(candidate.contact) ? candidate.contact : candidate;
    const full = `${text(contact.firstName)} ${text(contact.lastName)}`.trim();
    const score = text(candidate.score);
    const reasons = [candidate.reasons, candidate.evidence, candidate.reason].find(
      (given) => given !== undefined,
    );
    return {
      contactId: firstText(candidate, 'contactId', 'id', 'gestanId') || text(contact.id),
      name: firstText(contact, 'name', 'label') || full || text(contact.company),
      ...(isDecimal(score) ? { score: Number(score) } : {}),
      reasons: (Array.isArray(reasons) ? reasons : [reasons]).flatMap(readReason),
      fields: (Array.isArray(candidate.fields) ? candidate.fields : []).filter(isRecord).map((line) => ({
        field: text(line.field),
        woo: text(line.woo),
        gestan: text(line.gestan),
        agreement: text(line.agreement),
      })),
    };
  });
}

const isText = (value: unknown) => typeof value === 'string';

function each(value: unknown, has: (item: Loose) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  for (const item of value) if (!isRecord(item) || !has(item)) return false;
  return true;
}

const isTax = ({ rate }: Loose) => isText(rate);

const isVat = ({ rate, label, base, amount }: Loose) =>
  isText(rate) && isText(label) && isText(base) && isText(amount);

const isLine = ({ type, label, quantity, unitNet, discountNet, net, taxes }: Loose) =>
  isText(type) &&
  isText(label) &&
  isText(quantity) &&
  isText(unitNet) &&
  isText(discountNet) &&
  isText(net) &&
  each(taxes, isTax);

/**
 * Whether a piece has all the parts that are shown. There may be ten thousand: a schema or a list
 * of names would take too long.
 */
function isPiece(piece: Loose): boolean {
  const { kind, date, currency, externalRef, totalNet, totalVat, totalGross, lines, vat } = piece;
  return (
    isText(kind) &&
    isText(date) &&
    isText(currency) &&
    isText(externalRef) &&
    isText(totalNet) &&
    isText(totalVat) &&
    isText(totalGross) &&
    each(vat, isVat) &&
    each(lines, isLine)
  );
}

function isEntry({ direction, date, amount, currency, label }: Loose): boolean {
  return (
    (direction === 'in' || direction === 'out') &&
    isText(date) &&
    isText(amount) &&
    isText(currency) &&
    isText(label)
  );
}

/** The pieces that applying an order row will make. */
export function piecesOf(row: Row): readonly PieceDraft[] {
  return list(row, 'pieces').filter(isPiece) as unknown as readonly PieceDraft[];
}

/** The ledger entries that applying an order row will make. */
export function entriesOf(row: Row): readonly EntryDraft[] {
  return list(row, 'entries').filter(isEntry) as unknown as readonly EntryDraft[];
}

/** A reason with its values, or with the English sentence that earlier versions saved. */
function readSaid(reason: unknown): Spoken | undefined {
  if (!isRecord(reason) || typeof reason.code !== 'string') return undefined;
  const { code, values, message } = reason;
  if (isRecord(values)) return { code, values };
  return typeof message === 'string' ? { code, message } : undefined;
}

/** The notes of an order: why something is not made, and what differs from its pieces. */
export function notesOf(row: Row): readonly Spoken[] {
  return list(row, 'notes').flatMap((note) => readSaid(note) ?? []);
}

/** A change that is due but not written, with why. */
export interface WithheldField extends Change {
  readonly reason: Spoken;
}

/** Changes that are due but not written, each with why. */
export function withheldOf(row: Row): readonly WithheldField[] {
  return list(row, 'withheld').flatMap(({ field, from, to, target, reason }) => {
    if (
      typeof field !== 'string' ||
      !isJson(from) ||
      !isJson(to) ||
      (target !== 'gestan' && target !== 'woo')
    )
      return [];
    const said = readSaid(reason);
    return said === undefined ? [] : [{ field, from, to, target, reason: said }];
  });
}

const bothSides: readonly Side[] = ['gestan', 'woo'];

function derived(change: Change): ConflictField {
  const toGestan = change.target === 'gestan';
  return {
    field: change.field,
    gestan: toGestan ? change.from : change.to,
    woo: toGestan ? change.to : change.from,
    answers: bothSides,
  };
}

/** The fields of a conflict row that wait for an answer, one value per side. */
export function conflictsOf(row: Row): readonly ConflictField[] {
  const given = list(row, 'conflicts').flatMap((conflict): ConflictField[] => {
    const field = text(conflict.field);
    const { gestan, woo, base, code, answers } = conflict;
    if (field === '' || !isJson(gestan) || !isJson(woo)) return [];
    return [
      {
        field,
        gestan,
        woo,
        answers: Array.isArray(answers) ? bothSides.filter((side) => answers.includes(side)) : bothSides,
        ...(isJson(base) ? { base } : {}),
        ...(typeof code === 'string' ? { code } : {}),
      },
    ];
  });
  if (given.length > 0) return given;
  if (row.status !== 'conflict') return [];
  const open = row.changes.filter((change) => change.because === undefined);
  const seen = new Set<string>();
  // A conflict listed on both sides is one question.
  return open.filter(({ field }) => !seen.has(field) && seen.add(field)).map(derived);
}

/** The changes of a row without those of fields in conflict. */
export function changesWithoutConflicts(row: Row): readonly Change[] {
  const open = new Set(conflictsOf(row).map(({ field }) => field));
  return row.changes.filter(({ field }) => !open.has(field));
}
