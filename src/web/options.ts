import * as z from 'zod';
import { type Clock, type Language, type Logger, languages, type Random } from '../core/index.js';
import { checkInput } from '../sync/state/invalid-input.js';
import type { Sync } from '../sync/sync.js';

/** A shop that the windows show. */
export interface WindowShop {
  /** What people call it. */
  readonly name: string;
  /** Its sync, from `createSync()`. */
  readonly sync: Sync;
}

/**
 * What somebody wants to do. `read`: look, make lists, check. `apply`: tick rows and write to the
 * shop or Gestan. `settings`: change settings, mappings, links.
 */
export type WindowAction = 'read' | 'apply' | 'settings';

/** Who is at work. `name` is shown beside what the person started; `id` binds the forms to the person. */
export interface WindowUser {
  /** What tells users apart. @default the name */
  readonly id?: string | number | undefined;
  /** What is shown. */
  readonly name?: string | undefined;
}

/**
 * The answer to "may this request do that?". A user, a name or `true`: yes. A `Response`, such as a
 * redirect to a login, is sent as it is. Anything else: no.
 */
export type WindowAnswer = WindowUser | string | boolean | Response | null | undefined;

/** What the windows are made of. */
export interface CreateWindowsOptions {
  /** One shop or several; a switch goes from one to the other. */
  readonly shops: readonly WindowShop[];
  /**
   * Asked for every request, before anything is read. Requests that it refuses get 403.
   *
   * @param request with its cookies and headers; the body is not read yet.
   */
  readonly authorize: (request: Request, action: WindowAction) => WindowAnswer | Promise<WindowAnswer>;
  /** @default 'fr' */
  readonly language?: Language | undefined;
  /** The path under which the windows are mounted: `/gestan`. @default '' */
  readonly basePath?: string | undefined;
  /**
   * The address that browsers see, such as `https://intern.example`, where a proxy changes the
   * `Host` header. @default that of the request
   */
  readonly origin?: string | undefined;
  /** How long lists and tasks are kept, in hours. @default 72 */
  readonly keepHours?: number | undefined;
  /** Bodies beyond this many bytes are refused. @default 1048576 (1 MiB) */
  readonly maxBytes?: number | undefined;
  /**
   * A task whose process gave no sign of life for so many milliseconds counts as broken off.
   * @default 20000
   */
  readonly lostAfterMs?: number | undefined;
  /** Takes what the windows log, in English. @default none */
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

/** The options with nothing left open. */
export type WindowsSetup = z.output<typeof schema>;

/**
 * Checks the options.
 *
 * @throws SettingsError `settings.invalid`, naming the field: `shops`.
 */
export function parseWindowsOptions(options: CreateWindowsOptions): WindowsSetup {
  return checkInput(schema, options, 'createWindows()', 'options');
}
