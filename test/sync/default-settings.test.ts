import { expect, it } from 'vitest';
import { defaultSettings } from '../../src/sync/state/default-settings.js';
import { settingsSchema } from '../../src/sync/state/settings.js';
import { patchSettings, savedSettings } from '../../src/sync/state/settings-patch.js';

it('the default settings are what the schema allows, whole', () => {
  expect(settingsSchema().parse(defaultSettings)).toEqual(defaultSettings);
  expect(savedSettings({})).toEqual(defaultSettings);
  expect(patchSettings(defaultSettings, {})).toEqual(defaultSettings);
});
