import type { Sentences, Speaker } from '../../core/index.js';
import type { BillingReasonValues, LineDifference, RateDifference } from '../../pieces/reason-values.js';
import { capital, editKind, frenchPiece, orderStatus } from './piece-names.js';

const many = <T>(list: readonly T[] | undefined): readonly T[] => (Array.isArray(list) ? list : []);

/** What of an order is not as it was invoiced: at most three products, and every rate. */
function changes(
  lines: readonly LineDifference[],
  rates: readonly RateDifference[],
  currency: string,
  say: Speaker,
): string {
  const invoiced = (quantity: string) =>
    `${say.number(quantity)} ${Number(quantity) >= 2 ? 'facturés' : 'facturé'}`;
  const shown = many(lines).slice(0, 3);
  const left = many(lines).length - shown.length;
  return [
    ...shown.map(({ label, was, is }) =>
      was.quantity === is.quantity
        ? `${label} : ${say.amount(was.net, currency)} HT facturés, ${say.amount(is.net, currency)} HT maintenant`
        : `${label} : ${invoiced(was.quantity)}, ${say.number(is.quantity)} maintenant`,
    ),
    ...(left > 0 ? [`${left} ${left > 1 ? 'autres produits' : 'autre produit'}`] : []),
    ...many(rates).map(
      ({ rate, was, is }) =>
        `${rate} : ${say.amount(was.vat, currency)} facturés, ${say.amount(is.vat, currency)} maintenant`,
    ),
  ].join(' ; ');
}

const tell =
  'Indiquez à votre prestataire quelle extension garde cette somme à part (carte cadeau, acompte).';

/**
 * Why pieces and entries are refused or not made, and what is worth knowing about them, in French.
 */
