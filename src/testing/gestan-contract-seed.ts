import type {
  GestanBankAccount,
  GestanContact,
  GestanFamily,
  GestanPaymentMode,
  GestanPostingCategory,
  GestanProduct,
  GestanVatRate,
  PieceDraft,
  PieceKind,
} from '../gestan/index.js';

/**
 * What the adapter's Gestan holds at the start of a case: plain data, to be put where the adapter
 * reads. All texts fit Windows-1252. Ids are the author's to choose: products are known by `code`,
 * contacts by `email`, everything else by `name`.
 */
export interface GestanContractSeed {
  /** Families; `parent` names the family of a sub-family. */
  readonly families: readonly (Pick<GestanFamily, 'name'> & { readonly parent?: string })[];
  /** Payment modes. */
  readonly paymentModes: readonly Pick<GestanPaymentMode, 'name'>[];
  /** Bank accounts. */
  readonly bankAccounts: readonly Omit<GestanBankAccount, 'id'>[];
  /** Posting categories (imputations). */
  readonly postingCategories: readonly Omit<GestanPostingCategory, 'id'>[];
  /** VAT rates. */
  readonly vatRates: readonly GestanVatRate[];
  /** Without families: they are by id, and ids are the author's. */
  readonly products: readonly Omit<GestanProduct, 'id' | 'familyId' | 'subFamilyId'>[];
  /** Contacts. */
  readonly contacts: readonly Omit<GestanContact, 'id' | 'externalRef'>[];
  /** `quantity` absent: not known. */
  readonly stock: readonly { readonly code: string; readonly quantity?: string }[];
}

const at = (hour: number) => `2026-03-29T${String(hour).padStart(2, '0')}:00:00.000Z`;

/**
 * A small Gestan with everything that tends to go wrong: accents, commas, quotes, decimals, unknown
 * and negative stock.
 */
export const smallSeed: GestanContractSeed = {
  families: [{ name: 'Leurres' }, { name: 'Cuillères', parent: 'Leurres' }, { name: 'Appâts & amorces' }],
  paymentModes: [{ name: 'Chèque' }, { name: 'CB' }],
  bankAccounts: [
    { name: 'Compte pro', professional: true },
    { name: 'Compte privé', professional: false },
  ],
  postingCategories: [{ name: 'Ventes', professional: true, account: '707000', journal: 'VE' }],
  vatRates: [{ rate: '20' }, { rate: '10' }, { rate: '5.5' }, { rate: '2.1' }, { rate: '0' }],
  products: [
    {
      code: 'A-1',
      name: 'Hameçon n° 8',
      priceNet: '10.00',
      priceGross: '12.00',
      vatRate: '20',
      modifiedAt: at(1),
    },
    {
      code: 'B;2',
      name: 'Cœur d’été « brillant », 5 €',
      priceNet: '3.29',
      priceGross: '3.95',
      vatRate: '20',
      barcode: '3464042848995',
      modifiedAt: at(2),
    },
    {
      code: 'C"3',
      name: 'Fil "fin"; 0,18 mm',
      description: 'Première ligne\nSeconde ligne | fin',
      weightKg: '0.125',
      priceNet: '1234567.89',
      priceGross: '1234567.89',
      vatRate: '0',
      modifiedAt: at(2),
    },
    {
      code: 'PORT',
      name: 'Frais de port',
      priceNet: '5.00',
      priceGross: '6.00',
      vatRate: '20',
      modifiedAt: at(3),
    },
    {
      code: '00042',
      name: 'Code qui commence par des zéros',
      priceNet: '0.35',
      priceGross: '0.37',
      vatRate: '5.5',
      modifiedAt: at(4),
    },
    {
      code: 'D-4',
      name: 'Promotion de printemps',
      priceNet: '8.3292',
      priceGross: '9.995',
      vatRate: '20',
      salePriceNet: '7.5',
      salePriceGross: '9.00',
      saleFrom: '2026-03-28T23:00:00.000Z',
      saleTo: '2026-04-30T22:00:00.000Z',
      extra: { marque: 'Œuvre & Cie' },
      archived: true,
      modifiedAt: at(5),
    },
  ],
  contacts: [
    {
      firstName: 'Zoë',
      lastName: 'L’Écuyer',
      email: 'zoe@contrat.test',
      mobile: '+33612345679',
      billing: {
        line1: '1 rue de l’Œuvre',
        line2: 'Bâtiment « B », 2e étage',
        postcode: '01000',
        city: 'Bourg-en-Bresse',
        country: 'FR',
      },
      modifiedAt: at(1),
    },
    {
      company: 'Ets Façade & Fils',
      email: 'facade@contrat.test',
      siret: '55208131766522',
      vatNumber: 'FR03552081317',
      modifiedAt: at(2),
    },
    {
      firstName: 'Anaïs',
      lastName: 'Béranger',
      email: 'anais@contrat.test',
      phone: '+33612345678',
      modifiedAt: at(3),
    },
  ],
  stock: [
    { code: 'A-1', quantity: '10' },
    { code: 'B;2', quantity: '-3' },
    { code: 'C"3', quantity: '2.125' },
    { code: '00042', quantity: '0' },
    { code: 'PORT' },
  ],
};

