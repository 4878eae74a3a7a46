import { need } from '../core/arguments.js';
import { colon } from '../core/index.js';
import type { OrderAudit } from '../diff/orders/audit-types.js';
import { auditLabel, label } from './labels/label.js';
import { readTextOptions, type TextOptions, type TextSetup } from './options.js';
import { paymentSides } from './payment-sides.js';
import { vatLabel } from './piece-words.js';
import { reasonText } from './reason-text.js';
import { joinParts, moreRows, paragraph } from './render-plan.js';
import { tableLines } from './text/table.js';
import type { Column } from './text/table-types.js';

/**
 * An audit of orders as text: missing, doubled and different pieces, then the VAT of both sides by
 * month.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * console.log(renderAudit(await sync.orders.audit({ after: '2026-01-01', before: '2026-04-01' }), { language: 'fr' }))
 */
export function renderAudit(audit: OrderAudit, options?: TextOptions): string {
  need('renderAudit()', 'audit', audit, 'an object', {
    orders: 'an object',
    findings: 'an object',
    rows: 'a list',
    months: 'a list',
    quarters: 'a list',
    payments: 'a list',
  });
  const setup = readTextOptions(options, audit);
  const { language, width, colour, limit, say } = setup;
  const l = (code: string) => label(code, language);
  const table = { width, colour, colon: colon(language) };
  const count = (code: string, n: number) => `${l(code)}${colon(language)}${say.number(n)}`;
  const { total, right, wrong, nothing } = audit.orders;
  const lines = [
    ...joinParts([{ text: l('audit.title'), style: 'title' }, { text: l(`audit.${audit.basis}`) }], setup),
    ...joinParts(
      [
        { text: count('orders', total) },
        { text: count('audit.right', right), style: 'create' },
        { text: count('audit.wrong', wrong), style: wrong > 0 ? 'stop' : 'calm' },
        { text: count('audit.nothing', nothing), style: 'calm' },
      ],
      setup,
    ),
    ...(audit.complete ? paragraph(l('audit.complete'), setup, 'create') : []),
  ];
  if (audit.rows.length > 0) {
    const columns: Column[] = [
      { head: l('column.order'), title: true, flexible: true, min: 8 },
      { head: l('audit.finding'), flexible: true, min: 14 },
      { head: l('column.piece'), flexible: true, min: 10 },
      { head: l('audit.expected'), align: 'right' },
      { head: l('audit.found'), align: 'right' },
      { head: l('column.reason'), flexible: true, min: 16, whenNarrow: 'own-line' },
    ];
    const amount = (value: string | undefined) => (value === undefined ? '' : say.amount(value));
    const rows = audit.rows.slice(0, limit).map(({ finding, orderId, number, kind, sums, reason }) => ({
      cells: [
        number ?? String(orderId),
        { text: auditLabel(finding, language), style: 'stop' as const },
        kind === undefined ? '' : l(kind),
        amount(sums?.expected),
        amount(sums?.found),
        reasonText(reason, setup),
      ],
    }));
    lines.push('', ...tableLines(columns, rows, table));
    const hidden = audit.rows.length - rows.length;
    if (hidden > 0) lines.push(...paragraph(moreRows(hidden, setup), setup, 'dim'));
  }
  if (audit.months.length > 0) {
    const columns: Column[] = [
      { head: l('audit.month'), title: true },
      { head: l('column.rate'), flexible: true, min: 8 },
      { head: l('audit.wooBase'), align: 'right' },
      { head: l('audit.gestanBase'), align: 'right' },
      { head: l('audit.wooVat'), align: 'right' },
      { head: l('audit.gestanVat'), align: 'right' },
    ];
    // BE 21 and NL 21 are two rates: if there are several countries, each is named.
    const isAbroad = new Set(audit.months.map(({ country }) => country)).size > 1;
    const rows = audit.months.map((month) => {
      const named =
        isAbroad && month.country ? `${vatLabel(month, say)} · ${say.country(month.country)}` : '';
      const amount = (value: string) => say.amount(value, month.currency);
      const style = month.equal ? undefined : ('stop' as const);
      return {
        mark: month.equal ? { text: '✓', style: 'create' as const } : { text: '✗', style: 'stop' as const },
        cells: [
          month.month,
          named || vatLabel(month, say),
          { text: amount(month.woo.base), style },
          { text: amount(month.gestan.base), style },
          { text: amount(month.woo.vat), style },
          { text: amount(month.gestan.vat), style },
        ],
      };
    });
    lines.push('', ...tableLines(columns, rows, table));
  }
  if (audit.payments.length > 0) lines.push('', ...paymentLines(audit.payments, setup));
  return lines.join('\n');
}

/** Payments, refunds, fees and payouts per day and method, against the entries. */
function paymentLines(payments: OrderAudit['payments'], setup: TextSetup): readonly string[] {
  const { language, width, colour, say } = setup;
  const l = (code: string) => label(code, language);
  const { sides, hasOutside } = paymentSides(payments);
  const columns: Column[] = [
    { head: l('audit.day'), title: true },
    { head: l('audit.method'), title: true, flexible: true, min: 8 },
    { head: l('audit.side') },
    { head: l('audit.inShop'), align: 'right' },
    ...(hasOutside ? [{ head: l('audit.outside'), align: 'right' as const }] : []),
    { head: l('audit.booked'), align: 'right' },
  ];
  const rows = sides.map(({ payment, code, due, outside, booked, isEqual }) => {
    const { day, method, currency } = payment;
    const style = isEqual ? undefined : ('stop' as const);
    const left = outside === undefined ? '' : say.amount(outside, currency);
    return {
      mark: isEqual ? { text: '✓', style: 'create' as const } : { text: '✗', style: 'stop' as const },
      cells: [
        say.day(day),
        method,
        l(code),
        { text: say.amount(due, currency), style },
        ...(hasOutside ? [left] : []),
        { text: say.amount(booked, currency), style },
      ],
    };
  });
  const note = hasOutside ? paragraph(l('audit.outsideNote'), setup, 'dim') : [];
  return [...tableLines(columns, rows, { width, colour, colon: colon(language) }), ...note];
}
