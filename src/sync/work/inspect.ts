import type { Reason } from '../../diff/plan.js';
import type { GestanDraftNotice } from '../../gestan/adapter.js';
import type { ContactDraft, GestanAdapter, PieceDraft, ProductDraft } from '../../gestan/index.js';

/** What the adapter says of drafts before they are written. */
export interface Inspection {
  /** Why Gestan would refuse one of them. */
  readonly refused?: Reason;
  /** What would be written in another form than it was given. */
  readonly warning?: Reason;
}

/** Asks the adapter what a write of the drafts would lose. An adapter that keeps every text says nothing. */
export function inspectDrafts(
  gestan: Pick<GestanAdapter, 'inspect'>,
  kind: 'product' | 'contact' | 'piece',
  drafts: readonly (ProductDraft | ContactDraft | PieceDraft)[],
): Inspection {
  const notices = drafts.flatMap((draft) => gestan.inspect?.(kind, draft) ?? []);
  const refused = notices.find(({ severity }) => severity === 'refused');
  const warning = notices.find(({ severity }) => severity === 'warning');
  return {
    ...(refused ? { refused: { code: 'text-refused', values: valuesOf(refused) } } : {}),
    ...(warning ? { warning: { code: 'text-changed', values: valuesOf(warning) } } : {}),
  };
}

function valuesOf({ field, characters, written }: GestanDraftNotice) {
  return { field, characters: [...characters], written };
}
