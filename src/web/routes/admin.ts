import { createAssets } from '../assets.js';
import type { WindowsSetup } from '../options.js';
import { homeWindow } from '../pages/home.js';
import { journalWindow, runWindow } from '../pages/journal.js';
import { readReadiness } from '../readiness.js';
import { joined, type Kit } from './kit.js';
import { latestPlans } from './read.js';

/** The first window, the journal, and the two files. */
export function adminRoutes(kit: Kit, { basePath }: WindowsSetup): void {
  const { script, style } = createAssets();

  kit.get('/assets/:file', async (_view, context) => {
    const file = [script, style].find(({ name }) => name === context.req.param('file'));
    if (!file) return undefined;
    return new Response(file.text, {
      headers: {
        'content-type': file.type,
        'cache-control': 'private, max-age=31536000, immutable',
      },
    });
  });

  const toFirst = async ({ home }: { readonly home: string }) =>
    new Response(null, { status: 303, headers: { location: `${home}/` } });
  if (basePath !== '') kit.get('', toFirst);
  kit.get('/', toFirst);

  kit.get('/:shop/', async (view) => {
    const { plans, tasks } = view.room;
    const [recent, latest] = await Promise.all([tasks.list(), latestPlans(plans)]);
    const readiness = await readReadiness(view, { tasks: recent, plans: latest });
    const running = recent.filter(({ state }) => state === 'running');
    return homeWindow(view, { readiness, tasks: running, plans: latest });
  });

  kit.get('/:shop/journal', async (view) => {
    const { sync, tasks } = view.room;
    const [runs, recent] = await Promise.all([sync.runs.list({ limit: 100 }), tasks.list(50)]);
    return journalWindow(view, runs, recent);
  });

  kit.get('/:shop/journal/:run', async (view, context) => {
    const { runs } = view.room.sync;
    const report = await runs.get(context.req.param('run') ?? '');
    if (!report) return undefined;
    const recent = await runs.list({ limit: 1000 });
    const isUndoable = recent.some(({ runId, undoable }) => runId === report.runId && undoable);
    const address = new URL(context.req.url).searchParams;
    const page = Number(address.get('page') ?? '1');
    return runWindow(view, report, isUndoable, {
      outcome: address.get('outcome') ?? '',
      search: (address.get('q') ?? '').slice(0, 200),
      page: Number.isInteger(page) ? page : 1,
    });
  });

  kit.post('/:shop/journal/:run/undo', 'apply', async (view, _form, context) => {
    const { room, user, home } = view;
    const runId = context.req.param('run') ?? '';
    const { isNew } = await room.tasks.start({
      kind: 'undo',
      flow: 'products',
      by: user,
      async work({ id, signal, onProgress }) {
        const plan = await room.sync.undo(runId, { signal, onProgress });
        await room.plans.save(plan, { id, by: user });
        return { planId: id };
      },
    });
    return { to: `${home}/products`, notice: isNew ? undefined : joined(view) };
  });

  kit.post('/:shop/run', 'apply', async (view) => {
    const { room, user, home } = view;
    const { isNew } = await room.tasks.start({
      kind: 'run',
      by: user,
      async work({ signal, onProgress }) {
        const { reports, aborted } = await room.sync.run({ signal, onProgress });
        const error = reports.find((report) => report.error)?.error;
        return { stopped: aborted && signal.aborted, ...(error ? { error } : {}) };
      },
    });
    return { to: `${home}/journal`, notice: isNew ? undefined : joined(view) };
  });
}
