import type { Language } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';
import { agree, isFeminine } from './agree.js';
import { fieldLabels } from './fields.js';
import { type LabelTable, pick } from './language.js';
import { isStatusCode, statusWords } from './statuses.js';
import { wordLabels } from './words.js';

/**
 * Labels by codes that may come from a file: a value that is no text has an empty label. The
 * functions of `label.ts` are for callers, and name invalid arguments.
 */
const textOf = (code: unknown): string => (typeof code === 'string' ? code : '');

export function find(code: string, table: LabelTable, language: Language): string | undefined {
  const pair = Object.hasOwn(table, code) ? table[code] : undefined;
  return pair && pick(pair, language);
}

/** See `statusLabel()`. */
export function statusText(status: unknown, language: Language, flow?: FlowName): string {
  const code = textOf(status);
  if (!isStatusCode(code)) return code;
  const words = statusWords[code];
  return language === 'fr' ? agree(words.fr, { feminine: isFeminine(flow) }) : words.en;
}

/** See `label()`. */
export function labelText(of: unknown, language: Language): string {
  const code = textOf(of);
  if (isStatusCode(code)) return statusText(code, language);
  return find(code, wordLabels, language) ?? find(code, fieldLabels, language) ?? code;
}

/** See `fieldLabel()`. */
export function fieldText(of: unknown, language: Language): string {
  const field = textOf(of);
  const whole = find(field, fieldLabels, language);
  if (whole !== undefined) return whole;
  const [head = '', ...rest] = field.split(/[.:]/);
  const first = find(head, fieldLabels, language);
  if (first === undefined || rest.length === 0) return field;
  const tail = rest.join('.');
  if (head === 'extra' || head === 'meta') return language === 'fr' ? `Champ « ${tail} »` : `Field “${tail}”`;
  return `${first}, ${find(tail, fieldLabels, language) ?? tail}`;
}
