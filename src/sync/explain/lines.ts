import { type Coded, defined } from '../../core/index.js';
import type { Change, FlowName } from '../../diff/plan.js';
import type { ExplainValues, HandedOver } from '../../report/sentences/explain-values.js';
import type { HistoryRecord } from '../state/history.js';
import type {
  ExplainedFacts,
  OrderExplanation,
  PersonExplanation,
  PersonOrder,
  ProductExplanation,
} from './types.js';

/** One line of an explanation: its sentence is made in the reader's language. */
export type ExplainLine = Coded<ExplainValues>;

type Lines = readonly ExplainLine[];

/** Lines for the values that exist. */
function given<T>(value: T | undefined | false, lines: (value: T) => ExplainLine): Lines {
  return value === undefined || value === false ? [] : [lines(value)];
}

function changeLine(
  { field, from, to, target }: Change,
  owners: ProductExplanation['owners'],
  withheld?: ExplainValues['explain.change']['withheld'],
): ExplainLine {
  const values = { field, from, to, target, ...defined({ owner: owners[field], withheld }) };
  return { code: 'explain.change', values };
}

function historyLines(history: readonly HistoryRecord[]): Lines {
  return history.map(({ flow, outcome, at, runId, error, reason }) => ({
    code: 'explain.trouble',
    values: { flow, outcome, at, runId, ...defined({ because: error ?? reason }) },
  }));
}

function nowLine(
  flow: FlowName,
  { status, reason }: { readonly status: string; readonly reason?: ExplainValues['explain.now']['because'] },
  rule?: string,
): ExplainLine {
  return { code: 'explain.now', values: { flow, status, ...defined({ because: reason, rule }) } };
}

const intentLines = (count: number): Lines =>
  count === 0 ? [] : [{ code: 'explain.intents', values: { count } }];

function productLines(product: ProductExplanation): Lines {
  const { name, row, link, blacklisted, removedLinks, owners } = product;
  const { gestanId, gestanCode, wooId, variationId } = product;
  return [
    { code: 'explain.product', values: { name, ...defined({ gestanId, gestanCode, wooId, variationId }) } },
    link
      ? { code: 'explain.linked', values: { byHand: link.made === 'forced', ...defined({ at: link.at }) } }
      : { code: 'explain.not-linked', values: {} },
    ...removedLinks.map(({ at }): ExplainLine => ({ code: 'explain.link-removed', values: defined({ at }) })),
    ...given(blacklisted, ({ reason, at }) => ({
      code: 'explain.blacklisted',
      values: { note: reason, ...defined({ at }) },
    })),
    row ? nowLine('products', row) : { code: 'explain.no-row', values: {} },
    ...(row?.changes ?? []).map((change) => changeLine(change, owners)),
    ...(row?.conflicts ?? []).map(
      ({ field, gestan, woo }): ExplainLine => ({
        code: 'explain.conflict',
        values: { field, gestan, woo },
      }),
    ),
    ...(row?.withheld ?? []).map((change) => changeLine(change, owners, change.reason)),
    ...historyLines(product.history),
    ...intentLines(product.intents.length),
  ];
}

/** The state in Gestan of a record that was sent. Undefined: Gestan confirmed it at once. */
function handedOver(
  order: OrderExplanation,
  externalRef: string | undefined,
  sent: boolean | undefined,
): HandedOver | undefined {
  if (!sent) return undefined;
  return (externalRef === undefined ? undefined : order.sent?.[externalRef]) ?? { state: 'unverified' };
}

function madeLines(order: OrderExplanation): Lines {
  const { record } = order;
  if (!record) return [{ code: 'explain.nothing-made', values: {} }];
  return [
    { code: 'explain.imported', values: { adopted: record.adopted ?? false, at: record.at } },
    ...record.pieces.map(({ kind, number, date, totalGross: total, currency, ...piece }): ExplainLine => {
      const sent = handedOver(order, piece.externalRef, piece.sent);
      return {
        code: 'explain.made-piece',
        values: { kind, total, currency, ...defined({ number, date, sent }) },
      };
    }),
    ...record.entries.map(({ direction, amount, ...entry }): ExplainLine => {
      const sent = handedOver(order, entry.externalRef, entry.sent);
      return { code: 'explain.made-entry', values: defined({ direction, amount, sent }) };
    }),
  ];
}

function orderLines(order: OrderExplanation): Lines {
  const { row, record, retry, hint, asksFor } = order;
  const number = row?.number ?? record?.number ?? String(order.orderId);
  return [
    { code: 'explain.order', values: { number, place: order.inShop } },
    ...madeLines(order),
    ...given(order.beforeStart, () => ({ code: 'explain.before-start', values: {} })),
    ...(row
      ? [
          nowLine('orders', row),
          asksFor
            ? ({
                code: 'explain.asks-for',
                values: { status: row.orderStatus, steps: asksFor },
              } as const)
            : ({ code: 'explain.status-unmapped', values: { status: row.orderStatus } } as const),
          ...row.pieces.map(
            ({ kind, date, totalGross: total, currency }): ExplainLine => ({
              code: 'explain.to-make-piece',
              values: { kind, date, total, currency },
            }),
          ),
          ...row.entries.map(
            ({ direction, amount, currency }): ExplainLine => ({
              code: 'explain.to-make-entry',
              values: { direction, amount, currency },
            }),
          ),
          ...row.notes.map((note): ExplainLine => ({ code: 'explain.note', values: { note } })),
        ]
      : []),
    ...given(retry, ({ at }) => ({ code: 'explain.retry', values: { at } })),
    ...given(hint, ({ at, event }) => ({ code: 'explain.hint', values: { at, event } })),
    ...historyLines(order.history),
    ...intentLines(order.intents.length),
  ];
}

function personLines(person: PersonExplanation): Lines {
  const { name, customerId, row, record, decisions } = person;
  return [
    { code: 'explain.person', values: { name, ...defined({ customerId }) } },
    record
      ? { code: 'explain.contact', values: { contactId: record.contactId, at: record.at } }
      : { code: 'explain.no-contact', values: {} },
    ...(row
      ? [
          nowLine('contacts', row, row.rule),
          ...row.candidates.map(
            ({ contactId, name: likely, score, reasons }): ExplainLine => ({
              code: 'explain.candidate',
              values: { name: likely, contactId, score, evidence: reasons },
            }),
          ),
          ...row.changes.map((change) => changeLine(change, {})),
        ]
      : [{ code: 'explain.no-person', values: {} } as const]),
    ...decisions.map(
      ({ contactId, same }): ExplainLine => ({ code: 'explain.decision', values: { contactId, same } }),
    ),
    ...historyLines(person.history),
  ];
}

const personOrderLine = ({ number, status, pieces }: PersonOrder): ExplainLine => ({
  code: 'explain.person-order',
  values: { number, status, pieces },
});

/** What each part of an explanation says: a head, and its particulars below. */
export function explainLines(answer: ExplainedFacts): readonly Lines[] {
  if (!answer.found) return [[{ code: 'explain.unknown', values: {} }]];
  return [
    ...answer.products.map(productLines),
    ...(answer.order ? [orderLines(answer.order)] : []),
    ...answer.persons.map(personLines),
    ...answer.orders.map((order) => [personOrderLine(order)]),
  ];
}