/** A Gestan of many rows. */
export function largeSeed(rows: number): GestanContractSeed {
  const numbers = Array.from({ length: rows }, (_, index) => index);
  return {
    ...smallSeed,
    products: numbers.map((n) => ({
      code: `P-${n}`,
      name: `Produit n° ${n}`,
      priceNet: `${n}.00`,
      vatRate: '0',
      priceGross: `${n}.00`,
      modifiedAt: at(n % 24),
    })),
    contacts: numbers.map((n) => ({
      lastName: `Préfontaine ${n}`,
      email: `c${n}@contrat.test`,
      modifiedAt: at(n % 24),
    })),
    stock: numbers.map((n) => ({ code: `P-${n}`, quantity: `${n}.5` })),
  };
}

/**
 * A piece of two lines whose VAT is a cent off what a recomputation gives (6.66, not 6.67): such
 * orders are common in shops.
 */
export function pieceDraft(kind: PieceKind, contactId: string, patch: Partial<PieceDraft> = {}): PieceDraft {
  const tax = { rate: '20', label: 'TVA 20 %' };
  return {
    kind,
    externalRef: `woo:contrat:order:1:${kind}`,
    reference: '1',
    date: '2026-03-29',
    currency: 'EUR',
    contactId,
    movesStock: false,
    ...(kind === 'credit-note' ? { sourceRef: 'woo:contrat:order:1:invoice' } : {}),
    lines: [
      {
        type: 'product',
        productCode: 'A-1',
        label: 'Hameçon n° 8',
        quantity: '3',
        unitNet: '9.443333',
        discountNet: '0.00',
        net: '28.33',
        taxes: [tax],
        sourceLineId: 7,
      },
      {
        type: 'shipping',
        productCode: 'PORT',
        label: 'Colissimo',
        quantity: '1',
        unitNet: '5',
        discountNet: '0.00',
        net: '5.00',
        taxes: [tax],
      },
    ],
    vat: [{ ...tax, base: '33.33', amount: '6.66' }],
    totalNet: '33.33',
    totalVat: '6.66',
    totalGross: '39.99',
    ...patch,
  };
}

/**
 * A piece in which everything counts: two rates, a discount, a quantity that is not whole, a price
 * of six decimals, a source.
 */
export function fullPiece(kind: PieceKind, contactId: string): PieceDraft {
  const normal = { rate: '20', label: 'TVA 20 %' };
  const reduced = { rate: '5.5', label: 'TVA 5,5 %' };
  return pieceDraft(kind, contactId, {
    externalRef: `woo:contrat:order:3:${kind}`,
    sourceRef: 'woo:contrat:order:3:order',
    lines: [
      {
        type: 'product',
        productCode: 'A-1',
        label: 'Hameçon n° 8',
        quantity: '2.5',
        unitNet: '9.443333',
        discountNet: '3.61',
        net: '20.00',
        taxes: [normal],
      },
      {
        type: 'product',
        productCode: '00042',
        label: 'Amorce, 1 kg',
        quantity: '4',
        unitNet: '2.5',
        discountNet: '0.00',
        net: '10.00',
        taxes: [reduced],
      },
    ],
    vat: [
      { ...normal, base: '20.00', amount: '4.00' },
      { ...reduced, base: '10.00', amount: '0.55' },
    ],
    totalNet: '30.00',
    totalVat: '4.55',
    totalGross: '34.55',
  });
}

/** A piece whose line has two taxes, the second on top of the first. */
export function compoundPiece(kind: PieceKind, contactId: string): PieceDraft {
  const gst = { rate: '5', label: 'TPS' };
  const qst = { rate: '9.975', label: 'TVQ', compound: true };
  return pieceDraft(kind, contactId, {
    externalRef: `woo:contrat:order:2:${kind}`,
    lines: [
      {
        type: 'product',
        productCode: 'A-1',
        label: 'Hameçon',
        quantity: '1',
        unitNet: '10',
        discountNet: '0.00',
        net: '10.00',
        taxes: [gst, qst],
      },
    ],
    vat: [
      { ...gst, base: '10.00', amount: '0.50' },
      { ...qst, base: '10.50', amount: '1.05' },
    ],
    totalNet: '10.00',
    totalVat: '1.55',
    totalGross: '11.55',
  });
}
