import type { Sentences, Speaker } from '../../core/index.js';
import type { ContactReasonValues } from '../../diff/contacts/reasons.js';
import type { OutcomeReasonValues, SharedReasonValues, WarningValues } from '../../diff/reasons.js';
import type { StockReasonValues } from '../../diff/stock/reasons.js';
import { fieldLabel } from '../labels/label.js';
import { partNames } from './piece-names.js';

const fields = (names: readonly string[], say: Speaker) =>
  say.list((Array.isArray(names) ? names : []).map((name) => fieldLabel(String(name), 'en')));

/** What several flows say, in English. */
export const sharedReasonsEn: Sentences<SharedReasonValues & OutcomeReasonValues> = {
  'text-refused': ({ field, characters }, say) => ({
    text: `Gestan does not accept ${say.quote(say.list(characters))} in the field ${say.quote(field)}`,
    hint: 'Correct this text in the shop.',
  }),
  'text-changed': ({ field, characters, written }, say) => ({
    text: `Gestan does not keep ${say.quote(say.list(characters))} in the field ${say.quote(field)}: it becomes ${say.quote(written)}`,
  }),
  'counterpart-gone': ({ what, side, trashed }) => {
    if (what === 'contact') {
      return {
        text: 'The linked contact is no longer in Gestan',
        hint: 'Restore it in Gestan, or forget this customer to link them again.',
      };
    }
    if (trashed) {
      return {
        text: 'The linked product is in the trash of the shop',
        hint: 'Restore it in the shop, or remove the link.',
      };
    }
    return {
      text: `The linked product no longer exists in ${side === 'woo' ? 'the shop' : 'Gestan'}`,
      hint: 'Create it again and link it, or remove the link.',
    };
  },
  trashed: () => ({ text: 'In the trash of the shop' }),
  'outcome-unknown': ({ since }, say) => ({
    text: `Parked: the outcome of a write is unknown, and has not been found since ${say.instant(since)}`,
    hint: 'Look for it on both sides, then say whether it exists (sync.unsettled).',
  }),
  'nothing-to-do': () => ({ text: 'Nothing to do' }),
  'not-selected': () => ({ text: 'Not selected' }),
  'already-done': () => ({ text: 'Already done' }),
  aborted: () => ({ text: 'Stopped before this row' }),
  stale: () => ({ text: 'Changed since the plan was made', hint: 'Plan again.' }),
  review: () => ({ text: 'Waits for your answer', hint: 'Decide in the contacts flow.' }),
};

/** Why quantities are not sent, in English. */
export const stockReasonsEn: Sentences<StockReasonValues> = {
  'stock-unknown': () => ({
    text: 'Stock unknown in Gestan',
    hint: 'Nothing is sent: unknown does not mean zero.',
  }),
  'stock-unreadable': ({ side, field }, say) => ({
    text: `${side === 'gestan' ? 'Gestan’s' : 'The shop’s'} stock cannot be read: the field ${say.quote(field)} is not valid`,
    hint: 'Nothing is sent: correct this field.',
  }),
  'order-units-unknown': ({ order, field }, say) => ({
    text: `${order === undefined ? 'An order' : `Order ${order}`} cannot be read (field ${say.quote(field)}): its number of units is unknown`,
    hint: 'Until then stock may only fall: correct this field in the shop.',
  }),
  'parent-stock-incomplete': ({ missing, total }, say) => ({
    text: `Stock of the product incomplete: ${say.number(missing)} of ${say.count(total, 'variation', 'variations')} ${missing === 1 ? 'is' : 'are'} not linked, or unknown in Gestan`,
    hint: 'Link all variations that share this stock.',
  }),
};

/** Why contacts are not made, in English. */
export const contactReasonsEn: Sentences<ContactReasonValues> = {
  contradiction: () => ({
    text: 'Contradictory evidence',
    hint: 'Say whether it is this contact, or another person.',
  }),
  'several-contacts': () => ({
    text: 'Several contacts fit',
    hint: 'Say which one it is, or that it is none of them.',
  }),
  'possible-homonym': () => ({
    text: 'Possibly the same person: only the name is similar',
    hint: 'Say whether it is this contact, or another person.',
  }),
  'made-anyway': () => ({
    text: 'A contact was made without waiting for your answer',
    hint: 'Say whether it is this contact; if so, merge the two in Gestan.',
  }),
  'other-person': () => ({
    text: 'Linked to a contact with another name',
    hint: 'Say whether it is the same person.',
  }),
  anonymised: () => ({
    text: 'Customer erased in the shop',
    hint: 'The contact in Gestan is not changed.',
  }),
  'customer-unreadable': ({ id, field }, say) => ({
    text: `The shop’s customer ${id === undefined ? 'without id' : say.list([id])} cannot be read: the field ${say.quote(field)} is not valid`,
    hint: 'Correct this field in the shop; a plugin may fill it wrongly.',
  }),
  'contact-unmade': ({ name }) => ({
    text: `May be ${name}, whose contact could not be created`,
    hint: 'The next run handles them in the same order.',
  }),
  'contact-unreadable': ({ id, field }, say) => ({
    text: `Gestan’s contact ${id === undefined ? 'without id' : say.quote(id)} cannot be read: the field ${say.quote(field)} is not valid`,
    hint: 'Correct this field in Gestan: nothing is created or changed until then.',
  }),
  'no-identity': () => ({
    text: 'Neither name nor e-mail',
    hint: 'Complete the customer in the shop.',
  }),
  'not-supported': () => ({
    text: 'This adapter does not write contacts to Gestan',
    hint: 'Make the change in Gestan itself.',
  }),
};

/** What a person should know, in English. */
export const warningsEn: Sentences<WarningValues> = {
  'contact-made-anyway': ({ name, candidates }) => ({
    text: `A new contact was made for ${name}, who may be one of: ${candidates}`,
  }),
  'sent-not-read-back': ({ adapter }) => ({
    text: `Records were only sent to Gestan (${adapter}): this adapter cannot read back whether Gestan has taken them`,
  }),
  'decimal-stock': () => ({
    text: 'The shop has quantities with fractions. The sync sends whole units, rounded down',
  }),
  'parent-as-draft': ({ sku }, say) => ({
    text: `The variable product ${say.quote(sku)} was created as a draft: name it in the shop, then publish it`,
  }),
  'done-again': ({ name, fields: names, times }, say) => ({
    text: `${say.quote(name)}: written ${say.count(times, 'time', 'times')} (${fields(names, say)}), and due again: a plugin or cache of the shop, or Gestan, restores the old value`,
  }),
  'orders-without-entry': ({ orders, why }, say) => ({
    text: `${say.count(orders, 'order', 'orders')} without a ledger entry: ${(Array.isArray(why) ? why : []).map((each) => `${say.number(each.orders)} × ${say.tell(each.reason)}`).join('; ')}`,
    hint: 'The entries are made once the cause is removed.',
  }),
  'piece-parts-left-out': ({ parts, orders }, say) => ({
    text: `Missing on pieces sent to Gestan (${say.count(orders, 'order', 'orders')}), to be entered by hand if needed: ${say.list(partNames(parts, 1))}`,
  }),
  'upload-not-removed': ({ path, error }, say) => ({
    text: `The uploaded file ${path} could not be removed: ${say.tell(error)}`,
  }),
};
