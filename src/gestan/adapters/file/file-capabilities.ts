import type { GestanCapabilities } from '../../capabilities.js';
import type { GestanProductField } from '../../model.js';
import type { FileGestanConfig } from './file-options.js';

/**
 * Fields of a piece that import files cannot hold. They are only in the `.json` beside the file.
 */
const leftOut = ['note', 'shipping', 'siren', 'nature', 'paidOn', 'paymentModeId'] as const;

/** What can be done by files, with or without exports to read. */
export function capabilitiesOf(
  config: FileGestanConfig,
  productFields: readonly GestanProductField[],
): GestanCapabilities {
  const reads = config.exports !== undefined;
  return {
    pieces: config.pieces,
    // Gestan has no import of ledger entries: they go into a file of their own, for who enters
    // them.
    entries: config.entries,
    entryParts: config.entries,
    readContacts: reads,
    writeContacts: true,
    readProducts: reads,
    writeProducts: true,
    productFields,
    readStock: reads,
    stockFigure: config.stockFigure,
    readBack: false,
    modifiedSince: reads && config.modifiedSince,
    // An import file has neither VAT amounts nor more than one rate per line: Gestan computes the
    // VAT.
    vatAmounts: false,
    multipleTaxes: false,
    currencies: config.currencies,
    images: { read: false, write: false },
    pieceFieldsLeftOut: config.mentions === 'lines' ? leftOut : [...leftOut, 'exemption', 'vatNumber'],
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
