import type { GestanContractSeed } from '../../../src/testing/gestan-contract-seed.js';

/** Runs one statement written with `?` on the database under test. */
export type Run = (
  text: string,
  ...params: readonly (string | number | null)[]
) => Promise<readonly Record<string, unknown>[]>;

/**
 * What a program on Gestan's side publishes: plain SQL, as the guide shows it. `prefix`: of the
 * tables.
 */
export async function publish(seed: GestanContractSeed, run: Run, prefix = 'stg_'): Promise<void> {
  type Row = Readonly<Record<string, string | number | null>>;
  const insertAll = async (table: string, rows: readonly Row[]) => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first);
    const marks = `(${columns.map(() => '?').join(', ')})`;
    await run(
      `INSERT INTO ${prefix}${table} (${columns.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`,
      ...rows.flatMap((row) => Object.values(row)),
    );
  };
  const insert = (table: string, row: Row) => insertAll(table, [row]);
  /**
   * Dates of modification are the database's own; a clock that runs ahead makes them differ as the
   * seed's do.
   */
  const insertDated = async (
    table: string,
    rows: readonly { readonly row: Row; readonly at?: string | undefined }[],
  ) => {
    const together = rows.length > 100 ? 250 : 1;
    for (let start = 0; start < rows.length; start += together) {
      const part = rows.slice(start, start + together);
      if (part[0]?.at) await run(`UPDATE ${prefix}clock SET last = ?`, part[0].at.replace('2026', '2126'));
      await insertAll(
        table,
        part.map(({ row }) => row),
      );
    }
  };
  for (const { name, parent } of seed.families)
    await insert('families', { id: name, name, parent_id: parent ?? null });
  for (const [index, { name }] of seed.paymentModes.entries())
    await insert('payment_modes', { id: String(index + 1), name });
  for (const [index, { name, professional }] of seed.bankAccounts.entries())
    await insert('bank_accounts', { id: String(index + 1), name, professional: professional ? 1 : 0 });
  for (const [index, row] of seed.postingCategories.entries())
    await insert('posting_categories', {
      id: String(index + 1),
      name: row.name,
      professional: row.professional ? 1 : 0,
      account: row.account ?? null,
      journal: row.journal ?? null,
    });
  for (const { rate, name } of seed.vatRates) await insert('vat_rates', { rate, name: name ?? null });
  await insertDated(
    'products',
    seed.products.map((row, index) => ({
      at: row.modifiedAt,
      row: {
        gestan_id: `P${index + 1}`,
        code: row.code,
        name: row.name,
        barcode: row.barcode ?? null,
        price_net: row.priceNet ?? null,
        price_gross: row.priceGross ?? null,
        vat_rate: row.vatRate ?? null,
        description: row.description ?? null,
        weight_kg: row.weightKg ?? null,
        sale_price_net: row.salePriceNet ?? null,
        sale_price_gross: row.salePriceGross ?? null,
        sale_from: row.saleFrom ?? null,
        sale_to: row.saleTo ?? null,
        extra: row.extra === undefined ? null : JSON.stringify(row.extra),
        archived: row.archived ? 1 : 0,
      },
    })),
  );
  await insertDated(
    'contacts',
    seed.contacts.map((row, index) => ({
      at: row.modifiedAt,
      row: {
        gestan_id: `C${index + 1}`,
        first_name: row.firstName ?? null,
        last_name: row.lastName ?? null,
        company: row.company ?? null,
        email: row.email ?? null,
        phone: row.phone ?? null,
        mobile: row.mobile ?? null,
        siret: row.siret ?? null,
        vat_number: row.vatNumber ?? null,
        billing_line1: row.billing?.line1 ?? null,
        billing_line2: row.billing?.line2 ?? null,
        billing_postcode: row.billing?.postcode ?? null,
        billing_city: row.billing?.city ?? null,
        billing_country: row.billing?.country ?? null,
      },
    })),
  );
  const ids = new Map(seed.products.map(({ code }, index) => [code, `P${index + 1}`]));
  await insertDated(
    'stock',
    seed.stock.map(({ code, quantity }) => ({
      row: { product_gestan_id: ids.get(code) ?? code, quantity: quantity ?? null },
    })),
  );
}
