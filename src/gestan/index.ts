export type {
  GestanAdapter,
  GestanDraftNotice,
  GestanFound,
  GestanListOptions,
  GestanReadOptions,
  GestanRecordKind,
  GestanSentStatus,
  GestanWriteResult,
} from './adapter.js';
export { memoryGestan } from './adapters/memory/memory-gestan.js';
export type { MemoryGestan, MemoryGestanOptions } from './adapters/memory/options.js';
export type { GestanCapabilities } from './capabilities.js';
export { checkContactDraft, checkEntryDraft, checkPieceDraft, checkProductDraft } from './check-draft.js';
export { type CheckedGestan, checkedGestan } from './checked-gestan.js';
export { GestanError } from './errors.js';
export type {
  ContactDraft,
  GestanAddress,
  GestanBankAccount,
  GestanContact,
  GestanFamily,
  GestanImage,
  GestanPaymentMode,
  GestanPostingCategory,
  GestanProduct,
  GestanProductField,
  GestanStock,
  GestanVatRate,
  ProductDraft,
} from './model.js';
export { productFields } from './model.js';
export type {
  EntryDraft,
  GestanPiece,
  PieceContent,
  PieceDraft,
  PieceKind,
  PieceLine,
  PieceLineTax,
  PieceVat,
} from './piece-model.js';
export {
  gestanBankAccountSchema,
  gestanContactSchema,
  gestanFamilySchema,
  gestanPaymentModeSchema,
  gestanPostingCategorySchema,
  gestanProductSchema,
  gestanStockSchema,
  gestanVatRateSchema,
} from './schemas.js';
