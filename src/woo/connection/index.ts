export type { ConnectionCode, ConnectionCodeValues } from './codes.js';
export type {
  ConnectionCheck,
  ConnectionCheckId,
  ConnectionFacts,
  ConnectionReport,
  ConnectionStatus,
  ConnectionValues,
} from './report.js';
export { connectionCheckIds } from './report.js';
export type { ConnectionTestOptions } from './test-connection.js';
export { testConnection } from './test-connection.js';
export type { ConnectionText } from './text.js';
export { connectionText } from './text.js';
export { connectionTitle } from './titles.js';
