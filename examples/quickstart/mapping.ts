import type { Sync } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';

/** Woo payment methods and what the sample Gestan calls them. */
const payments: Readonly<Record<string, string>> = {
  stripe: 'CB',
  paypal: 'PayPal',
  'ppcp-gateway': 'PayPal',
  bacs: 'Virement',
  cheque: 'Chèque',
  cod: 'Espèces',
};

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Maps categories to the families of the same name, a category without one as its parent is, and tax classes as the shop's own rates say. In an
 * application a person does this in a form.
 */
export async function mapEverything(sync: Sync, gestan: GestanAdapter): Promise<void> {
  const families = await gestan.families();
  const categories = await sync.categories.list();
  const found = new Map<number, { familyId: string; subFamilyId?: string }>();
  // Parents come before their children in the list of paths.
  for (const category of [...categories].sort((a, b) => a.depth - b.depth)) {
    const family = families.find(({ name }) => plain(name) === plain(category.name));
    const target = family
      ? family.parentId
        ? { familyId: family.parentId, subFamilyId: family.id }
        : { familyId: family.id }
      : found.get(category.parentId);
    if (!target) continue;
    found.set(category.id, target);
    await sync.mappings.families.set({ categoryId: category.id, ...target, primary: family !== undefined });
  }

  const modes = await gestan.paymentModes();
  for (const [methodId, name] of Object.entries(payments)) {
    const mode = modes.find((candidate) => candidate.name === name);
    if (mode) await sync.mappings.payments.set({ methodId, paymentModeId: mode.id });
  }
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest()) {
    await sync.mappings.taxes.set({ taxClass, rate });
  }
}

/** The family table as rows of text. */
export async function familyRows(sync: Sync, gestan: GestanAdapter): Promise<readonly (readonly string[])[]> {
  const names = new Map((await gestan.families()).map(({ id, name }) => [id, name]));
  const mapped = new Map((await sync.mappings.families.list()).map((row) => [row.categoryId, row]));
  return (await sync.categories.list()).map(({ id, path }) => {
    const row = mapped.get(id);
    const family = row
      ? [row.familyId, row.subFamilyId].flatMap((key) => (key ? (names.get(key) ?? key) : []))
      : [];
    return [path, family.join(' > ') || '—'];
  });
}

/** The payment table as rows of text. */
export async function paymentRows(
  sync: Sync,
  gestan: GestanAdapter,
): Promise<readonly (readonly string[])[]> {
  const names = new Map((await gestan.paymentModes()).map(({ id, name }) => [id, name]));
  return (await sync.mappings.payments.list()).map(({ methodId, paymentModeId }) => [
    methodId,
    names.get(paymentModeId) ?? paymentModeId,
  ]);
}
