import type { GestanCapabilities } from '../../capabilities.js';
import type { GestanProductField } from '../../model.js';
import type { FileGestanConfig } from './file-options.js';

/** What can be done by files, with or without exports to read. */
export function capabilitiesOf(
  config: FileGestanConfig,
  productFields: readonly GestanProductField[],
): GestanCapabilities {
  const reads = config.exports !== undefined;
  return {
    pieces: config.pieces,
    // Gestan has no import of ledger entries.
    entries: false,
    readContacts: reads,
    writeContacts: true,
    readProducts: reads,
    writeProducts: true,
    productFields,
    readStock: reads,
    stockFigure: config.stockFigure,
    readBack: false,
    modifiedSince: reads && config.modifiedSince,
    // An import file has neither VAT amounts nor more than one rate per line: Gestan computes the VAT.
    vatAmounts: false,
    multipleTaxes: false,
    currencies: config.currencies,
    images: { read: false, write: false },
  };
}

/** What is written where no export says which columns there are. */
export const usualFields: readonly GestanProductField[] = [
  'name',
  'barcode',
  'priceNet',
  'priceGross',
  'vatRate',
  'familyId',
  'subFamilyId',
  'description',
  'weightKg',
];
