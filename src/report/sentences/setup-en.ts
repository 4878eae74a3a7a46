import type { Sentences } from '../../core/index.js';
import type { SetupReasonValues } from '../../mapping/setup/setup-row.js';

/** Why a first setup proposes something, in English. */
export const setupReasonsEn: Sentences<SetupReasonValues> = {
  'setup-stored': () => ({ text: 'Already stored' }),
  'setup-same-name': () => ({ text: 'The same name on both sides' }),
  'setup-as-parent': ({ parent }, say) => ({ text: `As its parent category ${say.quote(parent)}` }),
  'setup-same-kind': () => ({ text: 'Of the same kind in Gestan' }),
  'setup-only-one': () => ({ text: 'The only one in Gestan' }),
  'setup-shop-rate': () => ({ text: 'The shop’s rate at its own address' }),
  'setup-no-rate': () => ({
    text: 'No tax rate of the shop applies at its own address',
    hint: 'Choose the VAT rate of Gestan.',
  }),
  'setup-no-taxes': () => ({
    text: 'The shop computes no taxes',
    hint: 'If you charge no VAT (art. 293 B CGI), choose 0; otherwise switch taxes on in WooCommerce.',
  }),
  'setup-rate-unknown': ({ rate }, say) => ({
    text: `Gestan does not have the shop’s rate of ${say.rate(rate)}`,
    hint: 'Create it in Gestan, or choose another rate.',
  }),
  'setup-from-today': () => ({
    text: 'From today: older orders may have been entered by hand',
  }),
  'setup-entries-possible': () => ({ text: 'Account and posting category exist' }),
  'setup-several': ({ names }, say) => ({
    text: `Several fit in Gestan: ${say.list(Array.isArray(names) ? names : [])}`,
    hint: 'Choose the right one.',
  }),
  'setup-none-like-it': () => ({ text: 'Nothing in Gestan fits', hint: 'Choose one yourself.' }),
};
