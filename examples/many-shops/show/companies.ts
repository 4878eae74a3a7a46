import pg from 'pg';
import { stagingGestan } from 'woo-gestan/gestan/staging';
import { createGestanSide, type GestanSide } from '../../quickstart/gestan-side.js';

/** Makes the schema of a Gestan, publishes its lists, and gives the program on its side. */
export async function openCompany(
  connectionString: string,
  schema: string,
): Promise<GestanSide & { readonly pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString, max: 2, options: `-c search_path=${schema}` });
  pool.on('error', () => undefined);
  await pool.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await stagingGestan({ postgres: pool }).families();
  await pool.query(`
    INSERT INTO stg_families (id, name) VALUES ('9', 'Divers');
    INSERT INTO stg_payment_modes (id, name) VALUES ('1', 'Virement');
    INSERT INTO stg_bank_accounts (id, name, professional) VALUES ('1', 'Banque', 1);
    INSERT INTO stg_posting_categories (id, name, professional) VALUES ('1', 'Ventes', 1);
    INSERT INTO stg_products (gestan_id, code, name, price_net, price_gross, vat_rate, family_id)
      VALUES ('P1', 'PORT', 'Frais de port', '0', '0', '20', '9'), ('P2', 'FRAIS', 'Frais', '0', '0', '20', '9');
    INSERT INTO stg_vat_rates (rate, name) VALUES ('20', 'Normal'), ('10', 'Intermédiaire'), ('5.5', 'Réduit'), ('0', 'Sans')`);
  const side = createGestanSide(
    async (text, ...params) => {
      let count = 0;
      const numbered = text.replace(/\?/g, () => `$${++count}`);
      return (await pool.query(numbered, [...params])).rows;
    },
    { name: schema },
  );
  return { ...side, pool };
}
