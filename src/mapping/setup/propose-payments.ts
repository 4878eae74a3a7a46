import { defined } from '../../core/index.js';
import type { GestanPaymentMode } from '../../gestan/model.js';
import type { PaymentTable } from '../payments.js';
import type { SetupRow } from './setup-row.js';
import { type Found, hasPhrase, type NameTest, plainWords, stored, theOne } from './words.js';

/** A payment method of the shop, as orders and gateways name it. */
export interface UsedPayment {
  /** Woo's id; empty for orders that name none. */
  readonly id: string;
  /** As the shop calls it. */
  readonly title: string;
  /** How many orders were placed with it. */
  readonly orders: number;
}

/**
 * Ways to pay. A name that says one of them says which way it is; PayPal comes before cards, since
 * its methods take both. WooCommerce's own ids are English.
 */
const ways: readonly (readonly [way: string, says: NameTest])[] = [
  ['paypal', hasPhrase('paypal', 'pay pal', 'ppcp gateway', 'ppcp', 'ppec paypal')],
  [
    'instalments',
    hasPhrase('alma', 'klarna', 'oney', 'floa', 'scalapay', '3x', '4x', '3 fois', '4 fois', 'plusieurs fois'),
  ],
  ['debit', hasPhrase('prelevement', 'prelevements', 'sepa', 'direct debit', 'stripe sepa', 'gocardless')],
  [
    'transfer',
    hasPhrase(
      'virement',
      'virements',
      'virement bancaire',
      'bacs',
      'bank transfer',
      'transfer',
      'vir',
      'wire',
    ),
  ],
  ['cheque', hasPhrase('cheque', 'cheques', 'check', 'chq', 'cheque bancaire')],
  [
    'cash',
    hasPhrase('especes', 'espece', 'cash', 'cod', 'cash on delivery', 'paiement a la livraison', 'liquide'),
  ],
  [
    'card',
    hasPhrase(
      'cb',
      'carte',
      'cartes',
      'carte bancaire',
      'carte bleue',
      'card',
      'credit card',
      'tpe',
      'visa',
      'mastercard',
      'stripe',
      'mollie',
      'payplug',
      'woocommerce payments',
      'monetico',
      'systempay',
      'payzen',
      'up2pay',
      'square',
      'braintree',
      'sumup',
    ),
  ],
];

function wayOf(name: string): string | undefined {
  const words = plainWords(name);
  return ways.find(([, says]) => says(words))?.[0];
}

/**
 * For each payment method the payment mode of the same name, or else the only one of the same kind:
 * card, transfer, cheque, cash, direct debit, PayPal.
 */
export function proposePayments(
  methods: readonly UsedPayment[],
  modes: readonly GestanPaymentMode[],
  table: PaymentTable,
): readonly SetupRow[] {
  const candidates = modes.map(({ id, name }) => ({ value: id, name, way: wayOf(name) }));
  const decide = ({ id, title }: UsedPayment): Found => {
    const held = table.lookup(id)?.paymentModeId;
    if (held !== undefined) return stored(held, modes.find((mode) => mode.id === held)?.name);
    const same = candidates.filter(({ name }) => plainWords(name) === plainWords(title));
    if (same.length === 1) return theOne(same, { code: 'setup-same-name', values: {} });
    // The id says more than the title, which the merchant may have written: « Paiement sécurisé ».
    const way = wayOf(id) ?? wayOf(title);
    const alike = way === undefined ? [] : candidates.filter((candidate) => candidate.way === way);
    return theOne(alike, { code: 'setup-same-kind', values: {} });
  };
  return methods.map((method) => ({
    key: `payments:${method.id}`,
    part: 'payments',
    of: method.id,
    name: method.title || method.id,
    ...decide(method),
    ...defined({ stored: table.lookup(method.id)?.paymentModeId }),
    uses: method.orders,
  }));
}
