export type { GestanContractOptions } from './gestan-contract.js';
export { gestanAdapterContract } from './gestan-contract.js';
export type { ContractGestan } from './gestan-contract-kit.js';
export type { GestanContractSeed } from './gestan-contract-seed.js';
export { sampleGestan, sampleGestanData } from './gestan-sample.js';
export type { ContractStorage, ContractTest, StorageContractOptions } from './storage-contract.js';
export { storageContract } from './storage-contract.js';
export type { SiteCondition } from './store/condition.js';
export type { FakeStore } from './store/create-fake-store.js';
export { createFakeStore } from './store/create-fake-store.js';
export type {
  ByteOrderMark,
  Captcha,
  Fault,
  FaultHit,
  FaultKind,
  FaultPlan,
  FaultRequest,
  FaultRule,
  FaultShop,
  FaultWhen,
  HostStatus,
  HtmlPage,
  LostAnswer,
  Notice,
  Redirect,
  RejectedItems,
  Reset,
  ScriptedWrite,
  SeededFaults,
  Slow,
  StoreFaults,
  StrippedHeader,
  TiedTimestamps,
  Truncated,
  Writes,
} from './store/faults/types.js';
export type { GenerateShopOptions } from './store/generate/generate-shop.js';
export { generateShop } from './store/generate/generate-shop.js';
export type { ListeningStore, ListenOptions } from './store/http/listen.js';
export type { RequestRecord } from './store/http/log.js';
export type { Json, Row } from './store/json.js';
export type { KeyPair, StoreKeys } from './store/keys.js';
export type { FakeStoreOptions } from './store/options.js';
export type { FetchedImage, ImageFetcher } from './store/rules/image-world.js';
export type { WebhookDelivery, WebhookSender } from './store/rules/webhook-queue.js';
export { sampleShop } from './store/sample-shop.js';
export type { StoreState } from './store/state.js';
export type { Shop } from './store/tables.js';
