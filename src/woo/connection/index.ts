export type {
  ConnectionCheck,
  ConnectionCheckId,
  ConnectionFacts,
  ConnectionLanguage,
  ConnectionReport,
  ConnectionStatus,
  ConnectionValues,
} from './report.js';
export { connectionCheckIds } from './report.js';
export type { ConnectionTestOptions } from './test-connection.js';
export { testConnection } from './test-connection.js';
export type { ConnectionFinding, ConnectionText } from './text.js';
export { connectionText, connectionTitle } from './text.js';
