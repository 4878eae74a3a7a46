import type { NoValues } from '../../core/index.js';

/** Why a contact is not made, linked or changed, with what its sentence needs. */
export interface ContactReasonValues {
  contradiction: NoValues;
  'several-contacts': NoValues;
  'possible-homonym': NoValues;
  'other-person': NoValues;
  anonymised: NoValues;
  'no-identity': NoValues;
  'not-supported': NoValues;
}
