import type { FamilyRef } from '../../mapping/families.js';
import { familyRef as refOf } from '../../mapping/setup/propose-families.js';
import { familiesTab, paymentsTab, vatTab } from '../pages/settings/mappings.js';
import { proposedFor } from '../proposal.js';
import type { TaskRecord } from '../state/task-record.js';
import type { View } from '../view.js';
import type { Form } from './form.js';
import { tryRead } from './read.js';

/** A view that says what could not be read. */
function withProblems(view: View, ...problems: readonly (string | undefined)[]): View {
  const text = problems.filter((problem) => problem !== undefined).join(' ');
  return text === '' ? view : { ...view, notice: { tone: 'wrong', text } };
}

const idOf = ({ familyId, subFamilyId }: FamilyRef) => subFamilyId ?? familyId;

export async function familiesPage(view: View, tasks: readonly TaskRecord[]): Promise<string> {
  const { sync } = view.room;
  const [families, categories, mapped, settings, proposed, general] = await Promise.all([
    tryRead(view, () => sync.gestan.families()),
    sync.categories.list(),
    sync.mappings.families.list(),
    sync.settings.get(),
    proposedFor(view.room, 'families'),
    proposedFor(view.room, 'settings'),
  ]);
  const now = new Map(mapped.map((row) => [row.categoryId, idOf(row)]));
  const { defaultFamily } = settings.products;
  return familiesTab(withProblems(view, families.problem), tasks, {
    categories,
    families: families.value ?? [],
    mapped,
    proposals: new Map(
      [...proposed].map(([id, family]) => [Number(id), family] as const).filter(([id]) => !now.has(id)),
    ),
    defaultFamily: defaultFamily ? idOf(defaultFamily) : (general.get('products.defaultFamily') ?? ''),
  });
}

export async function saveFamilies(view: View, form: Form): Promise<void> {
  const { sync } = view.room;
  const [families, mapped, settings] = await Promise.all([
    sync.gestan.families(),
    sync.mappings.families.list(),
    sync.settings.get(),
  ]);
  const now = new Map(mapped.map((row) => [row.categoryId, row]));
  for (const [name, family] of form.under('family-')) {
    const categoryId = Number(name);
    const before = now.get(categoryId);
    if (family === '') {
      if (before) await sync.mappings.families.unset({ categoryId });
      continue;
    }
    const primary = form.has(`primary-${categoryId}`);
    const isSame = before && idOf(before) === family && (before.primary ?? false) === primary;
    if (!isSame) await sync.mappings.families.set({ categoryId, ...refOf(family, families), primary });
  }
  const fallback = form.text('default');
  const { defaultFamily } = settings.products;
  if (fallback !== (defaultFamily ? idOf(defaultFamily) : '')) {
    await sync.settings.save({
      products: { defaultFamily: fallback === '' ? null : refOf(fallback, families) },
    });
  }
}

export async function paymentsPage(view: View): Promise<string> {
  const { sync } = view.room;
  const [proposed, modes, mapped, unmapped] = await Promise.all([
    proposedFor(view.room, 'payments'),
    tryRead(view, () => sync.gestan.paymentModes()),
    sync.mappings.payments.list(),
    tryRead(view, () => sync.mappings.payments.unmapped()),
  ]);
  const list = modes.value ?? [];
  return paymentsTab(withProblems(view, modes.problem, unmapped.problem), [], {
    modes: list,
    mapped,
    unmapped: (unmapped.value ?? []).map((method) => ({ ...method, proposed: proposed.get(method.id) })),
  });
}

export async function savePayments(view: View, form: Form): Promise<void> {
  const { payments } = view.room.sync.mappings;
  const now = new Map((await payments.list()).map((row) => [row.methodId, row.paymentModeId]));
  for (const [methodId, paymentModeId] of form.under('mode-')) {
    const before = now.get(methodId);
    if (paymentModeId === '' && before !== undefined) await payments.unset({ methodId });
    if (paymentModeId !== '' && before !== paymentModeId) await payments.set({ methodId, paymentModeId });
  }
}

export async function vatPage(view: View): Promise<string> {
  const { sync } = view.room;
  const [rates, mapped, suggested, classes] = await Promise.all([
    tryRead(view, () => sync.gestan.vatRates()),
    sync.mappings.taxes.list(),
    tryRead(view, () => sync.mappings.taxes.suggest()),
    tryRead(view, () => sync.woo.taxClasses.list().toArray()),
  ]);
  return vatTab(withProblems(view, rates.problem, suggested.problem, classes.problem), [], {
    rates: rates.value ?? [],
    mapped,
    suggested: suggested.value ?? [],
    classes: (classes.value ?? []).map(({ slug }) => (slug === 'standard' ? '' : slug)),
    names: new Map((classes.value ?? []).map(({ slug, name }) => [slug, name])),
  });
}

export async function saveVat(view: View, form: Form): Promise<void> {
  const { taxes } = view.room.sync.mappings;
  const now = new Map((await taxes.list()).map((row) => [row.taxClass, row]));
  for (const [taxClass, rate] of form.under('rate-')) {
    const before = now.get(taxClass);
    if (rate === '' && before) await taxes.unset({ taxClass });
    if (rate !== '' && before?.rate !== rate) await taxes.set({ ...before, taxClass, rate });
  }
}
