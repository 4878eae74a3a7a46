import type { Clock, JsonValue } from '../../core/index.js';
import { vatCsv } from '../../diff/orders/vat-csv.js';
import { controlWindow, type StoredAudit } from '../pages/control.js';
import { dayAfter } from '../pages/plan-options.js';
import type { View } from '../view.js';
import { joined, type Kit } from './kit.js';

/** The audit of the orders, and its totals as CSV. */
export function controlRoutes(kit: Kit, clock: Clock): void {
  const keyOf = ({ room }: View) => `${room.prefix}audit`;
  const stored = async (view: View) =>
    (await view.room.sync.storage.get(keyOf(view))) as unknown as StoredAudit | undefined;

  kit.get('/:shop/control', async (view, context) => {
    const [audit, tasks] = await Promise.all([stored(view), view.room.tasks.list()]);
    const own = tasks.filter(({ kind }) => kind === 'audit');
    const [last] = own;
    const shown = own.filter(({ state }) => state === 'running');
    if (last && last.state !== 'running' && last.state !== 'done') shown.push(last);
    const page = Number(new URL(context.req.url).searchParams.get('page') ?? '1');
    return controlWindow(view, audit, shown, {
      page: Number.isInteger(page) ? page : 1,
      ...lastQuarter(clock.now()),
    });
  });

  kit.post('/:shop/control', 'read', async (view, form) => {
    const { room, user, home } = view;
    const after = form.text('after');
    const until = form.text('until');
    const { isNew } = await room.tasks.start({
      kind: 'audit',
      by: user,
      async work({ signal, onProgress }) {
        const audit = await room.sync.orders.audit({
          signal,
          onProgress,
          ...(after === '' ? {} : { after }),
          ...(until === '' ? {} : { before: dayAfter(until) }),
        });
        const kept: StoredAudit = { at: new Date(clock.now()).toISOString(), after, until, audit };
        await room.sync.storage.commit([
          { put: keyOf(view), value: JSON.parse(JSON.stringify(kept)) as JsonValue },
        ]);
        return {};
      },
    });
    return { to: `${home}/control`, notice: isNew ? undefined : joined(view) };
  });

  kit.get('/:shop/control/tva.csv', async (view, context) => {
    const kept = await stored(view);
    if (!kept) return undefined;
    const byQuarter = new URL(context.req.url).searchParams.get('by') === 'quarter';
    const text = vatCsv(byQuarter ? kept.audit.quarters : kept.audit.months);
    const name = `tva-${view.room.id}-${byQuarter ? 'trimestres' : 'mois'}.csv`;
    // Spreadsheets take a file for UTF-8 by this sign.
    return new Response(`\ufeff${text}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
  });
}

/** The previous quarter, which has to be declared. */
function lastQuarter(now: number): { readonly after: string; readonly until: string } {
  const date = new Date(now);
  const first = new Date(Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3 - 3, 1));
  const end = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 0));
  return { after: first.toISOString().slice(0, 10), until: end.toISOString().slice(0, 10) };
}
