import * as z from 'zod';
import { SettingsError } from '../core/index.js';
import { lazily } from '../core/lazily.js';
import type { FamilyMapping, FamilyTable } from './families.js';
import { createFamilyTable } from './families.js';
import { parseTable } from './parse.js';
import type { PaymentMapping, PaymentTable } from './payments.js';
import { createPaymentTable } from './payments.js';
import type { TaxMapping, TaxTable } from './taxes.js';
import { createTaxTable } from './taxes.js';

/** The three mapping tables of a shop. */
export interface Mappings {
  /** Categories and families. */
  readonly families: FamilyTable;
  /** Payment methods and payment modes. */
  readonly payments: PaymentTable;
  /** Tax classes and VAT rates. */
  readonly taxes: TaxTable;
}

/** The mapping tables as a file: plain JSON. */
export interface MappingsFile {
  /** The version of this form. */
  readonly version: 1;
  /** Rows of the family table. */
  readonly families: readonly FamilyMapping[];
  /** Rows of the payment table. */
  readonly payments: readonly PaymentMapping[];
  /** Rows of the tax table. */
  readonly taxes: readonly TaxMapping[];
}

const fileSchema = lazily(() =>
  z.strictObject({
    version: z.literal(1, 'must be 1'),
    families: z.unknown().optional(),
    payments: z.unknown().optional(),
    taxes: z.unknown().optional(),
  }),
);

/**
 * The tables as plain JSON, in a fixed order so that two exports can be compared line by line.
 *
 * @example
 * await writeFile('mappings.json', JSON.stringify(exportMappings(mappings), null, 2))
 */
export function exportMappings(mappings: Mappings): MappingsFile {
  return {
    version: 1,
    families: mappings.families.toJSON(),
    payments: mappings.payments.toJSON(),
    taxes: mappings.taxes.toJSON(),
  };
}

/**
 * The tables from a file of {@link exportMappings}, as a value or as JSON text. A missing table is
 * empty.
 *
 * @throws SettingsError `settings.invalid` or `settings.duplicate`, naming the field
 *   (`families[2].familyId`); all or nothing is read.
 * @example
 * const { families, payments, taxes } = importMappings(await readFile('mappings.json', 'utf8'))
 */
export function importMappings(file: unknown): Mappings {
  const data = parseTable(fileSchema(), typeof file === 'string' ? parseJson(file) : file, 'mappings');
  return {
    families: createFamilyTable(data.families ?? []),
    payments: createPaymentTable(data.payments ?? []),
    taxes: createTaxTable(data.taxes ?? []),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SettingsError('mappings: the text is not JSON.', {
      code: 'settings.invalid',
      field: 'mappings',
      hint: 'Give a file as it was exported.',
      cause,
    });
  }
}
