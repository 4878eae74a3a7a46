/**
 * A code together with the values that its sentence needs. The sentence itself is made where a
 * person reads it, in that person's language.
 *
 * @example
 * type Reason = Coded<{ 'not-paid': Record<never, never>; 'vat-differs': { charged: Decimal; expected: Decimal } }>
 * const reason: Reason = { code: 'vat-differs', values: { charged: '20', expected: '5.5' } }
 */
export type Coded<Values> = {
  [Code in keyof Values]: { readonly code: Code; readonly values: Values[Code] };
}[keyof Values];

/** The values of a code whose sentence needs none. */
export type NoValues = Readonly<Record<never, never>>;
