import * as z from 'zod';
import { type Clock, type Language, type Logger, languages, type Random } from '../core/index.js';
import { checkInput } from '../sync/state/invalid-input.js';
import type { Sync } from '../sync/sync.js';

/** A shop that the windows show. */
export interface WindowShop {
  /** Its display name. */
  readonly name: string;
  /** Its sync, from `createSync()`. */
  readonly sync: Sync;
}

/**
 * The kind of action. `read`: view, make lists, check. `apply`: tick rows and write to the
 * shop or Gestan. `settings`: change settings, mappings, links.
 */
export type WindowAction = 'read' | 'apply' | 'settings';

/**
 * The user. `name` is shown with the tasks that the user started; `id` binds the forms to the user.
 */
export interface WindowUser {
  /** The id of the user. @default the name */
  readonly id?: string | number | undefined;
  /** The display name. */
  readonly name?: string | undefined;
}

/**
 * The answer of `authorize`. A user, a name or `true` allows the request. A `Response`, such as a
 * redirect to a login, is sent as it is. Anything else refuses the request.
 */
export type WindowAnswer = WindowUser | string | boolean | Response | null | undefined;

/** Options of the windows. */
export interface CreateWindowsOptions {
  /** One shop or several, with a switch. */
  readonly shops: readonly WindowShop[];
  /**
   * Called for every request, before anything is read. Refused requests get 403.
   *
   * @param request with its cookies and headers; the body is not read yet.
   */
  readonly authorize: (request: Request, action: WindowAction) => WindowAnswer | Promise<WindowAnswer>;
  /** @default 'fr' */
  readonly language?: Language | undefined;
  /** The path under which the windows are mounted: `/gestan`. @default '' */
  readonly basePath?: string | undefined;
  /**
   * The address that browsers see, such as `https://intern.example`, if a proxy changes the `Host`
   * header. @default that of the request
   */
  readonly origin?: string | undefined;
  /** How long lists and tasks are kept, in hours. @default 72 */
  readonly keepHours?: number | undefined;
  /** Bodies beyond this many bytes are refused. @default 1048576 (1 MiB) */
  readonly maxBytes?: number | undefined;
  /**
   * A task whose process has not reported for so many milliseconds counts as interrupted.
   *
   * @default 20000
   */
  readonly lostAfterMs?: number | undefined;
  /** Receives the log of the windows, in English. @default none */
  readonly logger?: Logger | undefined;
  /** The time. @default the system's */
  readonly clock?: Clock | undefined;
  /** Random numbers, for ids. @default the system's */
  readonly random?: Random | undefined;
}

const isFunction = (value: unknown) => typeof value === 'function';
const hasMethods = (value: unknown, ...names: string[]) =>
  typeof value === 'object' && value !== null && names.every((name) => isFunction(Reflect.get(value, name)));

const schema = z.strictObject({
  shops: z
    .array(
      z.strictObject({
        name: z.string('must be a text').min(1, 'must not be empty'),
        sync: z.custom<Sync>(
          (value) => hasMethods(value, 'run', 'undo', 'explain'),
          'must be what createSync() gave',
        ),
      }),
      'must be a list of { name, sync }',
    )
    .min(1, 'must hold at least one shop')
    .refine(
      (shops) => new Set(shops.map(({ sync }) => sync.shop.id)).size === shops.length,
      'must hold each shop once: two have the same id',
    ),
  authorize: z.custom<CreateWindowsOptions['authorize']>(
    isFunction,
    'must be a function (request, action) => user: without it anybody could write to the shop',
  ),
  language: z.enum(languages, "must be 'fr' or 'en'").default('fr'),
  basePath: z
    .string('must be a path')
    .regex(/^(?:\/[\w.~-]+)*\/?$/, 'must be a path such as /gestan')
    .default('')
    .transform((path) => path.replace(/\/$/, '')),
  origin: z
    .string('must be an address')
    .refine((text) => URL.canParse(text), 'must be an address such as https://intern.example')
    .optional(),
  keepHours: z.number('must be a number of hours').positive('must be positive').max(8760).default(72),
  maxBytes: z.int('must be a number of bytes').min(1024, 'must be at least 1024').default(1_048_576),
  lostAfterMs: z.int('must be a number of milliseconds').min(1000, 'must be at least 1000').default(20_000),
  logger: z
    .custom<Logger>((value) => hasMethods(value, 'info', 'warn', 'error'), 'must be a logger')
    .optional(),
  clock: z
    .custom<Clock>((value) => hasMethods(value, 'now', 'sleep'), 'must have now() and sleep()')
    .optional(),
  random: z.custom<Random>(isFunction, 'must be a function giving numbers in [0, 1)').optional(),
});

/** The options with all defaults. */
export type WindowsSetup = z.output<typeof schema>;

/**
 * Checks the options.
 *
 * @throws SettingsError `settings.invalid`, naming the field: `shops`.
 */
export function parseWindowsOptions(options: CreateWindowsOptions): WindowsSetup {
  return checkInput(schema, options, 'createWindows()', 'options');
}
