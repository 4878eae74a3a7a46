import * as z from 'zod';
import { SettingsError } from '../../core/index.js';
import { lazily } from '../../core/lazily.js';
import type { Reason } from '../plan.js';

/** One attribute value of a variant: `{ name: 'Couleur', option: 'Rouge' }`. */
export interface VariantOption {
  /** Name of the attribute: `Size`. */
  readonly name: string;
  /** Value of the attribute: `XL`. */
  readonly option: string;
}

/** One row of an explicit table of variants. */
export interface VariantRow {
  /** Gestan code of the variant. */
  readonly code: string;
  /** SKU of the variable product that it belongs to; the parent is made if the shop has none. */
  readonly parentSku: string;
  /** Name of a parent that has to be made. @default the SKU */
  readonly parentName?: string | undefined;
  /** The attributes that tell the variant from its siblings. */
  readonly options: readonly VariantOption[];
}

/**
 * How Gestan products become variants of a Woo product (Gestan itself has none).
 *
 * - `none`: never; each one is a simple product.
 * - `prefix`: the code is `<SKU of the parent><separator><option>`, `TSHIRT-ROUGE`. It is a variant
 *   where the shop has a variable product of that SKU, or where at least two Gestan codes share the
 *   part before the separator; the rest names the option of `attribute`.
 * - `table`: the rows say which code is which variant.
 */
export type VariantRule =
  | { readonly by: 'none' }
  | { readonly by: 'prefix'; readonly separator: string; readonly attribute: string }
  | { readonly by: 'table'; readonly rows: readonly VariantRow[] };

/** Where a variant goes. */
export interface VariantPlace {
  /** SKU of the variable product. */
  readonly parentSku: string;
  /** The variable product, where the shop has it; else it has to be made first. */
  readonly parentId?: number;
  /** Name of the variable product. */
  readonly parentName: string;
  /** The attributes that tell the variant from its siblings. */
  readonly options: readonly VariantOption[];
}

/** What has to be known of the other products to tell a variant. */
export interface VariantLookup {
  /** The Woo product of a SKU, with its type. */
  readonly parent: (
    sku: string,
  ) => { readonly id: number; readonly type: string; readonly name: string } | undefined;
  /** How many Gestan codes begin with this text and the separator. */
  readonly countPrefix: (prefix: string) => number;
}

const text = z.string().min(1, 'must not be empty');
const optionSchema = z.strictObject({ name: z.string(), option: z.string() });

const ruleSchema = lazily(() =>
  z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('none') }),
    z.strictObject({ by: z.literal('prefix'), separator: text, attribute: text }),
    z.strictObject({
      by: z.literal('table'),
      rows: z.array(
        z.strictObject({
          code: text,
          parentSku: text,
          parentName: z.string().optional(),
          options: z.array(optionSchema),
        }),
      ),
    }),
  ]),
);

/**
 * Reads the setting that says how variants are named.
 *
 * @throws SettingsError `settings.invalid`, naming the field (`variants.separator`).
 */
export function parseVariantRule(value: unknown): VariantRule {
  const result = ruleSchema().safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = ['variants', ...(issue?.path ?? [])].map(String).join('.');
  throw new SettingsError(`${field}: ${issue?.message ?? 'not valid'}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Name the variants by "none", "prefix" or "table".',
  });
}

/** The part of a code before the last separator, as {@link VariantLookup.countPrefix} counts it. */
export function codePrefix(code: string, separator: string): string | undefined {
  const at = code.lastIndexOf(separator);
  return at > 0 ? code.slice(0, at) : undefined;
}

/**
 * The SKU of the variable product that a Gestan code may be a variant of. Undefined: the rule makes
 * it a product by itself.
 */
export function parentSkuOf(code: string, rule: VariantRule): string | undefined {
  switch (rule.by) {
    case 'none':
      return undefined;
    case 'prefix':
      return codePrefix(code, rule.separator);
    case 'table':
      return rule.rows.find((row) => row.code === code)?.parentSku;
  }
}

const blocked = (reason: Reason): { readonly reason: Reason } => ({ reason });

/**
 * Decides whether a Gestan product is a variant, and of what. Undefined: it is a separate product.
 *
 * @returns the place, or the reason why there is none: `variant-unnamed`,
 *   `variant-parent-not-variable`.
 */
export function placeVariant(
  code: string,
  rule: VariantRule,
  lookup: VariantLookup,
): VariantPlace | { readonly reason: Reason } | undefined {
  const prefix = parentSkuOf(code, rule);
  if (rule.by === 'none' || prefix === undefined) return undefined;
  const row = rule.by === 'table' ? rule.rows.find((one) => one.code === code) : undefined;
  const parent = lookup.parent(prefix);
  if (rule.by === 'prefix' && parent?.type !== 'variable' && lookup.countPrefix(prefix) < 2) return undefined;
  const options =
    rule.by === 'prefix'
      ? [{ name: rule.attribute, option: code.slice(prefix.length + rule.separator.length).trim() }]
      : (row?.options ?? []);
  if (options.length === 0 || options.some(({ name, option }) => name.trim() === '' || option.trim() === ''))
    return blocked({ code: 'variant-unnamed', values: { code, parent: prefix } });
  if (parent !== undefined && parent.type !== 'variable')
    return blocked({
      code: 'variant-parent-not-variable',
      values: { code, parent: prefix, type: parent.type },
    });
  return {
    parentSku: prefix,
    ...(parent === undefined ? {} : { parentId: parent.id }),
    parentName: parent?.name ?? row?.parentName ?? prefix,
    options,
  };
}
