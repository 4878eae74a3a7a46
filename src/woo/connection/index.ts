export type { ConnectionCheck, ConnectionReport } from './report.js';
export type { ConnectionTestOptions } from './test-connection.js';
export { testConnection } from './test-connection.js';
export { connectionText } from './text.js';
export { connectionTitle } from './titles.js';
