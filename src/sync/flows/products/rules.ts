import type { ProductContext, ProductRules } from '../../../diff/index.js';
import type { GestanAdapter, GestanFamily, GestanProductField } from '../../../gestan/index.js';
import type { Blacklist, LinkTable, Mappings } from '../../../mapping/index.js';
import { readBlacklist } from '../../admin/blacklist.js';
import { readMappings } from '../../admin/mappings.js';
import { readLinks } from '../../state/links.js';
import type { SyncSettings } from '../../state/settings.js';
import type { SyncContext } from '../../work/context.js';
import type { ShopFacts } from '../../work/shop-facts.js';
import type { StoredProductOptions } from './options.js';

/** The setup of planning and applying products; read once per plan. */
export interface ProductSetup {
  readonly settings: SyncSettings;
  readonly facts: ShopFacts;
  readonly mappings: Mappings;
  readonly links: LinkTable;
  readonly blacklist: Blacklist;
  readonly rules: ProductRules;
  readonly context: ProductContext;
}

/**
 * The setup of a plan. With images it compares pairs in sync too, since their images may differ.
 */
export function readPlanSetup(
  context: SyncContext,
  options: StoredProductOptions,
  signal: AbortSignal | undefined,
): Promise<ProductSetup> {
  const compared = options.images ? { ...options, includeInSync: true } : options;
  return readProductSetup(context, compared, signal);
}

/** The part of the setup that is known without asking the shop. */
export async function readLocalSetup({
  store,
  settings,
}: SyncContext): Promise<Pick<ProductSetup, 'settings' | 'mappings' | 'blacklist'>> {
  const [set, mappings, blacklist] = await Promise.all([
    settings(),
    readMappings(store),
    readBlacklist(store),
  ]);
  return { settings: set, mappings, blacklist };
}

export async function readProductSetup(
  context: SyncContext,
  options: StoredProductOptions,
  signal: AbortSignal | undefined,
): Promise<ProductSetup> {
  const { gestan, hooks } = context;
  const [known, { settings, mappings, blacklist }, links, facts] = await Promise.all([
    gestan.families({ signal }),
    readLocalSetup(context),
    readLinks(context.store),
    context.facts(signal),
  ]);
  const weightUnit = (['kg', 'g', 'lbs', 'oz'] as const).find((unit) => unit === facts.weightUnit);
  const [currency] = gestan.capabilities.currencies;
  const isForeign = currency !== undefined && currency !== facts.currency;
  const productContext: ProductContext = {
    ...(isForeign ? { foreignCurrency: { shop: facts.currency, gestan: currency } } : {}),
    pricesIncludeTax: facts.pricesIncludeTax,
    priceDecimals: facts.priceDecimals,
    weightUnit,
    taxes: mappings.taxes,
    families: mappings.families,
    metaFields: settings.products.metaFields,
    productFields: fieldsOf(gestan, known),
    map: hooks.product,
  };
  const rules: ProductRules = {
    context: productContext,
    writeProducts: gestan.capabilities.writeProducts,
    owners: settings.products.owners,
    conflicts: settings.products.conflicts,
    defaultFamily: settings.products.defaultFamily ?? undefined,
    codePrefix: settings.products.codePrefix ?? undefined,
    publishNew: settings.products.publishNew,
    variants: settings.products.variants,
    direction: options.direction,
    includeUpdates: options.includeUpdates,
    family: options.family,
    codes: options.codes,
    wooIds: options.wooIds,
    includeInSync: options.includeInSync,
    includeBlacklisted: options.includeBlacklisted,
  };
  return { settings, facts, mappings, links, blacklist, rules, context: productContext };
}

/** If Gestan has no families, the field is ignored: it would block every product. */
function fieldsOf(
  { capabilities }: GestanAdapter,
  families: readonly GestanFamily[],
): readonly GestanProductField[] {
  const { productFields } = capabilities;
  if (families.length > 0) return productFields;
  return productFields.filter((field) => field !== 'familyId' && field !== 'subFamilyId');
}
