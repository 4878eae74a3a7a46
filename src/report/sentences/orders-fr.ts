import type { Sentences, Speaker } from '../../core/index.js';
import type { OrderReasonValues, SkipCause } from '../../diff/orders/reasons.js';
import type { PieceKind } from '../../gestan/piece-model.js';
import { capital, frenchPiece, orderStatus } from './piece-names.js';

const the = (kind: PieceKind) => frenchPiece(kind).the;

function cause(what: SkipCause, value: string, say: Speaker): string {
  switch (what) {
    case 'created-via':
      return `elle vient de ${say.quote(value)}`;
    case 'meta-key':
      return `elle porte le champ ${say.quote(value)}`;
    case 'payment-method':
      return `elle est payée par ${say.quote(value)}`;
    default:
      return `son état est ${say.quote(orderStatus(value, 'fr'))}`;
  }
}

const totals = { totalGross: 'Total TTC', totalVat: 'Total de TVA', totalNet: 'Total HT' } as const;

/** Why nothing is made of an order, and what an audit finds, in French. */
export const orderReasonsFr: Sentences<OrderReasonValues> = {
  'refunds-unread': ({ refundIds }, say) => ({
    text: `Remboursements non lus : ${say.list(refundIds)}`,
    hint: 'Refaites la liste.',
  }),
  'customer-blocked': ({ because }, say) => ({
    text: because
      ? `Client bloqué : ${say.tell(because)}`
      : 'Client bloqué : il n’a pas de contact dans Gestan',
    hint: 'Corrigez cela dans la fenêtre des contacts.',
  }),
  'customer-under-review': () => ({
    text: 'Client à vérifier : il est peut-être déjà dans Gestan',
    hint: 'Décidez dans la fenêtre des contacts.',
  }),
  'customer-undecided': () => ({
    text: 'Le client n’a pas de contact dans Gestan',
    hint: 'Décidez dans la fenêtre des contacts.',
  }),
  'order-unreadable': ({ id, field }, say) => ({
    text: `Commande ${id === undefined ? 'sans numéro' : say.list([id])} illisible dans la boutique : le champ ${say.quote(field)} ne convient pas`,
    hint: 'Corrigez ce champ dans la boutique ; une extension le remplit peut-être mal.',
  }),
  'refund-unreadable': ({ refund, field }, say) => ({
    text: `Remboursement ${say.list([refund])} illisible dans la boutique : le champ ${say.quote(field)} ne convient pas`,
    hint: 'Corrigez ce champ dans la boutique ; une extension le remplit peut-être mal.',
  }),
  'piece-unreadable': ({ piece, field }, say) => ({
    text: `Pièce ${piece === undefined ? 'sans identifiant' : say.quote(piece)} illisible dans Gestan : le champ ${say.quote(field)} ne convient pas`,
    hint: 'Corrigez ce champ dans Gestan ; le connecteur le lit peut-être mal.',
  }),
  'order-deleted': ({ pieces }, say) => ({
    text: `Supprimée de la boutique ; dans Gestan : ${say.list((Array.isArray(pieces) ? pieces : []).map(({ kind, number, totalGross, currency }) => `${the(kind)}${number === undefined ? '' : ` ${number}`} de ${say.amount(totalGross, currency)}`))}`,
    hint: 'Traitez ces pièces dans Gestan : une facture ne se supprime pas, un avoir la corrige.',
  }),
  'nothing-to-make': ({ status }, say) => ({
    text: `Rien à créer pour l’état ${say.quote(orderStatus(status, 'fr'))}`,
  }),
  'skip-rule': ({ cause: what, value }, say) => ({
    text: `Écartée par une règle : ${cause(what, value, say)}`,
  }),
  subscription: ({ cause: what, value }, say) => ({
    text: `Abonnement, géré par un autre module : ${cause(what, value, say)}`,
  }),
  missing: ({ kind }) => ({
    text: `${capital(the(kind))} n’est pas dans Gestan`,
    hint: 'Vérifiez dans Gestan si la pièce a été supprimée.',
  }),
  'not-imported': ({ kind }) => ({
    text: `${capital(the(kind))} n’est pas encore ${frenchPiece(kind).feminine ? 'faite' : 'fait'}`,
    hint: 'Importez la commande.',
  }),
  'not-credited': ({ amount, currency }, say) => ({
    text: `Un remboursement de ${say.amount(amount, currency)} n’a pas d’avoir`,
    hint: 'Importez la commande pour la compléter.',
  }),
  doubled: ({ kind, count }, say) => ({
    text: `${capital(the(kind))} est ${say.number(count)} fois dans Gestan`,
    hint: 'Gardez une seule de ces pièces.',
  }),
  'amounts-differ': ({ kind, what, rate, product, expected, found, currency }, say) => {
    const piece = capital(the(kind));
    if (what === 'currency') return { text: `${piece} est en ${found}, au lieu de ${expected}` };
    const name =
      what === 'vat'
        ? `TVA à ${say.rate(rate ?? '')}`
        : what === 'product'
          ? `HT du produit ${product ?? ''} %`
          : totals[what];
    return {
      text: `${piece} : ${name} de ${say.amount(found, currency)} dans Gestan, ${say.amount(expected, currency)} dans la boutique`,
      hint: 'Corrigez la pièce dans Gestan.',
    };
  },
  'not-invoiced': ({ status, amount, currency }, say) => ({
    text: `Commande payée (${say.amount(amount, currency)}) sans facture : l’état ${say.quote(status)} n’en demande pas`,
    hint: 'Ajoutez cet état à la table des états, ou remboursez la commande.',
  }),
  'entry-missing': ({ amount, currency }, say) => ({
    text: `L’écriture de ${say.amount(amount, currency)} manque`,
    hint: 'Importez la commande pour la compléter.',
  }),
  'stock-not-moved': ({ kind }) => ({
    text: `${capital(the(kind))} devait sortir la marchandise du stock, mais ne l’a pas fait`,
    hint: 'Sortez la pièce du stock dans Gestan.',
  }),
  'unknown-order': ({ kind, ref, orderId, listed }) => ({
    text: listed
      ? `Rien dans la commande ${orderId} n’explique ${the(kind)} (${ref}) de Gestan`
      : `Gestan a ${frenchPiece(kind).one} (${ref}) pour la commande ${orderId}, que la boutique ne connaît pas`,
  }),
};
