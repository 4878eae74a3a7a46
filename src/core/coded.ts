import type { Language } from './language.js';
import type { Speaker } from './speaker.js';

/**
 * A code together with the values that its sentence needs. The sentence itself is made where a
 * person reads it, in that person's language.
 *
 * @example
 * type Reason = Coded<{ 'not-paid': NoValues; 'vat-differs': { charged: Decimal } }>
 * const reason: Reason = { code: 'vat-differs', values: { charged: '20' } }
 */
export type Coded<Values> = {
  [Code in keyof Values]: { readonly code: Code; readonly values: Values[Code] };
}[keyof Values];

/** The values of a code whose sentence needs none. */
export type NoValues = Readonly<Record<never, never>>;

/** The texts of a code: the problem, and what to do if something can be done. */
export interface Sentence {
  /** The problem. */
  readonly text: string;
  /** What to do. */
  readonly hint?: string | undefined;
}

/**
 * The sentences of all codes of a table in one language. A code without its sentence does not
 * compile.
 */
export type Sentences<Values> = {
  readonly [Code in keyof Values]: (values: Values[Code], say: Speaker) => Sentence;
};

/** The sentences of these codes in every language. */
export type Catalogue<Values> = Readonly<Record<Language, Sentences<Values>>>;
