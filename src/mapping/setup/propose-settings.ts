import { defined } from '../../core/index.js';
import type { GestanBankAccount, GestanPostingCategory, GestanProduct } from '../../gestan/model.js';
import type { SetupChoice, SetupRow, SetupSetting } from './setup-row.js';
import {
  type Candidate,
  type Found,
  hasPhrase,
  type NameTest,
  open,
  plainWords,
  proposed,
  stored,
  theOne,
} from './words.js';

/** What a product is for that carries no goods. */
export type ServiceProduct = 'shipping' | 'fee';

/** Codes that say so by themselves come before names. */
const services: Readonly<Record<ServiceProduct, { readonly code: NameTest; readonly name: NameTest }>> = {
  shipping: {
    code: hasPhrase('port', 'fdp', 'fraisport', 'frais port', 'envoi', 'livraison', 'shipping', 'transport'),
    name: hasPhrase(
      'frais de port',
      'frais d envoi',
      'frais de livraison',
      'frais d expedition',
      'frais de transport',
      'port et emballage',
      'shipping',
      'postage',
    ),
  },
  fee: {
    code: hasPhrase('frais', 'fee', 'fees', 'fraisdivers', 'frais divers', 'fraisdossier'),
    name: hasPhrase('frais divers', 'frais de dossier', 'frais de gestion', 'frais de traitement', 'fees'),
  },
};

/** A product of Gestan's that may carry shipping or fees. */
export interface ServiceCandidate extends Candidate {
  readonly service: ServiceProduct;
  /** Whether its code says so, or only its name. */
  readonly by: 'code' | 'name';
}

/** What a product of Gestan's looks like it is for; undefined: goods. */
export function serviceCandidate({ code, name, archived }: GestanProduct): ServiceCandidate | undefined {
  if (archived === true) return undefined;
  const found = (by: 'code' | 'name', words: string): ServiceCandidate | undefined => {
    // « Frais de port » is shipping: it is asked for first.
    const service = (['shipping', 'fee'] as const).find((each) => services[each][by](words));
    return service && { value: code, name: `${code} ${name}`, service, by };
  };
  return found('code', plainWords(code)) ?? found('name', plainWords(name));
}

const likeSales = hasPhrase('vente', 'ventes', 'sales', 'marchandises', 'chiffre d affaires');
const likeRest = hasPhrase(
  'divers',
  'autre',
  'autres',
  'non classe',
  'web',
  'boutique',
  'general',
  'internet',
);

/** A shop on the web is not paid into a till; « Caisse d’Épargne » is a bank. */
const isTill: NameTest = (words) =>
  hasPhrase('caisse', 'till', 'especes')(words) && !hasPhrase('caisse d epargne', 'caisse epargne')(words);

/** What the proposal of settings starts from. */
export interface SettingsInput {
  /** The stored values; undefined: not set. */
  readonly stored: Readonly<Record<SetupSetting, string | undefined>>;
  readonly services: readonly ServiceCandidate[];
  readonly bankAccounts: readonly GestanBankAccount[];
  readonly postingCategories: readonly GestanPostingCategory[];
  /** Gestan's families as choices. */
  readonly families: readonly SetupChoice[];
  /** Whether every category of the shop with products has a family. */
  readonly allMapped: boolean;
  /** Whether the adapter makes ledger entries. */
  readonly entries: boolean;
  /** The day in the shop's time zone. */
  readonly today: string;
}

export const professional = <T extends { readonly professional: boolean }>(all: readonly T[]) =>
  all.filter((each) => each.professional);

export const asChoice = ({ id, name }: { readonly id: string; readonly name: string }): SetupChoice => ({
  value: id,
  name,
});

/** The settings without which rows are blocked, wait or come without entries. */
export function proposeSettings(input: SettingsInput): readonly SetupRow[] {
  const sameKind = { code: 'setup-same-kind', values: {} } as const;
  const onlyOne = { code: 'setup-only-one', values: {} } as const;
  const service = (wanted: ServiceProduct): Found => {
    const all = input.services.filter((each) => each.service === wanted);
    const byCode = all.filter(({ by }) => by === 'code');
    return theOne(byCode.length > 0 ? byCode : all, sameKind);
  };
  const accounts = professional(input.bankAccounts).map(asChoice);
  const banks = accounts.filter(({ name }) => !isTill(plainWords(name)));
  const account = accounts.length === 1 ? theOne(accounts, onlyOne) : theOne(banks, sameKind);
  const postings = professional(input.postingCategories).map(asChoice);
  const sales = postings.filter(({ name }) => likeSales(plainWords(name)));
  const posting = postings.length === 1 ? theOne(postings, onlyOne) : theOne(sales, sameKind);
  const hasValue = (of: SetupSetting, { value }: Found) =>
    value !== undefined || input.stored[of] !== undefined;
  const hasEntries =
    hasValue('billing.entries.bankAccountId', account) &&
    hasValue('billing.entries.postingCategoryId', posting);

  const rows: SetupRow[] = [];
  const add = (of: SetupSetting, found: Found, names: readonly SetupChoice[] = []) => {
    const held = input.stored[of];
    rows.push({
      key: `settings:${of}`,
      part: 'settings',
      of,
      name: of,
      ...(held === undefined ? found : stored(held, names.find(({ value }) => value === held)?.name)),
      ...defined({ stored: held }),
    });
  };
  const rest = input.families.filter(({ name }) => likeRest(plainWords(name)));
  if (input.families.length > 0 && (!input.allMapped || input.stored['products.defaultFamily'] !== undefined))
    add('products.defaultFamily', theOne(rest, sameKind), input.families);
  add('billing.shippingProductCode', service('shipping'), input.services);
  add('billing.feeProductCode', service('fee'), input.services);
  if (input.entries) {
    add('billing.entries.bankAccountId', account, input.bankAccounts.map(asChoice));
    add('billing.entries.postingCategoryId', posting, input.postingCategories.map(asChoice));
    add(
      'billing.entries.enabled',
      hasEntries
        ? proposed({ value: 'true', name: 'true' }, { code: 'setup-entries-possible', values: {} })
        : open({ code: 'setup-none-like-it', values: {} }),
    );
  }
  const today = { value: input.today, name: input.today };
  add('orders.startAt', proposed(today, { code: 'setup-from-today', values: {} }));
  return rows;
}
