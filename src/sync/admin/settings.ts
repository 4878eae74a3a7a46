import { copyOf } from '../../core/copy.js';
import type { JsonValue } from '../../core/index.js';
import type { StorageLease } from '../../storage/index.js';
import { defaultSettings } from '../state/default-settings.js';
import type { SettingsPatch, SyncSettings } from '../state/settings.js';
import { patchSettings, savedSettings } from '../state/settings-patch.js';
import { put, type ShopStore } from '../state/store.js';

/** The settings of the shop. */
export interface SettingsApi {
  /** All settings, every field filled. */
  get(): Promise<SyncSettings>;
  /**
   * Applies a patch to the saved settings.
   *
   * @throws SettingsError naming the field; nothing is saved then.
   * @example
   * await sync.settings.save({ billing: { shippingProductCode: 'PORT' }, orders: { startAt: '2026-01-01' } })
   */
  save(patch: SettingsPatch): Promise<SyncSettings>;
  /** « Réinitialiser les paramètres »: back to defaults. Mappings, links and blacklist stay. */
  reset(): Promise<SyncSettings>;
}

interface SettingsStore extends SettingsApi {
  /**
   * The same as `get()` for the sync itself, which does not change the result: settings that have
   * not changed since the last call are not checked again.
   */
  current(): Promise<SyncSettings>;
  /**
   * Saves the seed into an empty storage at the first use. From then on the saved settings apply.
   */
  keepSeed(): Promise<void>;
}

export function createSettings(options: {
  readonly store: ShopStore;
  /** The settings for an empty storage. Undefined: the defaults, which are not stored. */
  readonly seed: SyncSettings | undefined;
  /** Refuses what the adapter cannot do: in the patch, and in the resulting settings. */
  readonly check: (settings: SyncSettings, patch: SettingsPatch) => Promise<void>;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}): SettingsStore {
  const { store, seed, check, locked } = options;
  let isSeeded = seed === undefined;

  let last: { readonly text: string; readonly settings: SyncSettings } | undefined;
  const read = async () => {
    const saved = await store.get<JsonValue>(store.keys.settings);
    if (saved === undefined) return seed ?? defaultSettings;
    const text = JSON.stringify(saved);
    if (last?.text !== text) last = { text, settings: savedSettings(saved) };
    return last.settings;
  };
  const write = (next: (now: SyncSettings) => SyncSettings, patch: SettingsPatch = {}) =>
    locked(async (lease) => {
      const settings = next(await read());
      await check(settings, patch);
      await store.commit([put(store.keys.settings, settings)], lease);
      return settings;
    });

  return {
    current: read,
    // Callers may change the result.
    get: async () => copyOf(await read()),
    save: (patch) => write((now) => patchSettings(now, patch), patch),
    reset: () => write(() => defaultSettings),

    async keepSeed() {
      if (isSeeded || seed === undefined) return;
      if ((await store.get(store.keys.settings)) === undefined) {
        await locked(async (lease) => {
          if ((await store.get(store.keys.settings)) !== undefined) return;
          await store.commit([put(store.keys.settings, seed)], lease);
        });
      }
      isSeeded = true;
    },
  };
}
