import * as z from 'zod';
import { need } from '../../../core/arguments.js';
import {
  type Clock,
  isTimeZone,
  type Logger,
  SettingsError,
  silentLogger,
  systemClock,
} from '../../../core/index.js';
import {
  type GestanBankAccount,
  type GestanFamily,
  type GestanPaymentMode,
  type GestanPostingCategory,
  type GestanProductField,
  type GestanVatRate,
  productFields,
} from '../../model.js';
import { type PieceDraft, type PieceKind, pieceKinds } from '../../piece-model.js';
import {
  gestanBankAccountSchema,
  gestanFamilySchema,
  gestanPaymentModeSchema,
  gestanPostingCategorySchema,
  gestanVatRateSchema,
} from '../../schemas.js';
import type { ExportColumns, ExportTable } from './export/columns.js';
import { exportTables } from './export/columns.js';
import { type DateFormat, dateFormats } from './outbox/customer-line.js';
import {
  defaultLineColumns,
  documentFields,
  netFrom,
  type PieceDocument,
  type PieceDocumentColumn,
  type PieceLineColumn,
  pieceLineFields,
} from './outbox/piece-columns.js';
import { type Escaping, escapings } from './outbox/piece-lines.js';
import { type OutboxEncoding, outboxEncodings } from './text-encoding.js';

/** Lists given as options instead of exports. */
export interface GestanLists {
  /** Families and sub-families. */
  readonly families?: readonly GestanFamily[] | undefined;
  /** Payment modes. */
  readonly paymentModes?: readonly GestanPaymentMode[] | undefined;
  /** Bank accounts. */
  readonly bankAccounts?: readonly GestanBankAccount[] | undefined;
  /** Posting categories (imputations). */
  readonly postingCategories?: readonly GestanPostingCategory[] | undefined;
  /** VAT rates. */
  readonly vatRates?: readonly GestanVatRate[] | undefined;
}

/** Options of `fileGestan`. */
export interface FileGestanOptions {
  /**
   * Folder into which Gestan's tables are exported: `produits.csv`, `contacts.csv` and, where they
   * are there, `stock`, `familles`, `modes-de-paiement`, `comptes`, `imputations`, `tva` (`.csv` or
   * `.txt`; a date after the name is fine, the newest counts). Absent: nothing can be read.
   */
  readonly exports?: string | undefined;
  /**
   * Folder into which files for Gestan are written. It and `exports` must be on this machine's own
   * disk (or one with hard links).
   */
  readonly outbox: string;
  /**
   * Folder into which Gestan's user moves a file once it is imported. Absent: a file that is not in
   * the outbox any more, or has another name there, counts as imported.
   */
  readonly acknowledgements?: string | undefined;
  /** Other names of export files: `{ products: 'ARTICLES.TXT' }`. */
  readonly files?: Readonly<Partial<Record<ExportTable, string>>> | undefined;
  /**
   * Other titles of columns: `{ products: { code: 'REFERENCE' } }`.
   *
   * @default usual French titles
   */
  readonly columns?: ExportColumns | undefined;
  /**
   * The short lists that are not exported: families, payment modes, bank accounts, posting
   * categories, VAT rates.
   */
  readonly lists?: GestanLists | undefined;
  /** Separator of the exports. @default detected: tabulator, `;`, `|` or `,` */
  readonly exportSeparator?: string | undefined;
  /** Decimal separator of the exports. @default detected for each file */
  readonly exportDecimal?: ',' | '.' | undefined;
  /**
   * Fields of a product that are compared and written; each must have a column in the export.
   * @default those that the export has a column for; without an export: name, barcode, prices, VAT
   *   rate, family, description, weight
   */
  readonly productFields?: readonly GestanProductField[] | undefined;
  /** Whether the exports have a column with the date of the last change. @default false */
  readonly modifiedSince?: boolean | undefined;
  /** The meaning of the stock column. @default 'physical' */
  readonly stockFigure?: 'physical' | 'available' | undefined;
  /** Time zone of the dates in exports. @default 'Europe/Paris' */
  readonly timeZone?: string | undefined;

