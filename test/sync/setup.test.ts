import { describe, expect, test } from 'vitest';
import { isSyncError, type SetupProposal, type Sync } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { renderSetup } from 'woo-gestan/report';
import { type Shop, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { dump, testClock, world } from './shops.js';
import { smallGestan, smallShop } from './small.js';

const row = ({ rows }: SetupProposal, key: string) => rows.find((each) => each.key === key);

function sample(shop: Shop = sampleShop()) {
  const clock = testClock();
  return world({ shop, clock, gestan: sampleGestan({ clock }) });
}

async function refusal(work: () => Promise<unknown>) {
  const error = await work().then(
    (value) => expect.fail(`It was taken: ${JSON.stringify(value)}`),
    (caught: unknown) => caught,
  );
  if (!isSyncError(error)) throw error;
  return error;
}

const counts = async (sync: Sync) => (await sync.products.plan({ direction: 'woo-to-gestan' })).summary;

describe('setup.propose()', () => {
  test('reads both sides, and writes nothing anywhere', async () => {
    const w = sample();
    const sync = w.open();
    await sync.settings.get();
    const before = [await dump(w.storage), JSON.stringify(w.gestan.state)];
    const proposal = await sync.setup.propose();
    expect(await dump(w.storage)).toEqual(before[0]);
    expect(JSON.stringify(w.gestan.state)).toBe(before[1]);
    expect(w.writes()).toEqual([]);
    expect(JSON.parse(JSON.stringify(proposal))).toEqual(proposal);
  });

  test('proposes VAT, families, payment modes, products, account and start day', async () => {
    const proposal = await sample().open().setup.propose();
    const said = (key: string) => {
      const found = row(proposal, key);
      return [found?.status, found?.value, found?.valueName, found?.reason.code];
    };
    expect(said('taxes:standard')).toEqual(['proposed', '20', 'Taux normal', 'setup-shop-rate']);
    const named = proposal.rows.filter(({ part }) => part === 'families');
    expect(named.find(({ name }) => name.endsWith('Poppers'))).toMatchObject({
      status: 'proposed',
      value: '31',
      valueName: 'Leurres > Poppers',
      reason: { code: 'setup-same-name' },
    });
    expect(said('payments:stripe')).toEqual(['proposed', '1', 'CB', 'setup-same-kind']);
    expect(said('payments:bacs')).toEqual(['proposed', '3', 'Virement', 'setup-same-kind']);
    expect(said('settings:billing.shippingProductCode').slice(0, 2)).toEqual(['proposed', 'PORT']);
    expect(said('settings:billing.feeProductCode').slice(0, 2)).toEqual(['proposed', 'FRAIS']);
    // The till is not where a web shop is paid; the joint account is not the firm's.
    expect(said('settings:billing.entries.bankAccountId')[1]).toBe('1');
    expect(said('settings:billing.entries.postingCategoryId')[1]).toBe('1');
    expect(said('settings:orders.startAt')).toEqual([
      'proposed',
      '2026-12-01',
      '2026-12-01',
      'setup-from-today',
    ]);
  });

  test('leaves what could be several, or nothing, to a person', async () => {
    const clock = testClock();
    const gestan = memoryGestan({
      clock,
      families: [{ id: '1', name: 'Tout' }],
      paymentModes: [
        { id: 'a', name: 'CB magasin' },
        { id: 'b', name: 'Carte bleue web' },
      ],
      vatRates: [{ rate: '10' }],
      bankAccounts: [
        { id: '1', name: 'Banque A', professional: true },
        { id: '2', name: 'Banque B', professional: true },
      ],
    });
    const proposal = await world({ shop: smallShop(), clock, gestan }).open().setup.propose();
    expect(row(proposal, 'payments:stripe')).toMatchObject({
      status: 'open',
      value: undefined,
      reason: { code: 'setup-several', values: { names: ['CB magasin', 'Carte bleue web'] } },
    });
    expect(row(proposal, 'payments:bacs')?.reason.code).toBe('setup-none-like-it');
    expect(row(proposal, 'taxes:standard')?.reason).toEqual({
      code: 'setup-rate-unknown',
      values: { rate: '20' },
    });
    expect(row(proposal, 'settings:billing.entries.bankAccountId')?.reason.code).toBe('setup-several');
    expect(row(proposal, 'settings:billing.entries.enabled')?.status).toBe('open');
    expect(row(proposal, 'settings:products.defaultFamily')?.status).toBe('open');
    expect(proposal.choices.payments.map(({ name }) => name)).toEqual(['CB magasin', 'Carte bleue web']);
  });

  test('a shop that computes no taxes is asked, not taken for one without VAT', async () => {
    const shop = smallShop();
    const w = sample({
      ...shop,
      taxes: [],
      settings_general: (shop.settings_general ?? []).map((setting) =>
        setting.id === 'woocommerce_calc_taxes' ? { ...setting, value: 'no' } : setting,
      ),
    } as Shop);
    const proposal = await w.open().setup.propose();
    expect(row(proposal, 'taxes:standard')).toMatchObject({
      status: 'open',
      value: undefined,
      reason: { code: 'setup-no-taxes' },
    });
  });
});

describe('setup.accept()', () => {
  test('after it the first plan shows additions, and orders come with their entries', async () => {
    const w = sample();
    const sync = w.open();
    const before = await counts(sync);
    expect(before.blocked).toBeGreaterThan(40);
    expect(before['add-to-gestan'] ?? 0).toBe(0);
    const proposal = await sync.setup.propose();
    const report = await sync.setup.accept(JSON.parse(JSON.stringify(proposal)), {
      select: 'all',
      answers: { 'settings:orders.startAt': '2026-01-01', 'settings:products.defaultFamily': '9' },
    });
    expect(report.stale).toEqual([]);
    const after = await counts(sync);
    expect(after['add-to-gestan']).toBeGreaterThan(40);
    expect(after.blocked ?? 0).toBeLessThan(8);
    const orders = await sync.orders.plan({ statuses: ['completed', 'processing'] });
    const imported = orders.rows.filter(({ status }) => status === 'import');
    expect(imported.length).toBeGreaterThan(10);
    const withEntries = imported.filter(({ entries }) => entries.length > 0);
    expect(withEntries.length / imported.length).toBeGreaterThan(0.7);
    // What Gestan sends finds its one category.
    const toWoo = await sync.products.plan({ direction: 'gestan-to-woo' });
    expect(toWoo.rows.filter(({ reason }) => reason?.code === 'family-ambiguous')).toEqual([]);
  });

  test('stores only what is selected, and the second proposal shows it as stored', async () => {
    const w = sample();
    const sync = w.open();
    const proposal = await sync.setup.propose();
    const report = await sync.setup.accept(proposal, {
      select: ['taxes:standard', 'payments:bacs', 'settings:billing.shippingProductCode'],
    });
    expect(report.accepted.map(({ key }) => key)).toEqual([
      'taxes:standard',
      'payments:bacs',
      'settings:billing.shippingProductCode',
    ]);
    expect(await sync.mappings.payments.list()).toEqual([{ methodId: 'bacs', paymentModeId: '3' }]);
    expect(await sync.mappings.families.list()).toEqual([]);
    expect((await sync.settings.get()).billing.shippingProductCode).toBe('PORT');
    const again = await sync.setup.propose();
    expect(again.summary.stored).toBe(3);
    expect(row(again, 'payments:bacs')).toMatchObject({
      status: 'stored',
      value: '3',
      valueName: 'Virement',
    });
    // A person may still choose another value for what is stored.
    await sync.setup.accept(again, { select: 'all', answers: { 'payments:bacs': '2' } });
    expect(await sync.mappings.payments.list()).toContainEqual({ methodId: 'bacs', paymentModeId: '2' });
  });

  test('what somebody has changed since the proposal stays as it is', async () => {
    const w = sample();
    const sync = w.open();
    const proposal = await sync.setup.propose();
    await sync.mappings.payments.set({ methodId: 'bacs', paymentModeId: '4' });
    await sync.settings.save({ billing: { shippingProductCode: 'AUTRE' } });
    const { stale } = await sync.setup.accept(proposal, { select: 'all' });
    expect(stale.map(({ key }) => key)).toEqual(['payments:bacs', 'settings:billing.shippingProductCode']);
    expect(await sync.mappings.payments.list()).toContainEqual({ methodId: 'bacs', paymentModeId: '4' });
    expect((await sync.settings.get()).billing.shippingProductCode).toBe('AUTRE');
  });

  test.each<[string, unknown, unknown, string]>([
    ['no selection', {}, {}, 'options.select'],
    ['an unknown key', {}, { select: ['payments:x'] }, 'options.select'],
    ['an answer for no row', {}, { select: 'all', answers: { 'payments:x': '1' } }, 'answers.payments:x'],
    [
      'a mode that Gestan has not',
      {},
      { select: 'all', answers: { 'payments:bacs': '99' } },
      'answers.payments:bacs',
    ],
    [
      'a family that Gestan has not',
      {},
      { select: 'all', answers: { 'families:19': 'x' } },
      'answers.families:19',
    ],
    ['no rate', {}, { select: 'all', answers: { 'taxes:standard': 'vingt' } }, 'taxes[0].rate'],
    [
      'no day',
      {},
      { select: 'all', answers: { 'settings:orders.startAt': 'hier' } },
      'settings.orders.startAt',
    ],
    ['the proposal of another shop', { shop: 'autre' }, { select: 'all' }, 'proposal.shop'],
    [
      'a row of a newer version',
      { rows: [{ key: 'x', part: 'moon', of: 'x' }] },
      { select: 'all' },
      'proposal.rows.0.part',
    ],
  ])('refuses %s, naming the field, and stores nothing', async (_, patch, options, field) => {
    const w = world({ shop: smallShop(), gestan: smallGestan(testClock()) });
    const sync = w.open();
    const proposal = await sync.setup.propose();
    const before = await sync.mappings.export();
    const settings = await sync.settings.get();
    const accept = sync.setup.accept as (proposal: unknown, options: unknown) => Promise<unknown>;
    const error = await refusal(() => accept({ ...proposal, ...(patch as object) }, options));
    expect([error.name, error.field]).toEqual(['SettingsError', field]);
    expect(error.hint).toBeTruthy();
    expect(await sync.mappings.export()).toEqual(before);
    expect(await sync.settings.get()).toEqual(settings);
  });
});

test('a Gestan without families asks for none', async () => {
  const w = world({ shop: smallShop(), gestan: memoryGestan({ clock: testClock() }) });
  const sync = w.open();
  await sync.setup.accept(await sync.setup.propose(), { select: 'all' });
  const { rows } = await sync.products.plan({ direction: 'woo-to-gestan' });
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.filter(({ status }) => status !== 'add-to-gestan')).toEqual([]);
});

test.each(['fr', 'en'] as const)(
  'the proposal as a table, in %s, says each row and what is left to a person',
  async (language) => {
    const proposal = await sample().open({ language }).setup.propose();
    const text = renderSetup(proposal, { width: 200 }).replace(/\s/g, ' ');
    for (const { part, name, valueName } of proposal.rows) {
      if (part === 'settings') expect(text).not.toContain(name);
      else expect(text.replace(/ +/g, ' ')).toContain(name.slice(0, 20));
      if (valueName !== undefined && valueName !== 'true') expect(text).toContain(valueName.slice(0, 20));
    }
    const words = {
      fr: ['De même nature dans Gestan', 'Choix qui vous reviennent'],
      en: ['Of the same kind in Gestan', 'Choices that are yours'],
    };
    for (const said of words[language]) expect(text).toContain(said);
  },
);
