import { GestanError } from './errors.js';

/** The refusal of a write by Gestan's own rules, naming the field. */
export function refused(field: string, message: string, hint?: string): GestanError {
  return new GestanError(message, { code: 'gestan.refused', field, hint });
}

/** The refusal of what the capabilities do not announce. */
export function unsupported(what: string): GestanError {
  return new GestanError(`This Gestan adapter does not ${what}.`, {
    code: 'gestan.unsupported',
    hint: 'Ask its capabilities first.',
  });
}
