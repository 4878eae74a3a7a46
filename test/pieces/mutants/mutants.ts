/** A mistake put into the arithmetic of pieces: a text of one file, and what stands there instead. */
export interface Mutant {
  readonly name: string;
  /** Under `src/pieces`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Each of these is a mistake that somebody could make. The histories must notice every one. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the last credit note does not take what is left',
    file: 'refunds.ts',
    from: 'if (closes) return ok(creditRest(refund, lines.value, balance, maker));',
    to: '',
  },
  {
    name: 'a refund may be up to twice what is left of the invoice',
    file: 'refunds.ts',
    from: 'if (paid.gt(balance.openGross)) {',
    to: 'if (paid.gt(balance.openGross.times(2))) {',
  },
  {
    name: 'what left the order since is not given back first',
    file: 'refunds.ts',
    from: 'if (!today) return [];',
    to: 'return [];',
  },
  {
    name: 'shipping that is given back is left out',
    file: 'refund-lines.ts',
    from: 'for (const item of refund.shipping_lines) {',
    to: 'for (const item of refund.shipping_lines.slice(1)) {',
  },
  {
    name: 'a line that gives back no VAT takes its share of it',
    file: 'refund-lines.ts',
    from: '...(lacksTax ? { netOfTax: true } : {}),',
    to: '',
  },
  {
    name: 'a line that gives back no VAT takes room from what was sold at 0 %',
    file: 'baskets.ts',
    from: 'return netOfTax ? ',
    to: 'return keys === undefined ? ',
  },
  {
    name: 'a line that gives back no VAT stands at the rate that it names',
    file: 'refund-lines.ts',
    from: 'rates: isLarge ? [book.none] : rates',
    to: 'rates',
  },
  {
    name: 'an order is made after its invoice',
    file: 'chain-pieces.ts',
    from: "const isRepeatable = kind === 'quote' || kind === 'order';",
    to: "const isRepeatable = kind === 'quote';",
  },
  {
    name: 'the tax of a refund keeps its sign',
    file: 'refund-lines.ts',
    from: 'return amount(text).neg().toFixed();',
    to: 'return amount(text).toFixed();',
  },
  {
    name: 'a rate that nothing was invoiced at is credited',
    file: 'fit.ts',
    from: 'if (!held || room.lte(0)) return undefined;',
    to: 'if (!held || room.lte(0)) return basket;',
  },
  {
    name: 'more is credited at a rate than was invoiced there',
    file: 'fit.ts',
    from: 'if (gross.gte(room)) return held;',
    to: 'if (gross.gte(room)) return basket;',
  },
  {
    name: 'more VAT is credited at a rate than was invoiced there',
    file: 'fit.ts',
    from: 'return isWithin ? basket : takeGross(held, gross, money);',
    to: 'return basket;',
  },
  {
    name: 'an item is not credited at the rate that it was invoiced at',
    file: 'fit.ts',
    from: 'if (gross.lte(0)) return [];',
    to: 'return [];',
  },
  {
    name: 'a part of a rate takes its usual VAT, whatever is left of it',
    file: 'baskets.ts',
    from: 'const tax = [usual, most].reduce((least, each) => (each.lt(least) ? each : least));',
    to: 'const tax = usual;',
  },
  {
    name: 'a part of a rate takes more net than is left of it',
    file: 'baskets.ts',
    from: 'const net = gross.minus(tax).gt(basket.net) && basket.net.gte(0) ? basket.net : gross.minus(tax);',
    to: 'const net = gross.minus(tax);',
  },
  {
    name: 'amounts are spread by what is left, not by what was invoiced',
    file: 'baskets.ts',
    from: 'const gross = own ? basketGross(own) : zero;',
    to: 'const gross = basketGross(basket);',
  },
  {
    name: 'a refund is credited again',
    file: 'credit-notes.ts',
    from: 'if (isMade(refund)) continue;',
    to: '',
  },
  {
    name: 'a credit note corrects the order of today',
    file: 'correct-order.ts',
    from: 'const first = made ? contentOf(made, prepared) : (now ?? nothing);',
    to: 'const first = prepared.today.refused ? (now ?? nothing) : prepared.today.value;',
  },
  {
    name: 'what cards paid is paid once more',
    file: 'due-payments.ts',
    from: 'const amount = grossOf(invoice).minus(cards);',
    to: 'const amount = grossOf(invoice);',
  },
  {
    name: 'vouchers are taken off a deposit',
    file: 'due-payments.ts',
    from: 'if (payments[index]?.deposit) return part;',
    to: '',
  },
  {
    name: 'parts are converted each by itself',
    file: 'currency.ts',
    from: 'target.round(done.plus(own).times(rate)).minus(target.round(done.times(rate)));',
    to: 'target.round(own.times(rate));',
  },
];
