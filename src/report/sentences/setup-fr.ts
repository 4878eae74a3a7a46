import type { Sentences } from '../../core/index.js';
import type { SetupReasonValues } from '../../mapping/setup/setup-row.js';

/** Why a first setup proposes something, in French. */
export const setupReasonsFr: Sentences<SetupReasonValues> = {
  'setup-stored': () => ({ text: 'Déjà enregistré' }),
  'setup-same-name': () => ({ text: 'Même nom des deux côtés' }),
  'setup-as-parent': ({ parent }, say) => ({ text: `Comme sa catégorie mère ${say.quote(parent)}` }),
  'setup-same-kind': () => ({ text: 'De même nature dans Gestan' }),
  'setup-only-one': () => ({ text: 'Le seul dans Gestan' }),
  'setup-shop-rate': () => ({ text: 'Taux de la boutique à sa propre adresse' }),
  'setup-no-rate': () => ({
    text: 'Aucun taux de la boutique ne s’applique à sa propre adresse',
    hint: 'Choisissez le taux de TVA de Gestan.',
  }),
  'setup-no-taxes': () => ({
    text: 'La boutique ne calcule pas de taxes',
    hint: 'En franchise en base (art. 293 B du CGI), choisissez 0 ; sinon, activez les taxes dans WooCommerce.',
  }),
  'setup-rate-unknown': ({ rate }, say) => ({
    text: `Gestan n’a pas le taux de ${say.rate(rate)} de la boutique`,
    hint: 'Créez-le dans Gestan, ou choisissez un autre taux.',
  }),
  'setup-from-today': () => ({
    text: 'À partir d’aujourd’hui : les commandes plus anciennes ont pu être saisies à la main',
  }),
  'setup-entries-possible': () => ({ text: 'Le compte et l’imputation existent' }),
  'setup-several': ({ names }, say) => ({
    text: `Plusieurs possibilités dans Gestan : ${say.list(Array.isArray(names) ? names : [])}`,
    hint: 'Choisissez la bonne.',
  }),
  'setup-none-like-it': () => ({ text: 'Rien de semblable dans Gestan', hint: 'Choisissez vous-même.' }),
};
