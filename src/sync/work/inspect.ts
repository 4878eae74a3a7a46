import { type Inspection, inspectionOf } from '../../diff/inspection.js';
import type { ContactDraft, GestanAdapter, PieceDraft, ProductDraft } from '../../gestan/index.js';

/**
 * Asks the adapter which texts a write of the drafts would lose. An adapter without `inspect` keeps
 * every text.
 */
export function inspectDrafts(
  gestan: Pick<GestanAdapter, 'inspect'>,
  kind: 'product' | 'contact' | 'piece',
  drafts: readonly (ProductDraft | ContactDraft | PieceDraft)[],
): Inspection {
  return inspectionOf(drafts.flatMap((draft) => gestan.inspect?.(kind, draft) ?? []));
}
