import { need } from '../../core/arguments.js';
import type { Language } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';
import { agree, isFeminine } from './agree.js';
import { checkLabels } from './checks.js';
import { auditLabels, ruleLabels, stepLabels } from './codes.js';
import { evidenceLabels } from './evidence.js';
import { type FieldCode, fieldLabels } from './fields.js';
import { fieldText, find, labelText, statusText } from './label-text.js';
import { isStatusCode, type StatusCode, statusWords } from './statuses.js';
import { type WordCode, wordLabels } from './words.js';

/** Every code that has a label of its own. */
export type LabelCode = StatusCode | FieldCode | WordCode;

/**
 * How a row status or an outcome is called. French words agree with the rows of the flow: orders
 * are feminine.
 *
 * @param flow whose rows it is about. @default masculine words
 * @example
 * statusLabel('refused', 'fr', 'orders')   // 'Refusée'
 */
export function statusLabel(status: string, language: Language, flow?: FlowName): string {
  need('statusLabel()', 'status', status, 'a text');
  return statusText(status, language, flow);
}

/**
 * How many rows have a status or an outcome, without the number, which the caller formats:
 * « refusées », « à importer ».
 *
 * @example
 * countedLabel('refused', 11, 'fr', 'orders')   // 'refusées'
 */
export function countedLabel(status: string, count: number, language: Language, flow?: FlowName): string {
  need('countedLabel()', 'status', status, 'a text');
  if (!isStatusCode(status)) return status;
  const { counted, countedEn } = statusWords[status];
  if (language === 'en') return countedEn;
  return agree(counted, { feminine: isFeminine(flow), plural: Math.abs(count) >= 2 });
}

/**
 * The word that users read for a code: a row status, an outcome, a field, a piece kind, a column head.
 *
 * @param code a code as plans and reports hold it. One that has no label is given back as it is.
 * @example
 * label('add-to-gestan', 'fr') // 'Ajouter à Gestan'
 */
export function label(code: LabelCode | (string & {}), language: Language): string {
  need('label()', 'code', code, 'a text');
  return labelText(code, language);
}

/** Whether a code has a label. */
export function hasLabel(code: string): boolean {
  need('hasLabel()', 'code', code, 'a text');
  return isStatusCode(code) || Object.hasOwn(wordLabels, code) || Object.hasOwn(fieldLabels, code);
}

/**
 * The name of a field. Nested ones are joined (`billing.city` → « Adresse de facturation, Ville »);
 * free fields keep the shop's own name for them (`extra.season`).
 *
 * @example
 * fieldLabel('priceNet', 'fr')   // 'Prix HT'
 */
export function fieldLabel(field: string, language: Language): string {
  need('fieldLabel()', 'field', field, 'a text');
  return fieldText(field, language);
}

/** What speaks for or against two contacts being the same. */
export function evidenceLabel(code: string, language: Language): string {
  return find(code, evidenceLabels, language) ?? code;
}

/** What decided about a contact. */
export function ruleLabel(code: string, language: Language): string {
  return find(code, ruleLabels, language) ?? code;
}

/** What an order's state asks for. */
export function stepLabel(code: string, language: Language): string {
  return find(code, stepLabels, language) ?? code;
}

/** What an audit of orders finds. */
export function auditLabel(code: string, language: Language): string {
  return find(code, auditLabels, language) ?? code;
}

/** The name of a check of the image transport; one of a transport of your own keeps its code. */
export function checkLabel(code: string, language: Language): string {
  return find(code, checkLabels, language) ?? code;
}
