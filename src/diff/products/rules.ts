import type { GestanProduct } from '../../gestan/model.js';
import { parseFamilyKey } from '../../mapping/families.js';
import type { FamilyRef } from '../../mapping/index.js';
import type { Reason, Side } from '../plan.js';
import { ownedField } from './field-table.js';
import type { ProductContext, ProductField, ProductOwners } from './fields.js';
import type { ConflictPolicy, Direction, WriteCheck } from './merge-types.js';
import type { VariantRule } from './variants.js';

/** The settings and the options of one product plan. */
export interface ProductRules {
  /** The context of the comparison. */
  readonly context: ProductContext;
  /** The adapter's `capabilities.writeProducts`. @default true */
  readonly writeProducts?: boolean | undefined;
  /** @default defaultOwners, for each field that is not named */
  readonly owners?: Partial<ProductOwners> | undefined;
  /** @default 'ask' */
  readonly conflicts?: ConflictPolicy | undefined;
  /** @default 'both' */
  readonly direction?: Direction | undefined;
  /**
   * « Afficher les produits à mettre à jour »: off, only creations and links are shown.
   * @default true
   */
  readonly includeUpdates?: boolean | undefined;
  /** « Affichage famille »: a family or sub-family id. Narrows Gestan → Woo only. @default all */
  readonly family?: string | undefined;
  /** Only products with these Gestan codes or SKUs. With `wooIds`: either. @default all */
  readonly codes?: readonly string[] | undefined;
  /** Only these Woo products, with their variations. @default all */
  readonly wooIds?: readonly number[] | undefined;
  /**
   * The family of Woo products whose categories are not mapped.
   *
   * @default blocked, `family-unmapped`
   */
  readonly defaultFamily?: FamilyRef | undefined;
  /**
   * The code of a Woo product without SKU: this text and the Woo id.
   * @default blocked, `sku-missing`
   */
  readonly codePrefix?: string | undefined;
  /**
   * Whether a product that is added to the shop is published, if Gestan does not say.
   *
   * @default true
   */
  readonly publishNew?: boolean | undefined;
  /** How Gestan products become variants. @default { by: 'none' } */
  readonly variants?: VariantRule | undefined;
  /** Whether to return rows without anything to do (`in-sync`). @default false */
  readonly includeInSync?: boolean | undefined;
  /** Whether to return blacklisted products (`blacklisted`). @default false */
  readonly includeBlacklisted?: boolean | undefined;
}

/** What a write check depends on beyond the rules. */
export interface CheckOf {
  readonly variation: boolean;
  /** Whether the plan's family filter leaves the product out. */
  readonly outOfFamily: boolean;
  readonly archived: boolean;
}

export function allowsDirection(direction: Direction | undefined, target: Side): boolean {
  return direction === undefined || direction === 'both' || direction.endsWith(target);
}

/** Whether the family filter lets a Gestan product travel to the shop. */
export function inFamily(product: GestanProduct, family: string | undefined): boolean {
  return family === undefined || product.familyId === family || product.subFamilyId === family;
}

const refusals = {
  direction: { reason: { code: 'direction', values: {} }, filter: true },
  family: { reason: { code: 'family', values: {} }, filter: true },
  readOnly: { reason: { code: 'gestan-read-only', values: {} } },
  archived: { reason: { code: 'gestan-archived', values: {} } },
  noRate: { reason: { code: 'vat-unknown', values: {} } },
} as const satisfies Readonly<Record<string, ReturnType<WriteCheck>>>;

const refused = (reason: Reason | undefined) => reason && { reason };

/** Why Gestan's VAT rate has no tax class in the shop. */
export function rateRefusal(rate: string, { taxes }: ProductContext): Reason | undefined {
  const answer = taxes.classOf(rate);
  if (answer.kind === 'one') return undefined;
  return answer.kind === 'none'
    ? { code: 'vat-unmapped', values: { rate } }
    : {
        code: 'vat-ambiguous',
        values: { rate, taxClasses: answer.taxClasses.map((slug) => slug || 'standard') },
      };
}

/** Why no price travels. */
export function currencyRefusal({ foreignCurrency }: ProductContext): Reason | undefined {
  return foreignCurrency && { code: 'currency-foreign', values: foreignCurrency };
}

const isPrice = (field: ProductField): boolean => {
  const owned = ownedField(field);
  return owned === 'price' || owned === 'salePrice';
};

/** Why a Gestan family has no category in the shop. */
export function familyRefusal(family: FamilyRef, { families }: ProductContext): Reason | undefined {
  const answer = families.categoryOf(family);
  if (answer.kind === 'one') return undefined;
  const name =
    family.subFamilyId === undefined ? family.familyId : `${family.familyId} / ${family.subFamilyId}`;
  return answer.kind === 'none'
    ? { code: 'family-unmapped', values: { family: name } }
    : { code: 'family-ambiguous', values: { family: name, categoryIds: answer.categoryIds } };
}

/** The checks of a plan, made once for each combination they depend on. */
export function createWriteChecks(rules: ProductRules): (of: CheckOf) => WriteCheck {
  const made = new Map<number, WriteCheck>();
  const { context } = rules;
  const make = (of: CheckOf): WriteCheck => {
    return (field: ProductField, value, target) => {
      if (!allowsDirection(rules.direction, target)) return refusals.direction;
      if (context.foreignCurrency && isPrice(field)) return refused(currencyRefusal(context));
      if (target === 'gestan') {
        if (rules.writeProducts === false) return refusals.readOnly;
        return of.archived && field === 'published' ? refusals.archived : undefined;
      }
      if (of.outOfFamily) return refusals.family;
      if (field === 'vatRate')
        return typeof value === 'string' ? refused(rateRefusal(value, context)) : refusals.noRate;
      return field === 'family' && typeof value === 'string'
        ? refused(familyRefusal(parseFamilyKey(value), context))
        : undefined;
    };
  };
  return (of) => {
    const index = Number(of.variation) + 2 * Number(of.outOfFamily) + 4 * Number(of.archived);
    let check = made.get(index);
    if (check === undefined) {
      check = make(of);
      made.set(index, check);
    }
    return check;
  };
}
