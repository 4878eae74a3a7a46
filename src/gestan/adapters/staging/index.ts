export type { StagingStatus } from './look-up.js';
export { stagingSchema } from './schema.js';
export { type StagingGestan, stagingGestan } from './staging-gestan.js';
export type { StagingGestanOptions } from './staging-options.js';