export const billingReasonsFr: Sentences<BillingReasonValues> = {
  'currency-unknown': ({ currency, taken }, say) => ({
    text: `Commande en ${currency}, alors que Gestan tient ses comptes en ${say.list(taken) || 'euros'}`,
    hint: `Réglez un taux de change pour ${currency} dans les réglages de facturation.`,
  }),
  'tax-rate-unknown': ({ rateId, field, refund }, say) => ({
    text: `Taux de TVA inconnu${refund === undefined ? '' : ` (remboursement n° ${refund})`} : le taux n° ${rateId} ${field === undefined ? 'n’est ni dans la commande ni dans la boutique' : `n’est pas dans la commande, et son champ ${say.quote(field)} ne convient pas dans la boutique`}`,
    hint: `${field === undefined ? 'Rétablissez' : 'Corrigez'} ce taux dans la boutique : WooCommerce → Réglages → TVA.`,
  }),
  'multiple-taxes': ({ line, taxes }, say) => ({
    text: `Plusieurs taxes sur la ligne ${say.quote(line)} : ${say.list(taxes)}`,
    hint: 'Ce Gestan n’accepte qu’une taxe par ligne : saisissez cette commande à la main.',
  }),
  'order-not-explained': ({ expected, found, difference, tolerance, currency }, say) => ({
    text: `Total inexpliqué : ${say.amount(expected, currency)} dans la boutique, ${say.amount(found, currency)} pour ses lignes et taxes (écart ${say.amount(difference, currency)}, arrondi toléré ${say.amount(tolerance, currency)})`,
    hint: tell,
  }),
  'rounding-too-large': ({ expected, found, most, currency }, say) => ({
    text: `Arrondi trop grand : Gestan calculerait ${say.amount(found, currency)} au lieu de ${say.amount(expected, currency)} (${say.amount(most, currency)} admis)`,
    hint: 'Saisissez cette commande à la main.',
  }),
  'vat-contradiction': ({ charged, shown, rate, currency }, say) => ({
    text: rate
      ? `TVA contradictoire : ${say.amount(charged, currency)} de ${rate} facturés, mais aucune ligne n’y est soumise`
      : `TVA contradictoire : ${say.amount(charged, currency)} facturés, ${say.amount(shown, currency)} sur la pièce`,
    hint: 'Vérifiez les taux de TVA de la commande dans la boutique.',
  }),
  'product-unknown': ({ name, sku, productId }, say) => ({
    text: `Produit inconnu dans Gestan : ${say.quote(name)} (${sku ? `UGS ${sku}` : `produit Woo ${productId}`})`,
    hint: 'Liez-le à un produit de Gestan, ou choisissez que faire des produits inconnus.',
  }),
  'amount-invalid': ({ field, value }, say) => ({
    text: `Montant illisible : ${say.quote(value)} (${field})`,
    hint: 'Corrigez la commande dans la boutique.',
  }),
  'order-below-zero': ({ total, currency }, say) => ({
    text: `Total négatif : ${say.amount(total, currency)}`,
    hint: 'Corrigez la commande dans la boutique : seul un remboursement rend de l’argent.',
  }),
  'amounts-rounded': ({ shown, exact, currency }, say) => ({
    text: `Montants arrondis à l’unité par la boutique : TVA de ${say.amount(shown, currency)}, taxes exactes de ${say.amount(exact, currency)}`,
    hint: 'Remettez le nombre de décimales des prix de la boutique à celui de la monnaie (WooCommerce > Réglages > Général).',
  }),
  'shop-rounds-totals': ({ expected, found, currency }, say) => ({
    text: `Total arrondi par la boutique : ${say.amount(expected, currency)} encaissés, ${say.amount(found, currency)} pour ses lignes et taxes`,
    hint: 'Saisissez cette commande à la main. Réglez le nombre de décimales des prix de la boutique sur celui de la monnaie (WooCommerce > Réglages > Général) pour que les suivantes soient importées.',
  }),
  'date-missing': ({ kind, refund }) => ({
    text:
      refund === undefined
        ? `Date absente : ${frenchPiece(kind).the} ne peut pas être ${frenchPiece(kind).feminine ? 'datée' : 'daté'}`
        : `Date absente : le remboursement ${refund} n’en a pas`,
    hint: 'Complétez la commande dans la boutique.',
  }),
  'refund-not-explained': ({ refund, expected, found, currency }, say) => ({
    text: `Remboursement ${refund} inexpliqué : ${say.amount(expected, currency)} rendus, ${say.amount(found, currency)} pour ses lignes`,
    hint: 'Saisissez cet avoir à la main.',
  }),
  'refund-beyond-invoice': ({ refund, expected, found, currency }, say) => ({
    text: `Remboursement ${refund} supérieur à la facture : ${say.amount(expected, currency)} rendus, ${say.amount(found, currency)} restent à créditer`,
    hint: 'Vérifiez la commande : elle a pu être modifiée après sa facture.',
  }),

  'invoice-content-unknown': ({ refund }) => ({
    text: `Remboursement ${refund} : la commande a changé, et le contenu de sa facture est inconnu`,
    hint: 'Saisissez cet avoir à la main.',
  }),
  'edit-beyond-invoice': ({ gross, currency }, say) => ({
    text: `${say.amount(gross, currency)} retirés de la commande ne peuvent plus être crédités : les remboursements ont déjà rendu ce qui était facturé`,
    hint: 'Saisissez toute la modification à la main : aucune pièce n’est créée pour elle.',
  }),

  'kind-unsupported': ({ kind }) => ({
    text: `La liaison avec Gestan ne peut pas créer ${frenchPiece(kind).one}`,
    hint: 'Désactivez cette pièce dans les réglages de facturation.',
  }),
  'kinds-switched-off': ({ kinds }, say) => ({
    text: `Pièces désactivées pour cet état : ${say.list(many(kinds).map((kind) => frenchPiece(kind).plain))}`,
  }),
  'status-unmapped': ({ status }, say) => ({
    text: `Aucune pièce n’est associée à l’état ${say.quote(orderStatus(status, 'fr'))}`,
    hint: 'Choisissez ses pièces dans les réglages de facturation.',
  }),
  'status-without-pieces': ({ status }, say) => ({
    text: `L’état ${say.quote(orderStatus(status, 'fr'))} ne demande aucune pièce`,
  }),
  'not-paid': () => ({ text: 'Non payée : la facture attend le paiement' }),
  'never-paid': () => ({ text: 'Remboursée sans avoir été payée : rien à facturer' }),
  'order-empty': () => ({
    text: 'Commande vide',
    hint: 'Une pièce a besoin d’au moins une ligne.',
  }),
  'refund-without-invoice': () => ({
    text: 'Remboursée, mais aucune facture à corriger par un avoir',
  }),
  'entries-unsupported': () => ({ text: 'La liaison avec Gestan ne peut pas créer d’écritures' }),
  'entry-not-paid': () => ({ text: 'Pas d’écriture : la commande n’est pas payée' }),
  'entry-without-invoice': () => ({ text: 'Pas d’écriture : la commande n’a pas de facture' }),
  'payment-unmapped': ({ method, title }, say) => ({
    text:
      title || method
        ? `Pas d’écriture : le paiement ${say.quote(title || method)} n’est associé à aucun mode de paiement de Gestan`
        : 'Pas d’écriture : la commande n’a pas de mode de paiement, et ce cas n’est pas associé',
    hint: 'Associez-le dans la table des paiements.',
  }),
  'bank-account-missing': () => ({
    text: 'Pas d’écriture : aucun compte bancaire n’est choisi',
    hint: 'Choisissez-le dans les réglages de facturation.',
  }),
  'bank-account-not-professional': ({ account }, say) => ({
    text: `Pas d’écriture : le compte ${say.quote(account)} n’est pas professionnel`,
    hint: 'Choisissez un compte professionnel dans les réglages de facturation.',
  }),
  'payment-not-explained': ({ expected, found, currency }, say) => ({
    text: `Pas d’écriture : paiements de ${say.amount(found, currency)} pour une facture de ${say.amount(expected, currency)}`,
    hint: 'Saisissez cette écriture à la main.',
  }),
  'clearing-account-missing': ({ method }, say) => ({
    text: `Versement reçu, mais pas de compte d’attente pour ${say.quote(method)}`,
    hint: 'Choisissez un compte d’attente pour ce moyen de paiement, dans le mappage des modes de paiement.',
  }),
  'voucher-category-missing': () => ({
    text: 'Bons cadeaux vendus, non comptabilisés : aucune imputation n’est choisie pour eux',
    hint: 'Choisissez-la dans les réglages de facturation (billing.entries.voucherPostingCategoryId).',
  }),
  'deposit-beyond-order': ({ expected, found, currency }, say) => ({
    text: `Les acomptes (${say.amount(found, currency)}) dépassent la commande (${say.amount(expected, currency)})`,
    hint: 'Vérifiez les acomptes dans la boutique.',
  }),
  'vouchers-not-invoiced': ({ amount, currency }, say) => ({
    text: `Bons cadeaux pour ${say.amount(amount, currency)}, non facturés : la vente d’un bon à usages multiples n’est pas soumise à la TVA`,
  }),
  'voucher-taxed': ({ line }, say) => ({
    text: `${say.quote(line)} a été vendu avec TVA : un bon à usage unique se facture comme une vente`,
  }),
  'edit-or-refund': ({ amount, currency, refund }, say) => ({
    text: `Le remboursement n° ${refund} et la modification de la commande font le même montant, ${say.amount(amount, currency)} : un seul avoir, tant que vous n’avez pas dit s’il s’agit du même argent`,
    hint: 'Répondez : même argent, ou non (sync.orders.decide).',
  }),
  'fee-currency': ({ currency }) => ({
    text: `Frais de paiement en ${currency}`,
    hint: `Réglez un taux de change pour ${currency} dans les réglages de facturation.`,
  }),

  'product-deleted': ({ name, code }, say) => ({
    text: `Produit supprimé de la boutique : ${say.quote(name)}${code ? ` (${code})` : ''}`,
  }),
  'product-unchecked': () => ({
    text: 'Produits non vérifiés : la liaison ne lit pas les produits de Gestan',
  }),
  'shipping-product-unset': () => ({
    text: 'Aucun produit n’est choisi pour le port',
    hint: 'Choisissez-le dans les réglages de facturation.',
  }),
  'fee-product-unset': () => ({
    text: 'Aucun produit n’est choisi pour les frais',
    hint: 'Choisissez-le dans les réglages de facturation.',
  }),
  'currency-converted': ({ from, to, rate }, say) => ({
    text: `Montants convertis de ${from} en ${to} (1 ${from} = ${say.number(rate)} ${to})`,
  }),
  'total-rounded': ({ shown, total, currency }, say) => ({
    text: `Total arrondi : ${say.amount(shown, currency)} dans la boutique, ${say.amount(total, currency)} facturés`,
  }),
  'rounding-line': ({ amount, currency }, say) => ({
    text: `Ligne « Arrondi » de ${say.amount(amount, currency)}`,
  }),
  'refund-without-lines': ({ refund }) => ({
    text: `Remboursement ${refund} sans lignes : réparti sur celles de la facture`,
  }),
  'refund-partly-without-lines': ({ refund, expected, found, currency }, say) => ({
    text: `Remboursement ${refund} en partie sans lignes : ${say.amount(expected, currency)} rendus, ${say.amount(found, currency)} pour ses lignes ; le reste est réparti`,
  }),
  'refund-settles-rest': ({ refund }) => ({ text: `Le remboursement ${refund} solde la facture` }),
  'refund-without-vat': ({ refund }) => ({
    text: `Remboursement ${refund} saisi sans TVA : l’avoir n’en rend pas, ces lignes sont à 0 %`,
    hint: 'Si la TVA a été rendue aussi, supprimez ce remboursement avant son avoir et saisissez-le avec sa TVA.',
  }),
  'refund-moved': ({ refund, moved, currency }, say) => ({
    text: `Remboursement ${refund} : ${say.list(many(moved).map(({ from, to, gross }) => `${say.amount(gross, currency)} passés de ${from} ${to === '' ? 'aux autres taux de la facture' : `à ${to}`}`))}`,
    hint: 'La facture ne porte plus assez de TVA au premier taux.',
  }),
  'refunds-incomplete': ({ expected, found, currency }, say) => ({
    text: `Remboursements incomplets : ${say.amount(found, currency)} rendus sur ${say.amount(expected, currency)}`,
    hint: 'Seuls les remboursements saisis dans la boutique donnent un avoir.',
  }),
  'vat-unusual': ({ rate, charged, usual, currency }, say) => ({
    text: `TVA inhabituelle : ${say.amount(charged, currency)} de ${rate} facturés, ${say.amount(usual, currency)} attendus`,
  }),
  'refund-changed': ({ refund, expected, found, currency }, say) => ({
    text: `Remboursement ${refund} modifié après son avoir : ${say.amount(found, currency)} sur l’avoir, ${say.amount(expected, currency)} maintenant`,
    hint: 'Corrigez l’avoir dans Gestan.',
  }),
  'credit-note-without-refund': ({ refund }) => ({
    text: `Avoir sans remboursement : le remboursement ${refund} n’existe plus dans la boutique`,
    hint: 'Annulez l’avoir dans Gestan, ou rétablissez le remboursement.',
  }),
  'edited-after-invoice': ({ was, is, lines, rates, corrected, currency }, say) => {
    const what = changes(lines, rates, currency, say);
    return {
      text: `Modifiée après la facture : ${say.amount(was, currency)} facturés, ${say.amount(is, currency)} maintenant${what ? ` (${what})` : ''}`,
      hint: corrected
        ? 'Les pièces qui la corrigent sont dans ce plan.'
        : many(lines).length === 0
          ? 'Une facture ne se modifie pas, et la TVA seule a changé : faites un avoir et une nouvelle facture dans Gestan.'
          : {
              grown:
                'Une facture ne se modifie pas : facturez la différence à part dans Gestan, ou choisissez « corriger » pour les commandes modifiées (réglages de facturation).',
              shrunk:
                'Une facture ne se modifie pas : remboursez la différence dans la boutique, ce qui donne un avoir.',
              exchanged:
                'Une facture ne se modifie pas : faites un avoir et une nouvelle facture dans Gestan, ou choisissez « corriger » pour les commandes modifiées (réglages de facturation).',
            }[editKind(was, is)],
    };
  },
  'cancelled-after-invoice': ({ status, invoiced, currency }, say) => ({
    text: `Annulée (état ${say.quote(orderStatus(status, 'fr'))}) après une facture de ${say.amount(invoiced, currency)}`,
    hint: 'Une facture ne se supprime pas : un remboursement dans la boutique donne un avoir.',
  }),
  'cancelled-before-invoice': ({ status, pieces, withdrawn }, say) => ({
    text: `Annulée (état ${say.quote(orderStatus(status, 'fr'))}) avant sa facture ; dans Gestan : ${say.list(many(pieces).map(({ kind, number, totalGross, currency }) => `${frenchPiece(kind).the}${number === undefined ? '' : ` ${number}`} de ${say.amount(totalGross, currency)}`))}`,
    hint: withdrawn
      ? 'Ces pièces sont annulées dans Gestan.'
      : 'Annulez ces pièces dans Gestan, et n’expédiez pas la marchandise.',
  }),
  'edited-before-invoice': ({ kind, number, was, is, how, currency }, say) => ({
    text: `Modifiée avant sa facture : ${frenchPiece(kind).the}${number === undefined ? '' : ` ${number}`} est de ${say.amount(was, currency)}, la commande de ${say.amount(is, currency)} maintenant`,
    hint: {
      replaced: 'La pièce est annulée dans Gestan et refaite.',
      followed: 'Une pièce corrigée suit : annulez l’ancienne dans Gestan.',
      left: 'Corrigez la pièce dans Gestan.',
    }[how],
  }),
  'date-moved': ({ kind, from, to, why }, say) => ({
    text: `${capital(frenchPiece(kind).the)} est ${frenchPiece(kind).feminine ? 'datée' : 'daté'} du ${say.day(to)} au lieu du ${say.day(from)} : ${why === 'closed' ? 'la période est clôturée' : 'une pièce ne peut précéder celle qu’elle corrige'}`,
  }),
  'vat-number-missing': ({ of }, say) => ({
    text: `Exonérée dans l’UE sans n° de TVA : il manque ${say.list(many(of).map((who) => (who === 'seller' ? 'le vôtre' : 'celui du client')))}`,
    hint: 'Les deux numéros doivent figurer sur la facture.',
  }),
  'no-vat-without-reason': ({ country }, say) => ({
    text: `Sans TVA${country ? ` (livraison : ${say.country(country)})` : ''}, sans motif connu`,
    hint: 'Vérifiez les taux de TVA de la boutique.',
  }),
  'exempt-but-taxed': () => ({
    text: 'Exonérée de TVA, mais taxée',
    hint: 'Vérifiez la commande dans la boutique.',
  }),
};
