import type { OrderRow } from '../../diff/orders/types.js';
import { pieceKinds } from '../../gestan/piece-model.js';
import { candidatesOf } from '../../report/row-details.js';
import type { ExplainSubject } from '../../sync/explain/types.js';
import { adoptWindow, explainWindow } from '../pages/rows.js';
import type { StoredPlan } from '../state/stored-plan.js';
import type { View } from '../view.js';
import type { Kit, Outcome } from './kit.js';

/** What a person decides about one row. */
export function rowRoutes(kit: Kit): void {
  const rowOf = async ({ room }: View, context: { req: { param(name: string): string | undefined } }) => {
    const plan = await room.plans.get(context.req.param('plan') ?? '');
    const n = Number(context.req.param('row'));
    const row = plan && (await room.plans.row(plan, n));
    return plan && row ? { plan, row, n } : undefined;
  };

  kit.post('/:shop/plans/:plan/rows/:row/blacklist', 'apply', async (view, _form, context) => {
    const found = await rowOf(view, context);
    if (!found || !isOfProducts(found.plan)) return undefined;
    const { plan, row, n } = found;
    const { t, room, user } = view;
    const variationId = (row as { readonly variationId?: number }).variationId;
    const subject =
      row.wooId === undefined
        ? { code: row.gestanCode ?? '' }
        : { wooId: row.wooId, ...(variationId === undefined ? {} : { variationId }) };
    const reason = user === undefined ? t('blacklist.byNobody') : t('blacklist.by', { name: user });
    await room.sync.blacklist.add(subject, { reason });
    await room.plans.mark(plan, n, { outcome: 'blacklisted' });
    return said(t('blacklisted', { name: row.name }));
  });

  kit.post('/:shop/plans/:plan/rows/:row/decide', 'apply', async (view, _form, context) => {
    const found = await rowOf(view, context);
    if (found?.plan.flow !== 'contacts') return undefined;
    const { plan, row, n } = found;
    const { contacts } = view.room.sync;
    const contactId = new URL(context.req.url).searchParams.get('contact') ?? '';
    // The answer to a question: who was not asked about cannot be named.
    const asked = candidatesOf(row).map((candidate) => candidate.contactId);
    if (asked.length === 0 || (contactId !== '' && !asked.includes(contactId))) return undefined;
    if (contactId !== '') await contacts.decide({ customer: row.key, contactId, same: true });
    else {
      for (const other of asked) {
        await contacts.decide({ customer: row.key, contactId: other, same: false });
      }
    }
    await view.room.plans.mark(plan, n, { outcome: 'answered' });
    return said(view.t('answeredAgain'));
  });

  kit.get('/:shop/plans/:plan/rows/:row/adopt', async (view, context) => {
    const found = await rowOf(view, context);
    if (found?.plan.flow !== 'orders') return undefined;
    return adoptWindow(view, found.plan, found.n, found.row as OrderRow);
  });

  kit.post('/:shop/plans/:plan/rows/:row/adopt', 'apply', async (view, form, context) => {
    const found = await rowOf(view, context);
    if (found?.plan.flow !== 'orders') return undefined;
    const { plan, row, n } = found;
    const kinds = pieceKinds.filter((kind) => form.all('kind').includes(kind));
    const pieces = kinds.map((kind) => {
      const number = form.text(`number-${kind}`);
      return { kind, ...(number === '' ? {} : { number }) };
    });
    await view.room.sync.orders.adopt({ orderId: row.wooId ?? 0, pieces });
    await view.room.plans.mark(plan, n, { outcome: 'imported' });
    return said(view.t('adopt.done', { number: (row as OrderRow).number }));
  });

  kit.get('/:shop/explain', async (view, context) => {
    const address = new URL(context.req.url).searchParams;
    const subject = subjectOf(address);
    const explanation = subject && (await view.room.sync.explain(subject, { language: view.language }));
    const asked =
      ['q', 'code', 'sku', 'orderId', 'email'].map((name) => address.get(name)).find(Boolean) ?? '';
    return explainWindow(view, explanation, asked);
  });
}

/** Whether the rows of a list are products, which can be blacklisted. */
function isOfProducts({ flow }: StoredPlan): boolean {
  return flow === 'products' || flow === 'stock';
}

function said(text: string): Outcome {
  return { notice: { tone: 'done', text } };
}

/** What is asked about: named, or guessed from the look of what was typed. */
function subjectOf(address: URLSearchParams): ExplainSubject | undefined {
  const [code, orderId, email, typed] = ['code', 'orderId', 'email', 'q'].map((name) =>
    address.get(name)?.trim(),
  );
  if (code) return { code };
  if (orderId && /^\d{1,15}$/.test(orderId)) return { orderId: Number(orderId) };
  if (email) return { email };
  if (!typed) return undefined;
  if (typed.includes('@')) return { email: typed };
  return /^\d{1,15}$/.test(typed) ? { orderId: Number(typed) } : { code: typed };
}
