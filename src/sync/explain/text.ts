import type { Change } from '../../diff/index.js';
import { label } from '../../report/labels/label.js';
import type { HistoryRecord } from '../state/history.js';
import type {
  Explanation,
  OrderExplanation,
  PersonExplanation,
  PersonOrder,
  ProductExplanation,
} from './types.js';

const word = (code: string) => label(code, 'en');

function value(given: Change['to']): string {
  if (given === null || given === '') return 'nothing';
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const sideName = { gestan: 'Gestan', woo: 'the shop', both: 'both sides' } as const;

function changeLine({ field, from, to, target }: Change, { owners }: ProductExplanation, more = ''): string {
  const owner = owners[field];
  const rule =
    owner === undefined ? '' : owner === 'both' ? ', which both sides own' : `, owned by ${sideName[owner]}`;
  return `  ${word(field)}: ${value(from)} → ${value(to)} in ${sideName[target]}${rule}${more}`;
}

function historyLines(history: readonly HistoryRecord[]): readonly string[] {
  return history.map(({ flow, outcome, at, runId, error, reason }) => {
    const why = error ? `${error.message} (${error.code})` : (reason?.message ?? '');
    return `  Last trouble in ${flow}, ${at}: ${word(outcome)}. ${why} Run ${runId}.`;
  });
}

function intentLine(count: number): readonly string[] {
  return count === 0 ? [] : [`  ${count} write(s) whose answer was lost: the next apply looks them up.`];
}

export function productText(product: ProductExplanation): readonly string[] {
  const { row, link, blacklisted, removedLinks } = product;
  const sides = [
    ...(product.gestanId ? [`Gestan ${product.gestanCode ?? ''} (${product.gestanId})`] : []),
    ...(product.wooId
      ? [`shop ${product.wooId}${product.variationId ? `:${product.variationId}` : ''}`]
      : []),
  ];
  return [
    `Product ${product.name}: ${sides.join(', ')}.`,
    link
      ? `  Linked ${link.made === 'forced' ? 'by hand' : 'at an import'}${link.at ? ` on ${link.at}` : ''}.`
      : '  Not linked.',
    ...removedLinks.map(
      ({ at }) =>
        `  A link was removed by hand${at ? ` on ${at}` : ''}: that pair is not linked again by itself.`,
    ),
    ...(blacklisted
      ? [`  Blacklisted${blacklisted.at ? ` since ${blacklisted.at}` : ''}: ${blacklisted.reason}.`]
      : []),
    row
      ? `  Now: ${word(row.status)} (${row.status}).${row.reason ? ` ${row.reason.message}` : ''}`
      : '  Plans have no row for it: a variable product has only those of its variations, and an archived product without link has none.',
    ...(row?.changes ?? []).map((change) => changeLine(change, product)),
    ...(row?.conflicts ?? []).map(
      ({ field, gestan, woo }) =>
        `  ${word(field)}: Gestan says ${value(gestan)}, the shop ${value(woo)}: both changed it; answer with resolve, or set products.conflicts.`,
    ),
    ...(row?.withheld ?? []).map((change) =>
      changeLine(change, product, ` – held back: ${change.reason.message}`),
    ),
    ...historyLines(product.history),
    ...intentLine(product.intents.length),
  ];
}

const place = {
  listed: 'listed by the shop',
  trash: 'in the trash of the shop',
  gone: 'not in the shop any more',
} as const;

/** Whether Gestan has what was handed over. */
function whereItStands(order: OrderExplanation, externalRef: string, sent: boolean | undefined): string {
  if (!sent) return '';
  const status = order.sent?.[externalRef];
  if (status === undefined) return ' (sent, unverified)';
  const { state, where, message } = status;
  return ` (${[state, where, message].filter((part) => part !== undefined).join(', ')})`;
}

export function orderText(order: OrderExplanation): readonly string[] {
  const { row, record, retry, hint, asksFor } = order;
  return [
    `Order ${row?.number ?? record?.number ?? order.orderId}: ${place[order.inShop]}.`,
    ...(record
      ? [
          `  ${record.adopted ? 'Entered by hand and taken over' : 'Imported'}, last on ${record.at}.`,
          ...record.pieces.map(
            ({ kind, number, date, totalGross, currency, externalRef, sent }) =>
              `  Made: ${word(kind)} ${number ?? ''} of ${date ?? '?'}, ${totalGross} ${currency}${whereItStands(order, externalRef, sent)}.`,
          ),
          ...record.entries.map(
            ({ direction, amount, externalRef, sent }) =>
              `  Made: ledger entry, ${direction} ${amount}${whereItStands(order, externalRef, sent)}.`,
          ),
        ]
      : ['  Nothing was made of it.']),
    ...(order.beforeStart ? ['  Created before orders.startAt: run() leaves it alone.'] : []),
    ...(row
      ? [
          `  Now: ${word(row.status)} (${row.status}).${row.reason ? ` ${row.reason.message}` : ''}`,
          asksFor
            ? `  Status ${row.orderStatus} asks for: ${asksFor.map(word).join(', ') || 'nothing'}.`
            : `  Status ${row.orderStatus} is not mapped to pieces.`,
          ...row.pieces.map(
            ({ kind, date, totalGross, currency }) =>
              `  To make: ${word(kind)} of ${date}, ${totalGross} ${currency}.`,
          ),
          ...row.entries.map(({ direction, amount }) => `  To make: ledger entry, ${direction} ${amount}.`),
          ...row.notes.map(({ code }) => `  ${code}.`),
        ]
      : []),
    ...(retry ? [`  Looked at again at every run since ${retry.at} (${retry.code}).`] : []),
    ...(hint ? [`  A webhook of ${hint.at} says ${hint.event}: the next run looks.`] : []),
    ...historyLines(order.history),
    ...intentLine(order.intents.length),
  ];
}

export function personText(person: PersonExplanation): readonly string[] {
  const { row, record, decisions } = person;
  return [
    `${person.customerId ? `Customer ${person.customerId}` : 'Guest'} ${person.name}.`,
    record
      ? `  Linked to contact ${record.contactId} of Gestan since ${record.at}.`
      : '  Not linked to a contact of Gestan.',
    ...(row
      ? [
          `  Now: ${word(row.status)} (${row.status}), decided by ${row.rule}.${row.reason ? ` ${row.reason.message}` : ''}`,
          ...row.candidates.map(
            ({ contactId, name, score, reasons }) =>
              `  May be ${name} (${contactId}), ${Math.round(score * 100)} %: ${reasons.join(', ')}.`,
          ),
          ...row.changes.map(
            ({ field, from, to }) => `  ${word(field)}: ${value(from)} → ${value(to)} in Gestan`,
          ),
        ]
      : ['  Neither a customer nor an order of the shop bears the address now.']),
    ...decisions.map(
      ({ contactId, same }) => `  Answered: ${same ? 'is' : 'is not'} contact ${contactId} of Gestan.`,
    ),
    ...historyLines(person.history),
  ];
}

export function ordersText(orders: readonly PersonOrder[]): readonly string[] {
  return orders.map(
    ({ number, status, pieces }) =>
      `Order ${number} (${status}): ${pieces === 0 ? 'nothing was made of it' : `${pieces} piece(s)`}.`,
  );
}

export function explanationText(given: Omit<Explanation, 'text'>): readonly string[] {
  if (!given.found) return ['Neither the shop nor Gestan nor the sync knows it.'];
  return [
    ...given.products.flatMap(productText),
    ...(given.order ? orderText(given.order) : []),
    ...given.persons.flatMap(personText),
    ...ordersText(given.orders),
  ];
}
