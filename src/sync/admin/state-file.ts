import * as z from 'zod';
import type { JsonValue, RunningHash } from '../../core/index.js';

/** The format of the lines from `exportState`. */
export const stateFormat = 'woo-gestan-state';

/** Its version. */
export const stateVersion = 1;

/** The key that says that an import has begun and has not ended. */
export const importMark = 'import';

export const headSchema = z.strictObject({
  format: z.literal(stateFormat),
  version: z.int().min(1),
  at: z.string(),
});

export const entrySchema = z.strictObject({
  key: z.string().min(1),
  // It is JSON; the storage limits its depth.
  value: z.custom<JsonValue>((value) => value !== undefined),
});

export const endSchema = z.strictObject({ entries: z.int().min(0), sha256: z.string() });

/** The last line: the number of entries, and the hash of their lines. */
export function endOf(entries: number, hash: RunningHash): z.infer<typeof endSchema> {
  return { entries, sha256: hash.hex() };
}
