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

/** Every code with a label. */
export type LabelCode = StatusCode | FieldCode | WordCode;

/**
 * The label of a row status or an outcome. French words agree with the rows of the flow: orders are
 * feminine.
 *
 * @param flow the flow of the rows. @default masculine words
 * @example
 * statusLabel('refused', 'fr', 'orders')   // 'Refusée'
 */
export function statusLabel(status: string, language: Language, flow?: FlowName): string {
  need('statusLabel()', 'status', status, 'a text');
  return statusText(status, language, flow);
}

/**
 * The label of a status or an outcome after a count: « refusées », « à importer ». The caller
 * formats the number.
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
 * The label of a code: a row status, an outcome, a field, a piece kind, a column head.
 *
 * @param code a code from a plan or report. A code without a label is returned as it is.
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
 * free fields keep the shop's own name (`extra.season`).
 *
 * @example
 * fieldLabel('priceNet', 'fr')   // 'Prix HT'
 */
export function fieldLabel(field: string, language: Language): string {
  need('fieldLabel()', 'field', field, 'a text');
  return fieldText(field, language);
}

/** The label of evidence about two contacts. */
export function evidenceLabel(code: string, language: Language): string {
  return find(code, evidenceLabels, language) ?? code;
}

/** The label of a rule that decides about a contact. */
export function ruleLabel(code: string, language: Language): string {
  return find(code, ruleLabels, language) ?? code;
}

/** The label of what an order's status requires. */
export function stepLabel(code: string, language: Language): string {
  return find(code, stepLabels, language) ?? code;
}

/** The label of a finding of the audit. */
export function auditLabel(code: string, language: Language): string {
  return find(code, auditLabels, language) ?? code;
}

/** The name of a check of the image transport; a check of your own transport keeps its code. */
export function checkLabel(code: string, language: Language): string {
  return find(code, checkLabels, language) ?? code;
}
