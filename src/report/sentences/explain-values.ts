import type { Instant, JsonValue, NoValues, SaidCode } from '../../core/index.js';
import type { FlowName, Outcome, Side } from '../../diff/plan.js';

/** The state of a record that was sent to Gestan and that Gestan has not confirmed. */
export interface HandedOver {
  readonly state: 'waiting' | 'sent' | 'taken' | 'done' | 'refused' | 'missing' | 'unverified';
  readonly where?: string | undefined;
  /** Why Gestan refused it, in its own words. */
  readonly message?: string | undefined;
}

interface Piece {
  readonly kind: string;
  readonly number?: string | undefined;
  readonly date?: string | undefined;
  readonly total: string;
  readonly currency: string;
  readonly sent?: HandedOver | undefined;
}

interface Entry {
  /** Absent, with the amount, where an earlier version did not keep them. */
  readonly direction?: 'in' | 'out' | undefined;
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly sent?: HandedOver | undefined;
}

/** The lines of an explanation, with their values. */
export interface ExplainValues {
  'explain.unknown': NoValues;
  // A product.
  'explain.product': {
    readonly name: string;
    readonly gestanId?: string | undefined;
    readonly gestanCode?: string | undefined;
    readonly wooId?: number | undefined;
    readonly variationId?: number | undefined;
  };
  'explain.linked': { readonly byHand: boolean; readonly at?: Instant | undefined };
  'explain.not-linked': NoValues;
  'explain.link-removed': { readonly at?: Instant | undefined };
  'explain.blacklisted': { readonly note: string; readonly at?: Instant | undefined };
  'explain.no-row': NoValues;
  'explain.change': {
    readonly field: string;
    readonly from: JsonValue;
    readonly to: JsonValue;
    readonly target: Side;
    /** Which side decides the field. */
    readonly owner?: Side | 'both' | undefined;
    /** Why it is not written. */
    readonly withheld?: SaidCode | undefined;
  };
  'explain.conflict': { readonly field: string; readonly gestan: JsonValue; readonly woo: JsonValue };
  // A row of any flow.
  'explain.now': {
    readonly flow: FlowName;
    readonly status: string;
    readonly because?: SaidCode | undefined;
    /** What decided about a contact. */
    readonly rule?: string | undefined;
  };
  'explain.trouble': {
    readonly flow: FlowName;
    readonly outcome: Outcome;
    readonly at: Instant;
    readonly runId: string;
    readonly because?: SaidCode | undefined;
  };
  'explain.intents': { readonly count: number };
  // An order.
  'explain.order': { readonly number: string; readonly place: 'listed' | 'trash' | 'gone' };
  'explain.imported': { readonly adopted: boolean; readonly at: Instant };
  'explain.nothing-made': NoValues;
  'explain.made-piece': Piece;
  'explain.made-entry': Entry;
  'explain.before-start': NoValues;
  'explain.asks-for': { readonly status: string; readonly steps: readonly string[] };
  'explain.status-unmapped': { readonly status: string };
  'explain.to-make-piece': Piece;
  'explain.to-make-entry': Entry;
  'explain.note': { readonly note: SaidCode };
  'explain.retry': { readonly at: Instant };
  'explain.hint': { readonly at: Instant; readonly event: string };
  // A person.
  'explain.person': { readonly name: string; readonly customerId?: number | undefined };
  'explain.contact': { readonly contactId: string; readonly at: Instant };
  'explain.no-contact': NoValues;
  'explain.no-person': NoValues;
  'explain.candidate': {
    readonly name: string;
    readonly contactId: string;
    /** From 0 to 1. */
    readonly score: number;
    readonly evidence: readonly string[];
  };
  'explain.decision': { readonly contactId: string; readonly same: boolean };
  'explain.person-order': { readonly number: string; readonly status: string; readonly pieces: number };
}
