import type { JsonValue } from '../../core/index.js';
import { fold, searchWords } from '../../report/search-text.js';
import type { SyncConnectionReport } from '../../sync/admin/connection.js';
import { connectionTab } from '../pages/settings/connection.js';
import { isTab, type Tab } from '../pages/settings/frame.js';
import { blacklistTab, linksTab, resetPage, webhooksTab } from '../pages/settings/lists.js';
import { keepProposal } from '../proposal.js';
import { lastTestKey, readReadiness } from '../readiness.js';
import type { TaskRecord } from '../state/task-record.js';
import type { View } from '../view.js';
import { billingPage, saveBilling } from './billing.js';
import type { Kit, Outcome } from './kit.js';
import { familiesPage, paymentsPage, saveFamilies, savePayments, saveVat, vatPage } from './mappings.js';
import { latestPlans, tryRead } from './read.js';

const linksPerPage = 100;

/** The tabs of the settings. */
export function settingsRoutes(kit: Kit): void {
  const done = (view: View, text = view.t('saved')): Outcome => ({ notice: { tone: 'done', text } });

  kit.get('/:shop/settings', async ({ home }) => {
    return new Response(null, { status: 303, headers: { location: `${home}/settings/connection` } });
  });
  kit.get('/:shop/settings/reset', async (view) => (view.can.settings ? resetPage(view) : undefined));
  kit.get('/:shop/settings/:tab', async (view, context) => {
    const tab = context.req.param('tab') ?? '';
    if (!isTab(tab)) return undefined;
    const tasks = await view.room.tasks.list();
    const search = new URL(context.req.url).searchParams;
    return tabPage({ ...view, next: await nextStep(view, tab, tasks) }, tab, tasks, search);
  });

  kit.post('/:shop/settings/reset', 'settings', async (view) => {
    await view.room.sync.settings.reset();
    return { ...done(view, view.t('reset.done')), to: `${view.home}/settings/connection` };
  });

  for (const tab of ['connection', 'ftp'] as const) {
    kit.post(`/:shop/settings/${tab}/test`, 'settings', async (view) => {
      await startTest(view);
      return { to: `${view.home}/settings/${tab}` };
    });
  }

  kit.post('/:shop/settings/families/import', 'settings', async (view) => {
    const { room, user, home } = view;
    await room.tasks.start({
      kind: 'categories',
      by: user,
      async work({ signal, onProgress }) {
        const counts = await room.sync.categories.import({ signal, onProgress });
        // With the categories known, both sides tell what the other tables may hold.
        await keepProposal(room, { signal, onProgress });
        return { result: { ...counts } };
      },
    });
    return { to: `${home}/settings/families` };
  });
  kit.post('/:shop/settings/families', 'settings', async (view, form) => {
    await saveFamilies(view, form);
    return done(view);
  });
  kit.post('/:shop/settings/payments', 'settings', async (view, form) => {
    await savePayments(view, form);
    return done(view);
  });
  kit.post('/:shop/settings/vat', 'settings', async (view, form) => {
    await saveVat(view, form);
    return done(view);
  });
  kit.post('/:shop/settings/billing', 'settings', async (view, form) => {
    await saveBilling(view, form);
    return done(view);
  });

  kit.post('/:shop/settings/products/force', 'settings', async (view, form) => {
    const [wooId = Number.NaN, variationId] = form.text('wooId').split(':').map(Number);
    const code = form.text('code');
    await view.room.sync.links.force({ code, wooId, ...(variationId === undefined ? {} : { variationId }) });
    return done(view, view.t('links.forcedDone', { code, id: form.text('wooId') }));
  });
  kit.post('/:shop/settings/products/remove', 'settings', async (view, form) => {
    const code = form.text('code');
    await view.room.sync.links.remove({ code });
    return done(view, view.t('links.removed', { code }));
  });

  kit.post('/:shop/settings/blacklist/remove', 'settings', async (view, form) => {
    const code = form.text('code');
    const [wooId = Number.NaN, variationId] = form.text('wooId').split(':').map(Number);
    await view.room.sync.blacklist.remove(
      code === '' ? { wooId, ...(variationId === undefined ? {} : { variationId }) } : { code },
    );
    return done(view, view.t('unblacklisted'));
  });

  kit.post('/:shop/settings/webhooks', 'settings', async (view, form) => {
    await view.room.sync.webhooks.ensure({ deliveryUrl: form.text('deliveryUrl') });
    return done(view);
  });
  kit.post('/:shop/settings/webhooks/remove', 'settings', async (view) => {
    await view.room.sync.webhooks.remove();
    return done(view);
  });
}

