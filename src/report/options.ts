import * as z from 'zod';
import {
  isTimeZone,
  type Language,
  languages,
  type Medium,
  SettingsError,
  type Speaker,
} from '../core/index.js';
import { speakerOf } from './sentences/sentence.js';

/** The language and time zone of the output. */
export interface ReaderOptions {
  /** @default the one of the plan or report, which is that of `createSync`; otherwise 'fr' */
  readonly language?: Language;
  /**
   * The time zone of the times shown: an IANA name or a fixed offset. @default the shop's, if the
   * plan or report names it; otherwise that of this machine
   */
  readonly timeZone?: string;
  /** ISO 4217 code of the shop's currency, for the prices of product rows. @default none shown */
  readonly currency?: string;
}

/** How a text is rendered. */
export interface TextOptions extends ReaderOptions {
  /** Columns of the terminal; no line is longer. @default 80 */
  readonly width?: number;
  /**
   * Whether to use ANSI colours. Without them no information is lost.
   *
   * @default false
   */
  readonly colour?: boolean;
  /** The most rows to show: the most important ones; the others are counted below. @default all */
  readonly limit?: number;
  /**
   * Show more of each row: the lines, VAT and entries of an order's pieces, and what to do about
   * each reason.
   *
   * @default false
   */
  readonly details?: boolean;
}

/** The language, and its speaker. */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string | undefined;
  readonly currency: string | undefined;
  readonly medium: Medium;
  readonly say: Speaker;
}

/** Text options with all defaults. */
export interface TextSetup extends Reader {
  readonly width: number;
  readonly colour: boolean;
  readonly limit: number;
  readonly details: boolean;
}

/** The language and time zone in a plan or report. */
export interface Readable {
  readonly language?: unknown;
  readonly timeZone?: unknown;
  /** The names of families. */
  readonly families?: unknown;
}

const reader = {
  language: z.enum(languages).optional(),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone, such as Europe/Paris').optional(),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/, 'must be a code of three letters, such as EUR')
    .optional(),
};

const textSchema = z.strictObject({
  ...reader,
  width: z.number().int().min(1).max(10_000).default(80),
  colour: z.boolean().default(false),
  limit: z
    .union([z.number().int().min(0), z.literal(Number.POSITIVE_INFINITY)])
    .default(Number.POSITIVE_INFINITY),
  details: z.boolean().default(false),
});

/** Page options with all defaults. */
export interface HtmlOptions extends ReaderOptions {}

const htmlSchema = z.strictObject(reader);

/** Throws a `SettingsError` that names the faulty field. */
export function refuse(issue: z.core.$ZodIssue | undefined, what: string, root: string, hint: string): never {
  const field = [root, ...(issue?.path ?? [])].map(String).join('.');
  throw new SettingsError(`${what} cannot be used: ${field}: ${issue?.message ?? 'not understood'}.`, {
    code: 'settings.invalid',
    field,
    hint,
  });
}

const hint = 'Correct this option, or leave it out for its default.';

/**
 * A plan may have been saved and edited: its language and time zone are used if they are valid.
 */
function readerOf(
  given: z.output<typeof htmlSchema>,
  { language: own, timeZone: zone, families }: Readable,
  medium: Medium,
): Reader {
  const language = given.language ?? languages.find((each) => each === own) ?? 'fr';
  const timeZone = given.timeZone ?? (typeof zone === 'string' && isTimeZone(zone) ? zone : undefined);
  const { currency } = given;
  return {
    language,
    timeZone,
    currency,
    medium,
    say: speakerOf({ language, timeZone, currency, medium, families }),
  };
}

/**
 * Checks the options of a text.
 *
 * @param what the plan or report that is rendered: its language and time zone are the defaults.
 */
export function readTextOptions(options: TextOptions | undefined, what: Readable = {}): TextSetup {
  const result = textSchema.safeParse(options ?? {});
  if (!result.success) return refuse(result.error.issues[0], 'The options of the text', 'options', hint);
  return { ...result.data, ...readerOf(result.data, what, 'terminal') };
}

/** Checks the options of a page. */
export function readHtmlOptions(options: HtmlOptions | undefined, what: Readable): Reader {
  const result = htmlSchema.safeParse(options ?? {});
  if (!result.success) return refuse(result.error.issues[0], 'The options of the page', 'options', hint);
  return readerOf(result.data, what, 'page');
}
