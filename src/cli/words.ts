import type { Language } from '../core/index.js';

/** What the doctor says besides its report. */
export const doctorWords: Readonly<Record<Language, { readonly keysMissing: string }>> = {
  fr: {
    keysMissing:
      'Indiquez la clé et la clé secrète de l’API REST dans les variables WOO_KEY et WOO_SECRET\n' +
      '(WooCommerce → Réglages → Avancé → API REST).',
  },
  en: {
    keysMissing:
      'Put the REST API key and its secret into the variables WOO_KEY and WOO_SECRET\n' +
      '(WooCommerce → Settings → Advanced → REST API).',
  },
};
