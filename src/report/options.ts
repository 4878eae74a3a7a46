import * as z from 'zod';
import { SettingsError } from '../core/index.js';
import { type Language, languages } from './labels/language.js';

/** How a text is rendered. */
export interface TextOptions {
  /** @default 'fr' */
  readonly language?: Language;
  /** Columns of the terminal; no line is longer. @default 80 */
  readonly width?: number;
  /** Whether to paint with ANSI colours. Without, nothing is lost: every sign has a letter too. @default false */
  readonly colour?: boolean;
  /** Most rows shown: those that matter most, the others are counted below. @default all */
  readonly limit?: number;
  /** More of each row: the lines, VAT and entries of an order's pieces, the full reasons. @default false */
  readonly details?: boolean;
  /** ISO 4217 code of the shop's currency, for the prices of product rows. @default none shown */
  readonly currency?: string;
}

/** Text options with nothing left open. */
export interface TextSetup {
  readonly language: Language;
  readonly width: number;
  readonly colour: boolean;
  readonly limit: number;
  readonly details: boolean;
  readonly currency: string | undefined;
}

const currency = z.string().regex(/^[A-Za-z]{3}$/, 'must be a code of three letters, such as EUR');

const textSchema = z.strictObject({
  language: z.enum(languages).default('fr'),
  width: z.number().int().min(1).max(10_000).default(80),
  colour: z.boolean().default(false),
  limit: z
    .union([z.number().int().min(0), z.literal(Number.POSITIVE_INFINITY)])
    .default(Number.POSITIVE_INFINITY),
  details: z.boolean().default(false),
  currency: currency.optional(),
});

/** How a page is rendered. */
export interface HtmlOptions {
  /** @default 'fr' */
  readonly language?: Language;
  /** ISO 4217 code of the shop's currency, for the prices of product rows. @default none shown */
  readonly currency?: string;
}

const htmlSchema = z.strictObject({
  language: z.enum(languages).default('fr'),
  currency: currency.optional(),
});

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

/** Checks the options of a text. */
export function readTextOptions(options: TextOptions | undefined): TextSetup {
  const result = textSchema.safeParse(options ?? {});
  if (!result.success) return refuse(result.error.issues[0], 'The options of the text', 'options', hint);
  return { ...result.data, currency: result.data.currency };
}

/** Checks the options of a page. */
export function readHtmlOptions(options: HtmlOptions | undefined): {
  readonly language: Language;
  readonly currency: string | undefined;
} {
  const result = htmlSchema.safeParse(options ?? {});
  if (!result.success) return refuse(result.error.issues[0], 'The options of the page', 'options', hint);
  return { language: result.data.language, currency: result.data.currency };
}