  /** Kinds of piece that are written. @default all five */
  readonly pieces?: readonly PieceKind[] | undefined;
  /**
   * Whether ledger entries are written, into separate files (`…-ecritures.csv`). Gestan cannot
   * import them; a person enters them. @default true
   */
  readonly entries?: boolean | undefined;
  /**
   * Where to write mentions that have no column: the corrected invoice, the reason for missing VAT,
   * the customer's VAT number. `lines`: a line each, without product, quantity and amount.
   * `comments`: comments of the file, which Gestan skips. @default 'lines'
   */
  readonly mentions?: 'lines' | 'comments' | undefined;
  /** The first is Gestan's own. @default ['EUR'] */
  readonly currencies?: readonly string[] | undefined;
  /**
   * Encoding of the files. Characters that Windows-1252 does not have lose their accent or become
   * `?`; the manifest records them.
   *
   * @default 'windows-1252'
   */
  readonly encoding?: OutboxEncoding | undefined;
  /** Separator of piece files, as it is chosen on Gestan's screen. @default '|' */
  readonly separator?: string | undefined;
  /** @default 'quote' */
  readonly escaping?: Escaping | undefined;
  /** @default '.' */
  readonly decimalSeparator?: ',' | '.' | undefined;
  /** @default 'DD/MM/YYYY' */
  readonly dateFormat?: DateFormat | undefined;
  /**
   * Columns of `P` lines. Untested on Gestan: compare with your import screen.
   * @default code, label, quantity, unitNet, discountNet, net, vatRate
   */
  readonly lineColumns?: readonly PieceLineColumn[] | undefined;
  /** Columns of `D` lines. @default path, label */
  readonly documentColumns?: readonly PieceDocumentColumn[] | undefined;
  /** Files to attach to a piece, 7 at most. @default none */
  readonly documents?: ((piece: PieceDraft) => readonly PieceDocument[]) | undefined;
  /** Whether comments describe the content of a file. @default true */
  readonly comments?: boolean | undefined;
  /**
   * The REFEXTERNE of a `C` line. Contacts without this kind of reference go into a separate file
   * with the other kind (`…-par-id.txt`), because Gestan's screen asks for one kind per file.
   * @default 'external'
   */
  readonly customerReference?: 'external' | 'id' | undefined;
  /** Pieces, contacts or products in one file at most; 1000 or fewer. @default 1000 */
  readonly mostPerFile?: number | undefined;
  /**
   * Files appear once nothing was written for so many milliseconds, so that a whole run goes into
   * one file per kind of piece; 0: after each write; `false`: with `flush()` and `close()` only.
   * Data is safe in any case; files appear at the next opening at the latest.
   *
   * @default 1000
   */
  readonly publishAfterMs?: number | false | undefined;
  /** For reports. @default 'file' */
  readonly name?: string | undefined;
  /** @default the platform's clock */
  readonly clock?: Clock | undefined;
  /** @default silent */
  readonly logger?: Logger | undefined;
}

const filled = z.string().min(1, 'must not be empty');
const constant = z.strictObject({ constant: z.string() });
const columnMap = z.record(filled, z.union([filled, z.array(filled).min(1)]));

const schema = z.strictObject({
  exports: filled.optional(),
  outbox: filled,
  acknowledgements: filled.optional(),
  files: z.partialRecord(z.enum(exportTables), filled).default({}),
  columns: z.partialRecord(z.enum(exportTables), columnMap).default({}),
  lists: z
    .strictObject({
      families: z.array(gestanFamilySchema).optional(),
      paymentModes: z.array(gestanPaymentModeSchema).optional(),
      bankAccounts: z.array(gestanBankAccountSchema).optional(),
      postingCategories: z.array(gestanPostingCategorySchema).optional(),
      vatRates: z.array(gestanVatRateSchema).optional(),
    })
    .default({}),
  exportSeparator: filled.optional(),
  exportDecimal: z.enum([',', '.']).optional(),
  productFields: z
    .array(z.enum(productFields))
    .refine(
      (fields) => !fields.includes('images') && !fields.includes('extra'),
      'files carry neither images nor extra fields',
    )
    .optional(),
  modifiedSince: z.boolean().default(false),
  stockFigure: z.enum(['physical', 'available']).default('physical'),
  timeZone: z.string().refine(isTimeZone, 'is no time zone').default('Europe/Paris'),
  pieces: z.array(z.enum(pieceKinds)).default([...pieceKinds]),
  entries: z.boolean().default(true),
  mentions: z.enum(['lines', 'comments']).default('lines'),
  currencies: z
    .array(z.string().regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217'))
    .min(1, "must name Gestan's own currency first")
    .default(['EUR']),
  encoding: z.enum(outboxEncodings).default('windows-1252'),
  separator: z
    .string()
    .regex(
      /^[\t|;,:!$%&*<=>?@^_~§¦¤¶¬]$/,
      'must be one character: tabulator or one of | ; , : ! $ % & * < = > ? @ ^ _ ~ § ¦ ¤ ¶ ¬',
    )
    .default('|'),
  escaping: z.enum(escapings).default('quote'),
  decimalSeparator: z.enum([',', '.']).default('.'),
  dateFormat: z.enum(dateFormats).default('DD/MM/YYYY'),
  lineColumns: z
    .array(z.union([z.enum(pieceLineFields), constant]))
    .min(1, 'must not be empty')
    .default([...defaultLineColumns]),
  documentColumns: z.array(z.union([z.enum(documentFields), constant])).default(['path', 'label']),
  documents: z
    .custom<(piece: PieceDraft) => readonly PieceDocument[]>((value) => typeof value === 'function')
    .optional(),
  comments: z.boolean().default(true),
  customerReference: z.enum(['external', 'id']).default('external'),
  mostPerFile: z.int().min(1).max(1000).default(1000),
  publishAfterMs: z.union([z.number().min(0).max(3_600_000), z.literal(false)]).default(1000),
  name: filled.default('file'),
  clock: z.custom<Clock>().default(systemClock),
  logger: z.custom<Logger>().default(silentLogger),
});

export type FileGestanConfig = z.output<typeof schema>;

/** @throws {SettingsError} `settings.invalid` with the field. */
export function parseFileOptions(options: FileGestanOptions): FileGestanConfig {
  need('fileGestan()', 'options', options);
  const result = schema.safeParse(options);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'is not valid');
  }
  const config = result.data;
  if (config.escaping === 'replace' && config.separator === config.decimalSeparator)
    throw invalid('separator', 'is also the decimal separator');
  const probe = Object.fromEntries(config.lineColumns.map((column) => [String(column), '1']));
  if (netFrom(probe) === undefined)
    throw invalid('lineColumns', 'must tell the net: net, or quantity with unitNet or unitNetDiscounted');
  return config;
}

function invalid(field: string, message: string): SettingsError {
  return new SettingsError(`The option ${field} of fileGestan ${message}.`, {
    code: 'settings.invalid',
    field,
  });
}
