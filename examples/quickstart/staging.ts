import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import type { MemoryGestan } from 'woo-gestan/gestan';
import { stagingGestan } from 'woo-gestan/gestan/staging';
import { sampleGestan } from 'woo-gestan/testing';
import type { ChosenGestan } from './gestan.js';
import { createGestanSide, type Run } from './gestan-side.js';

/** A Gestan behind a staging database, with a program on Gestan's side that takes what waits. */
export async function stagingQuickstart(folder: string): Promise<ChosenGestan> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'echange.db');
  // Both sides are in one process here, and one file wants one SQLite library per process.
  const adapter = stagingGestan({ sqlite: path, driver: 'libsql' });
  const client = createClient({ url: `file:${path}` });
  const run: Run = async (text, ...params) =>
    (await client.execute({ sql: text, args: [...params] })).rows as never;
  await adapter.families();
  await publish(sampleGestan(), run);
  const side = createGestanSide(run);
  const countOf = async (table: string) => Number((await run(`SELECT count(*) AS n FROM ${table}`))[0]?.n);
  return {
    adapter,
    place: path,
    async counts() {
      return {
        'Gestan: products': await countOf('stg_products'),
        'Gestan: contacts': await countOf('stg_contacts'),
        'Gestan: pieces': await countOf('stg_pieces'),
        'Gestan: entries': await countOf('stg_entries'),
      };
    },
    async sent() {
      // Gestan's side works by itself, every minute or so; here it is its turn now.
      await side.work();
      const tables = ['stg_contact_changes', 'stg_product_changes', 'stg_pieces', 'stg_entries'];
      const states = await Promise.all(
        tables.map(async (table) =>
          (await run(`SELECT state, count(*) AS n FROM ${table} GROUP BY state`)).map(
            ({ state, n }) => [table, Number(n), String(state)] as const,
          ),
        ),
      );
      return states.flat();
    },
    async sample() {
      const rows = await run(
        `SELECT number, date, total_gross, external_ref FROM stg_pieces WHERE kind = 'invoice' ORDER BY number LIMIT 5`,
      );
      return rows
        .map(({ number, date, total_gross, external_ref }) =>
          [number, date, total_gross, external_ref].join('  '),
        )
        .join('\n');
    },
  };
}

/** Publishes what Gestan holds, as its program does at the first start. */
async function publish(gestan: MemoryGestan, run: Run): Promise<void> {
  const insert = async (table: string, row: Readonly<Record<string, string | number | undefined>>) => {
    const given = Object.entries(row).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    await run(
      `INSERT INTO ${table} (${given.map(([name]) => name).join(', ')}) VALUES (${given.map(() => '?').join(', ')})`,
      ...given.map(([, value]) => value),
    );
  };
  for (const { id, name, parentId } of await gestan.families())
    await insert('stg_families', { id, name, parent_id: parentId });
  for (const { id, name } of await gestan.paymentModes()) await insert('stg_payment_modes', { id, name });
  for (const { id, name, professional } of await gestan.bankAccounts())
    await insert('stg_bank_accounts', { id, name, professional: professional ? 1 : 0 });
  for (const { professional, ...row } of await gestan.postingCategories())
    await insert('stg_posting_categories', { ...row, professional: professional ? 1 : 0 });
  for (const { rate, name } of await gestan.vatRates()) await insert('stg_vat_rates', { rate, name });
  for (const product of gestan.state.products)
    await insert('stg_products', {
      gestan_id: product.id,
      code: product.code,
      name: product.name,
      barcode: product.barcode,
      price_net: product.priceNet,
      price_gross: product.priceGross,
      vat_rate: product.vatRate,
      sale_price_net: product.salePriceNet,
      sale_price_gross: product.salePriceGross,
      family_id: product.familyId,
      sub_family_id: product.subFamilyId,
      description: product.description,
      short_description: product.shortDescription,
      weight_kg: product.weightKg,
      published: product.published === undefined ? undefined : Number(product.published),
    });
  for (const { productId, quantity } of gestan.state.stock)
    await insert('stg_stock', { product_gestan_id: productId, quantity });
  for (const contact of gestan.state.contacts)
    await insert('stg_contacts', {
      gestan_id: contact.id,
      external_ref: contact.externalRef,
      contact_group: contact.group,
      first_name: contact.firstName,
      last_name: contact.lastName,
      company: contact.company,
      email: contact.email,
      phone: contact.phone,
      mobile: contact.mobile,
      siret: contact.siret,
      vat_number: contact.vatNumber,
      billing_line1: contact.billing?.line1,
      billing_postcode: contact.billing?.postcode,
      billing_city: contact.billing?.city,
      billing_country: contact.billing?.country,
    });
}
