import type { Sentences, Speaker } from '../../core/index.js';
import type { ContactReasonValues } from '../../diff/contacts/reasons.js';
import type { OutcomeReasonValues, SharedReasonValues, WarningValues } from '../../diff/reasons.js';
import type { StockReasonValues } from '../../diff/stock/reasons.js';
import { fieldLabel } from '../labels/label.js';
import { partNames } from './piece-names.js';

const fields = (names: readonly string[], say: Speaker) =>
  say.list((Array.isArray(names) ? names : []).map((name) => fieldLabel(String(name), 'fr')));

/** What several flows say, in French. */
export const sharedReasonsFr: Sentences<SharedReasonValues & OutcomeReasonValues> = {
  'text-refused': ({ field, characters }, say) => ({
    text: `Gestan n’accepte pas ${say.quote(say.list(characters))} dans le champ ${say.quote(field)}`,
    hint: 'Corrigez ce texte dans la boutique.',
  }),
  'text-changed': ({ field, characters, written }, say) => ({
    text: `Gestan ne garde pas ${say.quote(say.list(characters))} dans le champ ${say.quote(field)} : le texte devient ${say.quote(written)}`,
  }),
  'counterpart-gone': ({ what, side, trashed }) => {
    if (what === 'contact') {
      return {
        text: 'Le contact lié n’existe plus dans Gestan',
        hint: 'Restaurez-le dans Gestan, ou faites oublier ce client pour le lier à nouveau.',
      };
    }
    if (trashed) {
      return {
        text: 'Le produit lié est à la corbeille dans la boutique',
        hint: 'Restaurez-le dans la boutique, ou retirez le lien.',
      };
    }
    const where = side === 'woo' ? 'dans la boutique' : 'dans Gestan';
    return {
      text: `Le produit lié n’existe plus ${where}`,
      hint: 'Recréez-le et liez-le à nouveau, ou retirez le lien.',
    };
  },
  trashed: () => ({ text: 'À la corbeille dans la boutique' }),
  'outcome-unknown': ({ since }, say) => ({
    text: `Mise de côté : on ne sait pas si une écriture a été faite, et la vérification échoue depuis le ${say.instant(since)}`,
    hint: 'Cherchez la fiche des deux côtés, puis dites si elle existe (sync.unsettled).',
  }),
  'nothing-to-do': () => ({ text: 'Rien à faire' }),
  'not-selected': () => ({ text: 'Non sélectionné' }),
  'already-done': () => ({ text: 'Déjà fait' }),
  aborted: () => ({ text: 'Arrêté avant cette ligne' }),
  stale: () => ({ text: 'Modifié depuis la liste', hint: 'Refaites la liste.' }),
  review: () => ({ text: 'En attente de votre réponse', hint: 'Décidez dans la fenêtre des contacts.' }),
};

/** Why quantities are not sent, in French. */
export const stockReasonsFr: Sentences<StockReasonValues> = {
  'stock-unknown': () => ({
    text: 'Stock inconnu dans Gestan',
    hint: 'Rien n’est envoyé : un stock inconnu ne vaut pas zéro.',
  }),
  'stock-unreadable': ({ side, field }, say) => ({
    text: `Stock illisible dans ${side === 'gestan' ? 'Gestan' : 'la boutique'} : le champ ${say.quote(field)} ne convient pas`,
    hint: 'Rien n’est envoyé : corrigez ce champ.',
  }),
  'order-units-unknown': ({ order, field }, say) => ({
    text: `${order === undefined ? 'Une commande' : `La commande ${order}`} est illisible (champ ${say.quote(field)}) : on ne sait pas combien d’unités elle réserve`,
    hint: 'En attendant, le stock n’est pas augmenté : corrigez ce champ dans la boutique.',
  }),
  'parent-stock-incomplete': ({ missing, total }, say) => ({
    text: `Stock du produit incomplet : ${say.number(missing)} ${missing < 2 ? 'variation' : 'variations'} sur ${say.number(total)} ${missing < 2 ? 'n’est pas liée ou est inconnue' : 'ne sont pas liées ou sont inconnues'} de Gestan`,
    hint: 'Liez toutes les variations qui partagent ce stock.',
  }),
};

