import type { NoValues } from '../../core/index.js';

/** Why a contact is not made, linked or changed, with what its sentence needs. */
export interface ContactReasonValues {
  contradiction: NoValues;
  'several-contacts': NoValues;
  'possible-homonym': NoValues;
  'other-person': NoValues;
  /** A contact was made before the question who the person is was answered. */
  'made-anyway': NoValues;
  anonymised: NoValues;
  'no-identity': NoValues;
  'not-supported': NoValues;
  /** `id`: the customer's id in the shop, where the row says it. */
  'customer-unreadable': {
    readonly id?: number | undefined;
    readonly field: string;
    readonly said: string;
  };
  /** Gestan lists the contact with a field that cannot be read. `id`: Gestan's. */
  'contact-unreadable': {
    readonly id?: string | undefined;
    readonly field: string;
    readonly said: string;
  };
  /** The person is, or may be, somebody whose contact could not be made a moment ago. */
  'contact-unmade': { readonly name: string };
}