/**
 * The step after the one that was just saved, during the first visit. A step that is still
 * incomplete is returned itself.
 */
async function nextStep(view: View, tab: Tab, tasks: readonly TaskRecord[]): Promise<View['next']> {
  if (view.notice?.tone !== 'done') return undefined;
  const { steps } = await readReadiness(view, { tasks, plans: await latestPlans(view.room.plans) });
  const open = steps.filter(({ state }) => state !== 'done');
  const own = open.find(({ id }) => id === tab);
  if (own) return { text: view.t('setup.still', { what: own.text }), path: own.path };
  const [first] = open;
  return first && { text: view.t('setup.next', { step: view.t(`setup.${first.id}`) }), path: first.path };
}

/**
 * The connection test: its report is kept for the tabs, and whether it was good for the first
 * visit.
 */
async function startTest({ room, user }: View): Promise<void> {
  await room.tasks.start({
    kind: 'test',
    by: user,
    async work({ signal }) {
      const report = await room.sync.connection.test({ signal });
      await room.learn(report.facts.timeZone);
      const last = { ok: report.ok, at: report.checkedAt };
      await room.sync.storage.commit([{ put: lastTestKey(room), value: last }]);
      return { result: JSON.parse(JSON.stringify(report)) as JsonValue };
    },
  });
}

/** Tasks of a tab: those that run, and the last one where it did not end well. */
function tasksOf(tasks: readonly TaskRecord[], kind: TaskRecord['kind']): readonly TaskRecord[] {
  const own = tasks.filter((task) => task.kind === kind);
  return own.filter(({ state }, at) => state === 'running' || (at === 0 && state !== 'done'));
}

async function tabPage(
  view: View,
  tab: Tab,
  tasks: readonly TaskRecord[],
  address: URLSearchParams,
): Promise<string> {
  const { sync } = view.room;
  switch (tab) {
    case 'connection':
    case 'ftp': {
      const last = tasks.find(({ kind, state }) => kind === 'test' && state === 'done');
      const report = last?.result as unknown as SyncConnectionReport | undefined;
      return connectionTab(view, tab, tasksOf(tasks, 'test'), report);
    }
    case 'families':
      return familiesPage(view, tasksOf(tasks, 'categories'));
    case 'payments':
      return paymentsPage(view);
    case 'vat':
      return vatPage(view);
    case 'billing':
      return billingPage(view);
    case 'products':
      return linksPage(view, address);
    case 'blacklist':
      return blacklistTab(view, [], await sync.blacklist.list());
    case 'webhooks': {
      const [webhooks, pending] = await Promise.all([
        tryRead(view, () => sync.webhooks.list()),
        sync.webhooks.pending(),
      ]);
      return webhooksTab(view, [], { webhooks: webhooks.value, problem: webhooks.problem, pending });
    }
  }
}

async function linksPage(view: View, address: URLSearchParams): Promise<string> {
  const search = (address.get('q') ?? '').slice(0, 200);
  const words = searchWords(search);
  const all = await view.room.sync.links.list();
  const found = all.filter(({ code, wooId, variationId = '' }) => {
    const text = fold(`${code} ${wooId}:${variationId}`);
    return words.every((word) => text.includes(word));
  });
  const pages = Math.max(1, Math.ceil(found.length / linksPerPage));
  const asked = Number(address.get('page') ?? '1');
  const page = Number.isInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
  const links = found.slice((page - 1) * linksPerPage, page * linksPerPage);
  return linksTab(view, [], { links, total: found.length, search, page, pages });
}
