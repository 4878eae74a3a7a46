import { readFile } from 'node:fs/promises';
import { isRecord, SettingsError } from '../core/index.js';
import { type Shop, sampleShop } from '../testing/index.js';

const form =
  'Give a JSON file of the form { "products": [ … ], "orders": [ … ] }, rows as the REST API lists them.';

/** What is wrong with a shop. `undefined`: each of its members is a list of rows. */
function problemOf(shop: unknown): string | undefined {
  if (!isRecord(shop)) return 'it is no object';
  for (const [resource, rows] of Object.entries(shop)) {
    if (!Array.isArray(rows)) return `"${resource}" is no list`;
    const index = rows.findIndex((row) => !isRecord(row));
    if (index !== -1) return `"${resource}" has no object at ${index}`;
  }
  return undefined;
}

/** Resources that a store reads and the sample shop does not have. */
const others = ['attachments', 'brands', 'reviews'];

/** The resources of a shop that a store does not read, such as a misspelt one. */
export function unreadResources(shop: Shop): readonly string[] {
  const known = new Set([...Object.keys(sampleShop()), ...others]);
  return Object.keys(shop).filter((resource) => !known.has(resource) && !resource.startsWith('settings_'));
}

/**
 * Reads what a store holds from a JSON file.
 *
 * @throws SettingsError `settings.invalid`, field `--shop`
 */
export async function readShop(path: string): Promise<Shop> {
  const wrong = (why: string, cause?: unknown) =>
    new SettingsError(`--shop ${path} cannot be read: ${why}.`, {
      code: 'settings.invalid',
      field: '--shop',
      hint: form,
      cause,
    });
  const failed = (error: unknown): never => {
    throw wrong(error instanceof Error ? error.message : String(error), error);
  };
  const text = await readFile(path, 'utf8').catch(failed);
  let shop: unknown;
  try {
    // Windows programs put a byte order mark before it.
    shop = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failed(error);
  }
  const problem = problemOf(shop);
  if (problem !== undefined) throw wrong(problem);
  return shop as Shop;
}