/** Why contacts are not made, in French. */
export const contactReasonsFr: Sentences<ContactReasonValues> = {
  contradiction: () => ({
    text: 'Indices contradictoires',
    hint: 'Dites si c’est bien ce contact, ou une autre personne.',
  }),
  'several-contacts': () => ({
    text: 'Plusieurs contacts possibles',
    hint: 'Dites lequel est le bon, ou qu’aucun ne l’est.',
  }),
  'possible-homonym': () => ({
    text: 'Homonyme possible : seuls les noms se ressemblent',
    hint: 'Dites si c’est bien ce contact, ou une autre personne.',
  }),
  'made-anyway': () => ({
    text: 'Un contact a été créé sans attendre votre réponse',
    hint: 'Dites si c’est bien ce contact ; si oui, fusionnez les deux dans Gestan.',
  }),
  'other-person': () => ({
    text: 'Lié à un contact qui porte un autre nom',
    hint: 'Dites si c’est bien la même personne.',
  }),
  anonymised: () => ({
    text: 'Client anonymisé dans la boutique',
    hint: 'Son contact dans Gestan reste tel quel.',
  }),
  'customer-unreadable': ({ id, field }, say) => ({
    text: `Client ${id === undefined ? 'sans numéro' : say.list([id])} illisible dans la boutique : le champ ${say.quote(field)} ne convient pas`,
    hint: 'Corrigez ce champ dans la boutique ; une extension le remplit peut-être mal.',
  }),
  'contact-unmade': ({ name }) => ({
    text: `Peut-être ${name}, dont le contact n’a pas pu être créé`,
    hint: 'La prochaine synchronisation les traitera dans le même ordre.',
  }),
  'contact-unreadable': ({ id, field }, say) => ({
    text: `Contact ${id === undefined ? 'sans numéro' : say.quote(id)} illisible dans Gestan : le champ ${say.quote(field)} ne convient pas`,
    hint: 'Corrigez ce champ dans Gestan : d’ici là, rien n’est créé ni modifié.',
  }),
  'no-identity': () => ({
    text: 'Ni nom ni e-mail',
    hint: 'Complétez la fiche du client dans la boutique.',
  }),
  'not-supported': () => ({
    text: 'La liaison avec Gestan n’écrit pas de contacts',
    hint: 'Faites la modification directement dans Gestan.',
  }),
};

/** What a person should know, in French. */
export const warningsFr: Sentences<WarningValues> = {
  'contact-made-anyway': ({ name, candidates }) => ({
    text: `Un nouveau contact a été créé pour ${name}, qui est peut-être : ${candidates}`,
  }),
  'sent-not-read-back': ({ adapter }, say) => ({
    text: `Les écritures vers Gestan sont envoyées (${say.quote(adapter)}), mais cette liaison ne peut pas vérifier que Gestan les a reprises`,
  }),
  'decimal-stock': () => ({
    text: 'La boutique contient des quantités à virgule. La synchronisation envoie des quantités entières, arrondies vers le bas',
  }),
  'parent-as-draft': ({ sku }, say) => ({
    text: `Le produit variable ${say.quote(sku)} est créé en brouillon : donnez-lui un nom dans la boutique, puis publiez-le`,
  }),
  'done-again': ({ name, fields: names, times }, say) => ({
    text: `${say.quote(name)} : déjà écrit ${say.count(times, 'fois', 'fois')} (${fields(names, say)}), et à écrire de nouveau : une extension ou un cache de la boutique, ou Gestan, remet l’ancienne valeur`,
  }),
  'orders-without-entry': ({ orders, why }, say) => ({
    text: `${say.count(orders, 'commande', 'commandes')} sans écriture : ${(Array.isArray(why) ? why : []).map((each) => `${say.number(each.orders)} × ${say.tell(each.reason)}`).join(' ; ')}`,
    hint: 'Ces écritures seront créées dès que la cause sera levée.',
  }),
  'piece-parts-left-out': ({ parts, orders }, say) => ({
    text: `Absents des pièces envoyées à Gestan (${say.count(orders, 'commande', 'commandes')}), à reporter à la main s’il le faut : ${say.list(partNames(parts, 0))}`,
  }),
  'upload-not-removed': ({ path, error }, say) => ({
    text: `Le fichier déposé ${path} n’a pas pu être retiré : ${say.tell(error)}`,
  }),
};
