import type { Sentences, Speaker } from '../../core/index.js';
import { formatValue } from '../format.js';
import { evidenceLabel, ruleLabel, stepLabel } from '../labels/label.js';
import { fieldText, labelText, statusText } from '../labels/label-text.js';
import type { ExplainValues, HandedOver } from './explain-values.js';
import { englishPiece, orderStatus } from './piece-names.js';

const sides = { gestan: 'in Gestan', woo: 'in the shop' } as const;
const owners = {
  gestan: ', owned by Gestan',
  woo: ', owned by the shop',
  both: ', which both sides own',
} as const;

const value = (field: string, given: ExplainValues['explain.change']['from'], say: Speaker) => {
  const text = formatValue(field, given, say);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const states: Readonly<Record<HandedOver['state'], string>> = {
  waiting: 'waiting to be sent',
  sent: 'sent to Gestan',
  taken: 'being taken by Gestan',
  done: 'taken by Gestan',
  refused: 'refused by Gestan',
  missing: 'missing',
  unverified: 'sent, unverified',
};

function handedOver(sent: HandedOver | undefined): string {
  if (sent === undefined) return '';
  const words = states[sent.state] ?? states.unverified;
  return ` (${[words, sent.where, sent.message].filter(Boolean).join(', ')})`;
}

const since = (at: string | undefined, say: Speaker, word = 'on') =>
  at ? ` ${word} ${say.instant(at)}` : '';

function piece(
  { kind, number, date, total, currency, sent }: ExplainValues['explain.made-piece'],
  say: Speaker,
) {
  const what = englishPiece(kind as Parameters<typeof englishPiece>[0]);
  return `${what}${number ? ` ${number}` : ''}${date ? ` of ${say.day(date)}` : ''}, ${say.amount(total, currency)}${handedOver(sent)}`;
}

function entry({ direction, amount, currency, sent }: ExplainValues['explain.made-entry'], say: Speaker) {
  const what = direction === 'in' ? 'received' : 'paid out';
  const figure = amount === undefined ? '' : `, ${what} ${say.amount(amount, currency)}`;
  return `ledger entry${figure}${handedOver(sent)}`;
}

/** The lines of explanations, in English. */
export const explainEn: Sentences<ExplainValues> = {
  'explain.unknown': () => ({ text: 'Unknown to the shop, to Gestan and to the sync' }),
  'explain.product': ({ name, gestanId, gestanCode, wooId, variationId }) => {
    const of = [
      gestanId === undefined ? '' : `Gestan ${gestanCode ?? ''} (${gestanId})`,
      wooId === undefined ? '' : `shop ${wooId}${variationId === undefined ? '' : `:${variationId}`}`,
    ];
    return { text: `Product ${name}: ${of.filter((part) => part !== '').join(', ')}` };
  },
  'explain.linked': ({ byHand, at }, say) => ({
    text: `Linked ${byHand ? 'by hand' : 'by a sync'}${since(at, say)}`,
  }),
  'explain.not-linked': () => ({ text: 'Not linked' }),
  'explain.link-removed': ({ at }, say) => ({
    text: `A link was removed by hand${since(at, say)}: that pair is not linked again automatically`,
  }),
  'explain.blacklisted': ({ note, at }, say) => ({
    text: `Blacklisted${since(at, say, 'since')}: ${note}`,
  }),
  'explain.no-row': () => ({
    text: 'Plans have no row for it: a variable product has only rows of its variations, and an archived product without a link has none',
  }),
  'explain.change': ({ field, from, to, target, owner, withheld }, say) => ({
    text: `${fieldText(field, 'en')}: ${value(field, from, say)} → ${value(field, to, say)} ${sides[target] ?? ''}${owner === undefined ? '' : owners[owner]}${withheld ? ` – held back: ${say.tell(withheld)}` : ''}`,
  }),
  'explain.conflict': ({ field, gestan, woo }, say) => ({
    text: `${fieldText(field, 'en')}: Gestan says ${value(field, gestan, say)}, the shop ${value(field, woo, say)}; both changed it`,
    hint: 'Answer with resolve, or set products.conflicts.',
  }),
  'explain.now': ({ flow, status, because, rule: by }, say) => ({
    text: `Now: ${statusText(status, 'en', flow)}${by ? `, decided by ${ruleLabel(by, 'en')}` : ''}${because ? ` – ${say.tell(because)}` : ''}`,
  }),
  'explain.trouble': ({ flow, outcome, at, runId, because }, say) => ({
    text: `Last failure in ${labelText(flow, 'en').toLowerCase()}, ${say.instant(at)}: ${statusText(outcome, 'en', flow)}${because ? ` – ${say.tell(because)}` : ''} (run ${runId})`,
  }),
  'explain.intents': ({ count }, say) => ({
    text: `${say.count(count, 'write', 'writes')} whose answer was lost: the next run looks ${count === 1 ? 'it' : 'them'} up`,
  }),
  'explain.order': ({ number, place }) => {
    const where = {
      listed: 'listed by the shop',
      trash: 'in the trash of the shop',
      gone: 'no longer in the shop',
    };
    return { text: `Order ${number}: ${where[place] ?? ''}` };
  },
  'explain.imported': ({ adopted, at }, say) => ({
    text: `${adopted ? 'Entered by hand and adopted' : 'Imported'}, last on ${say.instant(at)}`,
  }),
  'explain.nothing-made': () => ({ text: 'Nothing was made for it' }),
  'explain.made-piece': (made, say) => ({ text: `Made: ${piece(made, say)}` }),
  'explain.made-entry': (made, say) => ({ text: `Made: ${entry(made, say)}` }),
  'explain.before-start': () => ({ text: 'Created before orders.startAt: run() does not import it' }),
  'explain.asks-for': ({ status, steps }, say) => ({
    text: `Status ${say.quote(orderStatus(status, 'en'))} requires: ${say.list((Array.isArray(steps) ? steps : []).map((step: string) => stepLabel(step, 'en'))) || 'nothing'}`,
  }),
  'explain.status-unmapped': ({ status }, say) => ({
    text: `No piece is mapped to the status ${say.quote(orderStatus(status, 'en'))}`,
  }),
  'explain.to-make-piece': (made, say) => ({ text: `To make: ${piece(made, say)}` }),
  'explain.to-make-entry': (made, say) => ({ text: `To make: ${entry(made, say)}` }),
  'explain.note': ({ note }, say) => ({ text: say.tell(note) }),
  'explain.retry': ({ at }, say) => ({ text: `Read again by every run since ${say.instant(at)}` }),
  'explain.hint': ({ at, event }, say) => ({
    text: `A webhook of ${say.instant(at)} says ${event}: the next run reads it`,
  }),
  'explain.person': ({ name, customerId }) => ({
    text: customerId === undefined ? `Guest ${name}` : `Customer ${customerId} ${name}`,
  }),
  'explain.contact': ({ contactId, at }, say) => ({
    text: `Linked to contact ${contactId} of Gestan since ${say.instant(at)}`,
  }),
  'explain.no-contact': () => ({ text: 'Not linked to a contact of Gestan' }),
  'explain.no-person': () => ({ text: 'No customer or order of the shop has this address now' }),
  'explain.candidate': ({ name, contactId, score, evidence }, say) => ({
    text: `May be ${name} (${contactId}), ${say.rate(Math.round(score * 100))}: ${say.list((Array.isArray(evidence) ? evidence : []).map((code: string) => evidenceLabel(code, 'en')))}`,
  }),
  'explain.decision': ({ contactId, same }) => ({
    text: `Answered: ${same ? 'is' : 'is not'} contact ${contactId} of Gestan`,
  }),
  'explain.person-order': ({ number, status, pieces }, say) => ({
    text: `Order ${number} (${orderStatus(status, 'en')}): ${pieces === 0 ? 'nothing was made for it' : say.count(pieces, 'piece', 'pieces')}`,
  }),
};
