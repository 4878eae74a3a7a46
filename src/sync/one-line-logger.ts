import type { Logger } from '../core/index.js';
import { clean } from '../report/text/clean.js';

/**
 * A logger whose texts stay on one line. An error message of a shop, an adapter or a driver may
 * contain line ends and escapes, and could otherwise forge lines of the log.
 */
export function oneLineLogger(logger: Logger): Logger {
  const log =
    (level: keyof Logger): Logger[keyof Logger] =>
    (message, data) =>
      data === undefined
        ? logger[level](clean(message))
        : logger[level](clean(message), cleanData(data) as typeof data);
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}

/** The same data with clean texts. Anything but plain data stays as it is. */
function cleanData(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleanData);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cleanData(member)]));
}
