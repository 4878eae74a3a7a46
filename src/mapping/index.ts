export type { Blacklist, BlacklistEntry, BlacklistSubject } from './blacklist.js';
export { createBlacklist } from './blacklist.js';
export type { CategoryPath, Unmapped } from './categories.js';
export { categoryPaths, countUnmapped, unmappedCategories } from './categories.js';
export type { CategoryAnswer, FamilyMapping, FamilyRef, FamilyTable } from './families.js';
export { createFamilyTable } from './families.js';
export type { LinkData, LinkTable, LinkTombstone, ProductLink, WooRef } from './links.js';
export { createLinkTable, parseWooKey, wooKey } from './links.js';
export type { Mappings, MappingsFile } from './mappings-file.js';
export { exportMappings, importMappings } from './mappings-file.js';
export type { PaymentMapping, PaymentTable } from './payments.js';
export { createPaymentTable } from './payments.js';
export type {
  SetupChoice,
  SetupChoices,
  SetupPart,
  SetupReason,
  SetupReasonValues,
  SetupRow,
  SetupSetting,
} from './setup/setup-row.js';
export type { ShopBase, TaxSuggestion } from './tax-suggestion.js';
export { suggestTaxes } from './tax-suggestion.js';
export type { TaxClassAnswer, TaxMapping, TaxTable } from './taxes.js';
export { createTaxTable } from './taxes.js';
