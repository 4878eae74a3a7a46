import type { Sentences, Speaker } from '../../core/index.js';
import type { ProductReasonValues, WooPlace } from '../../diff/products/reasons.js';
import { fieldLabel } from '../labels/label.js';

function place({ wooId, variationId }: WooPlace = { wooId: 0 }): string {
  return variationId === undefined
    ? `Woo product ${wooId}`
    : `variation ${variationId} of Woo product ${wooId}`;
}

const fields = (names: readonly string[], say: Speaker) =>
  say.list((Array.isArray(names) ? names : []).map((name) => fieldLabel(String(name), 'en')));

/** Why products are not synced, in English. */
export const productReasonsEn: Sentences<ProductReasonValues> = {
  'both-changed': () => ({ text: 'Changed on both sides', hint: 'Choose the value to keep.' }),
  'first-meeting': () => ({
    text: 'First meeting: the values differ',
    hint: 'Choose the value to keep.',
  }),
  unresolved: ({ fields: names, written = [] }, say) => ({
    text:
      written.length === 0
        ? `Conflict not answered: ${fields(names, say)}`
        : `Conflict not answered: ${fields(names, say)}; the rest is written: ${fields(written, say)}`,
    hint: 'Choose the value to keep, then apply again.',
  }),
  'answer-not-allowed': () => ({
    text: 'This answer is not possible here',
    hint: 'It would write to a side that this plan, or this Gestan, does not allow to change.',
  }),
  'duplicate-code': ({ code, count }, say) => ({
    text: `Code used twice: ${say.count(count, 'product', 'products')} of Gestan with the code ${code}`,
    hint: 'Give each its own code.',
  }),
  'duplicate-sku': ({ sku, count }, say) => ({
    text: `SKU used twice: ${say.count(count, 'product', 'products')} of the shop with the SKU ${sku}`,
    hint: 'Give each its own SKU.',
  }),
  'duplicate-barcode': ({ barcode, gestan, woo, others }, say) => ({
    text: others
      ? `Barcode ${barcode} used twice: ${say.list(others)} ${others.length === 1 ? 'has' : 'have'} it in Gestan too`
      : `Barcode ${barcode} used twice: ${say.count(gestan, 'product', 'products')} in Gestan, ${say.number(woo)} in the shop`,
    hint: 'Give each its own barcode, or link them by hand.',
  }),
  'code-taken': ({ code, by }) => ({
    text: `Code already taken: Gestan product ${code} goes with ${place(by)}`,
    hint: 'Give this product another SKU, or change the link.',
  }),
  'sku-taken': ({ sku, by }) => ({
    text: `SKU already taken: ${place(by)} has the SKU ${sku}`,
    hint: 'Give this product another code, or link the two.',
  }),
  'sku-in-trash': ({ sku, by }) => ({
    text: `SKU used in the trash: ${place(by)} still has the SKU ${sku}`,
    hint: 'Restore that product in the shop, or delete it permanently.',
  }),
  'link-removed': ({ code, from }) => ({
    text: `Link removed by hand between Gestan product ${code} and ${place(from)}`,
    hint: 'Force the link to link them again.',
  }),
  'code-missing': () => ({
    text: 'No product code in Gestan',
    hint: 'Give the product a code: it becomes its SKU in the shop.',
  }),
  'sku-missing': () => ({
    text: 'No SKU in the shop',
    hint: 'Give the product a SKU, which becomes its Gestan code, or set a code prefix.',
  }),
  'family-unmapped': ({ family }) =>
    family === undefined
      ? {
          text: 'None of the product’s categories is mapped to a family',
          hint: 'Map a category to a family, or choose a default family.',
        }
      : { text: `No category is mapped to family ${family}`, hint: 'Map one in the family table.' },
  'family-ambiguous': ({ family, categoryIds }, say) => ({
    text: `Several categories are mapped to family ${family} (${say.list(categoryIds)})`,
    hint: 'Mark one as primary in the family table.',
  }),
  'vat-unknown': () => ({
    text: 'VAT rate unknown in Gestan: the price cannot be converted',
    hint: 'Give the product a VAT rate in Gestan.',
  }),
  'currency-foreign': ({ shop, gestan }) => ({
    text: `The shop sells in ${shop}, Gestan keeps its prices in ${gestan}: prices are not synced`,
    hint: 'Check the currency in the settings of WooCommerce and in those of Gestan.',
  }),
  'vat-unmapped': ({ rate }, say) => ({
    text: `No tax class of the shop is mapped to the VAT rate ${say.rate(rate)}`,
    hint: 'Map one in the tax table.',
  }),
  'vat-ambiguous': ({ rate, taxClasses }, say) => ({
    text: `Several tax classes are mapped to the VAT rate ${say.rate(rate)} (${say.list(taxClasses)})`,
    hint: 'Mark one as primary in the tax table.',
  }),
  'tax-unmapped': ({ taxClass }, say) => ({
    text: `No VAT rate is mapped to tax class ${say.quote(taxClass)}`,
    hint: 'Map it in the tax table.',
  }),
  'product-unreadable': ({ side, field }, say) => ({
    text: `${side === 'gestan' ? 'Gestan’s record' : 'The shop’s record'} cannot be read: the field ${say.quote(field)} is not valid`,
    hint: 'Correct this field; until then nothing is written for this product.',
  }),
  'type-changed': ({ now }) => ({
    text:
      now === 'simple'
        ? 'The kind of product changed: it no longer has variations'
        : 'The kind of product changed: it has variations now',
    hint:
      now === 'simple'
        ? 'Remove the link of the variation: then the product itself is linked.'
        : 'Remove the link: then each variation is linked separately.',
  }),
  'type-grouped': () => ({
    text: 'Grouped product: not synced',
    hint: 'It has no price or stock of its own; the products of the group are synced.',
  }),
  'type-external': () => ({ text: 'External product: not synced', hint: 'It is sold elsewhere.' }),
  'type-unsupported': ({ type }, say) => ({
    text: `Product type of a plugin (${say.quote(type)}): not synced`,
  }),
  'variant-unnamed': ({ code, parent }) => ({
    text: `${code} is a variant of ${parent}, but which one is unknown`,
    hint: 'Complete the end of its code, or its row in the table of variants.',
  }),
  'variant-parent-not-variable': ({ code, parent, type }) => ({
    text: `${code} is a variant of ${parent}, which is a ${type} product in the shop`,
    hint: `Make ${parent} a variable product in the shop.`,
  }),
  'gestan-model': () => ({
    text: 'Template product of Gestan: not synced',
    hint: 'A template is used to create other products; it is not sold.',
  }),
  'gestan-archived': () => ({
    text: 'Archived in Gestan',
    hint: 'Restore it in Gestan to publish it.',
  }),
  'gestan-read-only': () => ({
    text: 'This adapter does not write products to Gestan',
    hint: 'Make the change in Gestan itself.',
  }),
  'sale-not-below-price': () => ({
    text: 'The sale price would not be below the price',
    hint: 'Change one of the two: WooCommerce would silently drop the sale price.',
  }),
  'not-kept': ({ times }, say) => ({
    text: `Written ${say.number(times)} times, and each time the old value came back`,
    hint: 'A plugin, a cache or a rule restores this value: find it, or change the owner of the field.',
  }),
  direction: () => ({ text: 'Against the chosen direction of this plan' }),
  family: () => ({ text: 'Outside the chosen family of this plan' }),
  blacklisted: ({ note }) => ({ text: note ? `Blacklisted: ${note}` : 'Blacklisted' }),
  'changed-since': () => ({ text: 'Changed since: not restored' }),
  'undo-creation': () => ({
    text: 'Created by that run: not deleted',
    hint: 'The sync deletes nothing: remove the product by hand.',
  }),
  'images-unsupported': ({ does }) => ({
    text:
      does === 'write'
        ? 'This adapter does not write images to Gestan'
        : 'This adapter does not read the images of Gestan',
  }),
  'images-no-transport': () => ({
    text: 'No image transport is configured',
    hint: 'Set the option images of createSync().',
  }),
  'shop-image-unreadable': ({ name, error }, say) => ({
    text: `The shop’s photo ${say.quote(name)} cannot be compared with Gestan’s: ${say.tell(error)}`,
  }),
  'image-awaited': () => ({
    text: 'A photo was sent, and the shop has not shown it yet',
    hint: 'The next run looks again.',
  }),
  'image-unreadable': ({ error }, say) => ({ text: `Image unreadable: ${say.tell(error)}` }),
};
