import * as z from 'zod';
import { isRecord, type JsonValue, type SettingsError } from '../../core/index.js';
import { defaultSettings } from './default-settings.js';
import { invalidInput } from './invalid-input.js';
import { type SyncSettings, settingsSchema } from './settings.js';

/** Settings that a patch replaces instead of merging. */
const whole = new Set(['products.variants', 'products.defaultFamily']);

/** Tables whose entries people add and remove. */
const tables = new Set([
  'billing.statuses',
  'billing.currencyRates',
  'billing.entries.categories.rates',
  'billing.entries.categories.families',
]);

type Tree = { readonly [key: string]: unknown };

function merge(base: Tree, patch: Tree, path: string, isReplaced: (path: string) => boolean): Tree {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const here = path ? `${path}.${key}` : key;
    // `__proto__` is no name: it would change the object itself.
    if (key === '__proto__') throw notASetting(here, value);
    const old = merged.get(key);
    if (value === null && tables.has(path)) merged.delete(key);
    else if (isRecord(old) && isRecord(value) && !isReplaced(here)) {
      merged.set(key, merge(old, value, here, isReplaced));
    } else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

function notASetting(path: string, input: unknown): SettingsError {
  const message = 'is not known';
  const error = new z.ZodError([{ code: 'custom', path: path.split('.'), message, input }]);
  return invalidInput('Settings', error, 'settings');
}

/**
 * Settings with a patch applied.
 *
 * @throws SettingsError `settings.invalid` or `settings.unknown`, naming the field:
 * `settings.billing.entries.bankAccountId`.
 */
export function patchSettings(settings: SyncSettings, patch: unknown): SyncSettings {
  return checked(isRecord(patch) ? merge(settings, patch, '', (path) => whole.has(path)) : patch);
}

/**
 * Settings as they were saved. Those of an older version lack the newer fields: the defaults fill
 * them.
 */
export function savedSettings(saved: JsonValue): SyncSettings {
  const isReplaced = (path: string) => whole.has(path) || tables.has(path);
  return checked(isRecord(saved) ? merge(defaultSettings, saved, '', isReplaced) : saved);
}

function checked(merged: unknown): SyncSettings {
  const result = settingsSchema().safeParse(merged);
  if (!result.success) throw invalidInput('Settings', result.error, 'settings');
  const { same, review } = result.data.contacts;
  if (review > same) {
    const message = 'must not be higher than settings.contacts.same';
    throw invalidInput(
      'Settings',
      new z.ZodError([{ code: 'custom', path: ['contacts', 'review'], message, input: review }]),
      'settings',
    );
  }
  return result.data;
}
