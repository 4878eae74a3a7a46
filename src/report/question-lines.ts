import { colon, isRecord } from '../core/index.js';
import type { Language } from '../core/language.js';
import type { Row } from '../diff/plan.js';
import { fieldLabel, label } from './labels/label.js';
import type { CandidateField } from './row-details.js';

const signs: Readonly<Record<string, string>> = { same: '=', similar: '≈', other: '≠' };

/** One line of a question: `=` equal, `≈` similar, `≠` different, `·` one side is empty. */
export function candidateLine({ field, woo, gestan, agreement }: CandidateField, language: Language): string {
  const sign = signs[agreement] ?? '·';
  const name = `${sign} ${fieldLabel(field === 'name' ? 'fullName' : field, language)}${colon(language)}`;
  return agreement === 'same' && woo === gestan
    ? `${name}${woo}`
    : `${name}Woo ${woo || '–'} | Gestan ${gestan || '–'}`;
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Further facts of a question: orders of a guest, and a contact that was made meanwhile. */
export function questionLines(row: Row, language: Language): readonly string[] {
  const { orders, merge } = row as unknown as { readonly [key: string]: unknown };
  const ids = Array.isArray(orders) ? orders.map(text).filter((order) => order !== '') : [];
  const lines =
    ids.length > 0 ? [`${label('question.orders', language)}${colon(language)}${ids.join(', ')}`] : [];
  if (!isRecord(merge)) return lines;
  const pieces = Array.isArray(merge.pieces) ? merge.pieces.filter(isRecord) : [];
  const made = [
    `[${text(merge.contactId)}]`,
    ...pieces.map(({ number, externalRef }) => text(number) || text(externalRef)),
  ];
  return [...lines, `${label('question.merge', language)}${colon(language)}${made.join(', ')}`];
}
