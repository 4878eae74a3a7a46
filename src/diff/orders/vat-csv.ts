import type { AuditMonth, AuditQuarter } from './audit-types.js';

const heads = [
  'periode',
  'pays',
  'devise',
  'taux',
  'libelle',
  'base_ht',
  'tva',
  'base_ht_gestan',
  'tva_gestan',
];

/**
 * VAT totals as CSV, one row per period, country, currency and rate: invoices less credit notes.
 * The columns have French names, for an accountant or an OSS return; amounts have a decimal point,
 * fields are separated by semicolons.
 *
 * @param rows the months or the quarters of an audit.
 * @returns the text with a header line; lines end with CR LF (RFC 4180).
 * @example
 * const audit = await sync.orders.audit({ after: '2026-01-01', before: '2026-04-01' })
 * await writeFile('tva.csv', vatCsv(audit.quarters))
 * // periode;pays;devise;taux;libelle;base_ht;tva;base_ht_gestan;tva_gestan
 * // 2026-Q1;BE;EUR;21;TVA BE 21 %;1210.00;254.10;1210.00;254.10
 */
export function vatCsv(rows: readonly (AuditMonth | AuditQuarter)[]): string {
  const lines = rows.map((row) => [
    'month' in row ? row.month : row.quarter,
    row.country,
    row.currency,
    row.rate,
    row.label,
    row.woo.base,
    row.woo.vat,
    row.gestan.base,
    row.gestan.vat,
  ]);
  return [heads, ...lines].map((cells) => `${cells.map(field).join(';')}\r\n`).join('');
}

/**
 * A field that a spreadsheet would take for a formula, or for more than one field, is quoted.
 * Amounts below zero are amounts.
 */
function field(text: string): string {
  const isFormula = /^[=+@\t\r]/.test(text) || (text.startsWith('-') && !/^-\d+(\.\d+)?$/.test(text));
  const safe = isFormula ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
