import type { GestanCapabilities } from '../../capabilities.js';
import type { FileGestanConfig } from './file-options.js';

/** What can be done by files, with or without exports to read. */
export function capabilitiesOf(config: FileGestanConfig): GestanCapabilities {
  const reads = config.exports !== undefined;
  return {
    pieces: config.pieces,
    // Gestan has no import of ledger entries.
    entries: false,
    readContacts: reads,
    writeContacts: true,
    readProducts: reads,
    writeProducts: true,
    productFields: config.productFields,
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
