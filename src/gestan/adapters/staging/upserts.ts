import { decimal } from '../../../core/index.js';
import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanWriteResult } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { checkContactDraft, checkProductDraft } from '../../check-draft.js';
import type { ContactDraft, ProductDraft } from '../../model.js';
import { refused } from '../../refusals.js';
import { contactKind, productKind, requestChange } from './changes.js';
import { contactCells, productCells } from './columns.js';
import type { StagingSql } from './dialect.js';

export function* upsertProduct(
  sql: StagingSql,
  capabilities: GestanCapabilities,
  draft: ProductDraft,
): SqlSteps<GestanWriteResult> {
  const { externalRef, id, ...fields } = checkProductDraft(draft, capabilities);
  return yield* requestChange(sql, productKind, {
    externalRef,
    id,
    cells: productCells(fields),
    check: (current) => checkProduct(sql, fields, current),
  });
}

export function* upsertContact(sql: StagingSql, draft: ContactDraft): SqlSteps<GestanWriteResult> {
  const { externalRef, id, ...fields } = checkContactDraft(draft);
  return yield* requestChange(sql, contactKind, {
    externalRef,
    id,
    cells: contactCells(fields),
    *check() {},
  });
}

/**
 * What Gestan would refuse as far as its lists tell: a code that is taken, families and rates that
 * it does not have.
 */
function* checkProduct(
  sql: StagingSql,
  draft: Omit<ProductDraft, 'externalRef' | 'id'>,
  current: SqlRow | undefined,
): SqlSteps<void> {
  if (draft.code !== undefined) yield* codeIsFree(sql, draft.code, current?.id);
  const familyId = draft.familyId ?? (draft.familyId === null ? null : (current?.family_id ?? null));
  if (draft.familyId) {
    const [family] = yield sql.of('SELECT id FROM stg_families WHERE id = ?', draft.familyId);
    if (family === undefined) throw refused('familyId', `There is no family ${draft.familyId}.`);
  }
  if (draft.subFamilyId) {
    const [sub] = yield sql.of('SELECT parent_id FROM stg_families WHERE id = ?', draft.subFamilyId);
    if (!sub?.parent_id || (familyId !== null && sub.parent_id !== familyId))
      throw refused('subFamilyId', `${draft.subFamilyId} is no sub-family of ${familyId ?? 'any family'}.`);
  }
  const { vatRate } = draft;
  if (vatRate) {
    const rates: readonly SqlRow[] = yield sql.of('SELECT rate FROM stg_vat_rates');
    // Without a list any rate is taken: rates are data.
    if (rates.length > 0 && !rates.some(({ rate }) => decimal(String(rate)).eq(decimal(vatRate))))
      throw refused('vatRate', `There is no VAT rate of ${vatRate} %.`);
  }
}

function* codeIsFree(sql: StagingSql, code: string, own: unknown): SqlSteps<void> {
  const holders: readonly SqlRow[] = yield sql.of(
    `SELECT id FROM stg_products WHERE code = ?
     UNION SELECT product_id FROM stg_product_changes WHERE code = ? AND state IN ('pending', 'taken')`,
    code,
    code,
  );
  if (holders.some(({ id }) => String(id) !== String(own)))
    throw refused('code', `The code ${code} belongs to another product.`);
}
