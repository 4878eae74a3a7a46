import type { Language } from '../core/index.js';

interface DoctorWords {
  readonly keysMissing: string;
  /** How many points of the test had to be left out after a failure. */
  readonly unchecked: (count: number) => string;
}

/** What the doctor says besides its report. */
export const doctorWords: Readonly<Record<Language, DoctorWords>> = {
  fr: {
    keysMissing:
      'Indiquez la clé et la clé secrète de l’API REST dans les variables WOO_KEY et WOO_SECRET\n' +
      '(WooCommerce → Réglages → Avancé → API REST).',
    unchecked: (count) =>
      count === 1
        ? 'Un point n’a pas pu être vérifié : corrigez d’abord ce qui a échoué.'
        : `${count} points n’ont pas pu être vérifiés : corrigez d’abord ce qui a échoué.`,
  },
  en: {
    keysMissing:
      'Put the REST API key and its secret into the variables WOO_KEY and WOO_SECRET\n' +
      '(WooCommerce → Settings → Advanced → REST API).',
    unchecked: (count) =>
      `${count} ${count === 1 ? 'point' : 'points'} could not be checked: mend what failed first.`,
  },
};
