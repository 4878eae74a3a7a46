import type { Sentences, Speaker } from '../../core/index.js';
import type { ProductReasonValues, WooPlace } from '../../diff/products/reasons.js';
import { fieldLabel } from '../labels/label.js';

function place({ wooId, variationId }: WooPlace = { wooId: 0 }): string {
  return variationId === undefined
    ? `le produit Woo ${wooId}`
    : `la variation ${variationId} du produit Woo ${wooId}`;
}

const fields = (names: readonly string[], say: Speaker) =>
  say.list((Array.isArray(names) ? names : []).map((name) => fieldLabel(String(name), 'fr')));

const ownBarcode = 'Donnez à chacun son propre code-barres, ou liez-les à la main.';

/** Why products are not synced, in French. */
export const productReasonsFr: Sentences<ProductReasonValues> = {
  'both-changed': () => ({ text: 'Modifié des deux côtés', hint: 'Choisissez la valeur à garder.' }),
  'first-meeting': () => ({
    text: 'Premier rapprochement : valeurs différentes',
    hint: 'Choisissez la valeur à garder.',
  }),
  unresolved: ({ fields: names, written = [] }, say) => ({
    text:
      written.length === 0
        ? `Conflit non tranché : ${fields(names, say)}`
        : `Conflit non tranché : ${fields(names, say)} ; le reste est écrit : ${fields(written, say)}`,
    hint: 'Choisissez la valeur à garder, puis appliquez à nouveau.',
  }),
  'answer-not-allowed': () => ({
    text: 'Cette réponse n’est pas possible ici',
    hint: 'Elle écrirait d’un côté que cette liste, ou ce Gestan, ne permet pas de modifier.',
  }),
  'duplicate-code': ({ code, count }, say) => ({
    text: `Code en double : ${say.count(count, 'produit', 'produits')} de Gestan avec le code ${code}`,
    hint: 'Donnez à chacun son propre code.',
  }),
  'duplicate-sku': ({ sku, count }, say) => ({
    text: `UGS en double : ${say.count(count, 'produit', 'produits')} de la boutique avec l’UGS ${sku}`,
    hint: 'Donnez à chacun sa propre UGS.',
  }),
  'duplicate-barcode': ({ barcode, gestan, woo, others }, say) => ({
    text: others
      ? `Code-barres ${barcode} en double : ${say.list(others)} le ${others.length === 1 ? 'porte' : 'portent'} aussi dans Gestan`
      : `Code-barres ${barcode} en double : ${say.count(gestan, 'produit', 'produits')} dans Gestan, ${say.number(woo)} dans la boutique`,
    hint: ownBarcode,
  }),
  'code-taken': ({ code, by }) => ({
    text: `Code déjà pris : le produit Gestan ${code} va avec ${place(by)}`,
    hint: 'Donnez une autre UGS à ce produit, ou changez le lien.',
  }),
  'sku-taken': ({ sku, by }) => ({
    text: `UGS déjà prise : ${place(by)} porte l’UGS ${sku}`,
    hint: 'Donnez un autre code à ce produit, ou liez les deux.',
  }),
  'sku-in-trash': ({ sku, by }) => ({
    text: `UGS utilisée dans la corbeille : ${place(by)} a encore l’UGS ${sku}`,
    hint: 'Restaurez ce produit dans la boutique, ou supprimez-le définitivement.',
  }),
  'link-removed': ({ code, from }) => ({
    text: `Lien retiré à la main entre le produit Gestan ${code} et ${place(from)}`,
    hint: 'Pour les lier à nouveau, forcez le lien.',
  }),
  'code-missing': () => ({
    text: 'Code produit absent dans Gestan',
    hint: 'Donnez un code au produit : il devient son UGS dans la boutique.',
  }),
  'sku-missing': () => ({
    text: 'UGS absente dans la boutique',
    hint: 'Donnez une UGS au produit (elle devient son code Gestan), ou choisissez un préfixe de code.',
  }),
  'family-unmapped': ({ family }) =>
    family === undefined
      ? {
          text: 'Aucune catégorie du produit n’est associée à une famille',
          hint: 'Associez une catégorie à une famille, ou choisissez une famille par défaut.',
        }
      : {
          text: `Aucune catégorie n’est associée à la famille ${family}`,
          hint: 'Associez-la dans la table des familles.',
        },
  'family-ambiguous': ({ family, categoryIds }, say) => ({
    text: `Plusieurs catégories sont associées à la famille ${family} (${say.list(categoryIds)})`,
    hint: 'Marquez l’une d’elles comme principale dans la table des familles.',
  }),
  'vat-unknown': () => ({
    text: 'Taux de TVA inconnu dans Gestan : le prix ne peut pas être converti',
    hint: 'Donnez un taux de TVA au produit dans Gestan.',
  }),
  'currency-foreign': ({ shop, gestan }) => ({
    text: `La boutique vend en ${shop}, Gestan tient ses prix en ${gestan} : le prix n’est pas transmis`,
    hint: 'Vérifiez la devise dans les réglages de WooCommerce et dans ceux de Gestan.',
  }),
  'vat-unmapped': ({ rate }, say) => ({
    text: `Aucune classe de TVA de la boutique n’est associée au taux de ${say.rate(rate)}`,
    hint: 'Associez-en une dans la table des TVA.',
  }),
  'vat-ambiguous': ({ rate, taxClasses }, say) => ({
    text: `Plusieurs classes de TVA sont associées au taux de ${say.rate(rate)} (${say.list(taxClasses)})`,
    hint: 'Marquez l’une d’elles comme principale dans la table des TVA.',
  }),
  'tax-unmapped': ({ taxClass }, say) => ({
    text: `Aucun taux de TVA n’est connu pour la classe ${say.quote(taxClass)}`,
    hint: 'Associez-la à un taux dans la table des TVA.',
  }),
  'product-unreadable': ({ side, field }, say) => ({
    text: `${side === 'gestan' ? 'Fiche Gestan' : 'Fiche de la boutique'} illisible : le champ ${say.quote(field)} ne convient pas`,
    hint: 'Corrigez ce champ ; en attendant, rien n’est écrit pour ce produit.',
  }),
  'type-changed': ({ now }) => ({
    text:
      now === 'simple'
        ? 'Le type du produit a changé : il n’a plus de variations'
        : 'Le type du produit a changé : il a maintenant des variations',
    hint:
      now === 'simple'
        ? 'Retirez le lien de la variation : c’est alors le produit qui est lié.'
        : 'Retirez le lien : chaque variation se lie séparément.',
  }),
  'type-grouped': () => ({
    text: 'Produit groupé : non synchronisé',
    hint: 'Il n’a ni prix ni stock propres ; les produits du groupe sont synchronisés.',
  }),
  'type-external': () => ({
    text: 'Produit externe : non synchronisé',
    hint: 'Il est vendu sur un autre site.',
  }),
  'type-unsupported': ({ type }, say) => ({
    text: `Type de produit d’une extension (${say.quote(type)}) : non synchronisé`,
  }),
  'variant-unnamed': ({ code, parent }) => ({
    text: `${code} est une déclinaison de ${parent}, mais on ne sait pas laquelle`,
    hint: 'Complétez la fin de son code, ou sa ligne dans la table des déclinaisons.',
  }),
  'variant-parent-not-variable': ({ code, parent }) => ({
    text: `${code} est une déclinaison de ${parent}, qui n’est pas un produit variable dans la boutique`,
    hint: `Faites de ${parent} un produit variable dans la boutique.`,
  }),
  'gestan-model': () => ({
    text: 'Produit modèle de Gestan : non synchronisé',
    hint: 'Un modèle sert à créer d’autres produits ; il ne se vend pas.',
  }),
  'gestan-archived': () => ({
    text: 'Produit archivé dans Gestan',
    hint: 'Désarchivez-le dans Gestan pour le publier.',
  }),
  'gestan-read-only': () => ({
    text: 'La liaison avec Gestan n’écrit pas de produits',
    hint: 'Faites la modification directement dans Gestan.',
  }),
  'sale-not-below-price': () => ({
    text: 'Le prix promo ne serait pas inférieur au prix',
    hint: 'Changez l’un des deux : WooCommerce effacerait le prix promo sans le dire.',
  }),
  'not-kept': ({ times }, say) => ({
    text: `Écrit ${say.number(times)} fois, et l’ancienne valeur est revenue à chaque fois`,
    hint: 'Une extension, un cache ou une règle rétablit cette valeur : trouvez la cause, ou changez le maître du champ.',
  }),
  direction: () => ({ text: 'Hors du sens choisi pour cette liste' }),
  family: () => ({ text: 'Hors de la famille choisie pour cette liste' }),
  blacklisted: ({ note }) => ({ text: note ? `Sur liste noire : ${note}` : 'Sur liste noire' }),
  'changed-since': () => ({ text: 'Modifié depuis : non rétabli' }),
  'undo-creation': () => ({
    text: 'Créé par ce passage : non supprimé',
    hint: 'La synchronisation ne supprime rien : supprimez le produit à la main.',
  }),
  'images-unsupported': ({ does }) => ({
    text:
      does === 'write'
        ? 'La liaison avec Gestan n’écrit pas d’images'
        : 'La liaison avec Gestan ne lit pas d’images',
  }),
  'images-no-transport': () => ({
    text: 'Aucun serveur n’est configuré pour déposer les images',
    hint: 'Réglez l’accès FTP de la boutique.',
  }),
  'shop-image-unreadable': ({ name, error }, say) => ({
    text: `La photo ${say.quote(name)} de la boutique ne peut pas être comparée à celles de Gestan : ${say.tell(error)}`,
  }),
  'image-awaited': () => ({
    text: 'Une photo a été envoyée, et la boutique ne la montre pas encore',
    hint: 'La prochaine synchronisation vérifiera.',
  }),
  'image-unreadable': ({ error }, say) => ({ text: `Image illisible : ${say.tell(error)}` }),
};
