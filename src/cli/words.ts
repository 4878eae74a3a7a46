import type { Language } from '../core/index.js';

interface DoctorWords {
  readonly keysMissing: string;
  /** The number of checks that were skipped after a failure. */
  readonly unchecked: (count: number) => string;
}

/** The texts of the doctor besides its report. */
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
      `${count} ${count === 1 ? 'check was' : 'checks were'} skipped: fix the failed ones first.`,
  },
};
