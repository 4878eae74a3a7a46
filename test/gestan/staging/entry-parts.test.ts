import { expect, test } from 'vitest';
import { isFull } from '../../support/forms.js';
import { stagingFile, stagingInSchema } from './world.js';

// PostgreSQL takes its time to start: the contract runs on it, this with the long forms.
const dialects = isFull ? (['sqlite', 'postgres'] as const) : (['sqlite'] as const);

test.each(dialects)(
  '%s: an entry over two posting categories is there for Gestan, once, and refused where one is unknown',
  async (dialect) => {
    const world = await (dialect === 'postgres' ? stagingInSchema() : stagingFile());
    const gestan = world.open();
    await gestan.families();
    await world.run(`INSERT INTO stg_contacts (gestan_id, last_name) VALUES ('C1', 'Zoé')`);
    await world.run(`INSERT INTO stg_payment_modes (id, name) VALUES ('CB', 'CB')`);
    await world.run(`INSERT INTO stg_bank_accounts (id, name, professional) VALUES ('B', 'Pro', 1)`);
    for (const id of ['V20', 'V55']) {
      await world.run('INSERT INTO stg_posting_categories (id, name, professional) VALUES (?, ?, 1)', id, id);
    }
    const [contact] = await world.run('SELECT id FROM stg_contacts');
    const draft = {
      externalRef: 'woo:main:order:5:entry:1',
      date: '2026-11-20',
      direction: 'in',
      amount: '331.00',
      currency: 'EUR',
      label: 'Commande 5',
      contactId: String(contact?.id),
      paymentModeId: 'CB',
      bankAccountId: 'B',
      parts: [
        { postingCategoryId: 'V20', amount: '120.00' },
        { postingCategoryId: 'V55', amount: '211.00' },
      ],
    } as const;
    const made = await gestan.createEntry(draft);
    expect((await gestan.createEntry(draft)).id).toBe(made.id);
    const rows = await world.run(
      'SELECT e.amount AS whole, p.position, p.posting_category_id, p.amount FROM stg_entry_parts p JOIN stg_entries e ON e.id = p.entry_id ORDER BY p.position',
    );
    expect(
      rows.map(({ whole, position, posting_category_id: id, amount }) => [
        whole,
        Number(position),
        id,
        amount,
      ]),
    ).toEqual([
      ['331.00', 1, 'V20', '120.00'],
      ['331.00', 2, 'V55', '211.00'],
    ]);
    const wrong = { ...draft, externalRef: 'woo:main:order:6:entry:1' };
    const unknown = [{ postingCategoryId: 'V99', amount: '331.00' }];
    await expect(gestan.createEntry({ ...wrong, parts: unknown })).rejects.toMatchObject({
      code: 'gestan.refused',
    });
    const short = [{ postingCategoryId: 'V20', amount: '120.00' }];
    await expect(gestan.createEntry({ ...wrong, parts: short })).rejects.toMatchObject({
      code: 'gestan.refused',
    });
    expect(await world.run('SELECT entry_id FROM stg_entry_parts')).toHaveLength(2);
    await gestan.close?.();
    await world.close();
  },
);
