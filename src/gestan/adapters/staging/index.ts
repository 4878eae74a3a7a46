export type { SqliteSource } from '../../../sql/sqlite-source.js';
export { GestanError } from '../../errors.js';
export type { StagingStatus } from './look-up.js';
export { type StagingDialect, type StagingSchemaOptions, stagingSchema } from './schema.js';
export { type StagingGestan, stagingGestan } from './staging-gestan.js';
export type { StagingGestanOptions } from './staging-options.js';
