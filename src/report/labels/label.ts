import type { Reason } from '../../diff/plan.js';
import { type FieldCode, fieldLabels } from './fields.js';
import { type LabelTable, type Language, pick } from './language.js';
import { type CheckCode, checkLabels, type ReasonCode, reasonLabels } from './reasons.js';
import { outcomeLabels, type StatusCode, statusLabels } from './statuses.js';
import { type WordCode, wordLabels } from './words.js';

/** Every code that has a label of its own. */
export type LabelCode =
  | StatusCode
  | keyof typeof outcomeLabels
  | FieldCode
  | WordCode
  | ReasonCode
  | CheckCode;

// Where two tables share a code, the earlier one names it: statuses and outcomes are what users see most.
const tables: readonly LabelTable[] = [
  statusLabels,
  outcomeLabels,
  wordLabels,
  fieldLabels,
  reasonLabels,
  checkLabels,
];

function find(code: string, among: readonly LabelTable[], language: Language): string | undefined {
  for (const table of among) {
    const pair = Object.hasOwn(table, code) ? table[code] : undefined;
    if (pair) return pick(pair, language);
  }
  return undefined;
}

/**
 * The word that users read for a code: a row status, an outcome, a field, a reason, a piece kind, a column head.
 *
 * @param code a code as plans and reports hold it. One that has no label is given back as it is.
 * @example
 * label('add-to-gestan', 'fr') // 'Ajouter à Gestan'
 */
export function label(code: LabelCode | (string & {}), language: Language): string {
  return find(code, tables, language) ?? code;
}

/** Whether a code has a label. */
export function hasLabel(code: string): boolean {
  return find(code, tables, 'en') !== undefined;
}

/**
 * The name of a field. Nested ones are joined (`billing.city` → « Adresse de facturation, Ville »); free fields keep the
 * shop's own name for them (`extra.season`).
 */
export function fieldLabel(field: string, language: Language): string {
  const whole = find(field, [fieldLabels], language);
  if (whole !== undefined) return whole;
  const [head = '', ...rest] = field.split(/[.:]/);
  const first = find(head, [fieldLabels], language);
  if (first === undefined || rest.length === 0) return field;
  const tail = rest.join('.');
  if (head === 'extra' || head === 'meta') return language === 'fr' ? `Champ « ${tail} »` : `Field “${tail}”`;
  return `${first}, ${find(tail, [fieldLabels], language) ?? tail}`;
}

/** Why, in the user's language; a reason without a label tells its English message. */
export function reasonLabel(reason: Reason, language: Language): string {
  return find(reason.code, [reasonLabels], language) ?? reason.message;
}

/** The name of a prerequisite of the connection, or the fallback. */
export function checkLabel(code: string, language: Language, fallback: string): string {
  return find(code, [checkLabels], language) ?? fallback;
}
