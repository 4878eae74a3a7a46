import * as z from 'zod';
import { need } from '../core/arguments.js';
import {
  type Random,
  type RequestLimitSettings,
  type RequestLimits,
  requestLimits,
  SettingsError,
  withoutEnds,
} from '../core/index.js';
import { requestLimitFields } from '../core/request-limits-schema.js';
import { defaultMaxBytes, imageTypes } from './content.js';

/** Fetches the public address of a probe file. */
export type ImageHttpTransport = (request: Request) => Promise<Response>;

/** Options of the FTP transport. */
export interface FtpImagesOptions extends Omit<RequestLimits, 'maxRetryAfterMs'> {
  /** Host of the FTP server. */
  readonly host: string;
  /** @default 21, or 990 with implicit TLS */
  readonly port?: number | undefined;
  /** FTP user. */
  readonly user: string;
  /** FTP password. */
  readonly password: string;
  /**
   * `true`: TLS before the login (explicit FTPS, `AUTH TLS`). `'implicit'`: TLS from the first
   * byte. `false`: no TLS; then everybody on the way can read the password, and `check()` warns of
   * it. @default true
   */
  readonly secure?: boolean | 'implicit' | undefined;
  /** For certificates that no public authority has signed. */
  readonly tls?:
    | {
        /** Certificates of the authorities to trust, in PEM. @default those of Node */
        readonly ca?: string | readonly string[] | undefined;
        /** The name that the certificate must be for. @default `host` */
        readonly servername?: string | undefined;
        /** `false` accepts any certificate, also an attacker's. @default true */
        readonly rejectUnauthorized?: boolean | undefined;
      }
    | undefined;
  /**
   * The folder that holds `wp-content`, as FTP names it: `/www` or, from the login folder,
   * `public_html`. @default the login folder
   */
  readonly root?: string | undefined;
  /** The public address of the root: `https://shop.example`. */
  readonly publicUrl: string;
  /** Where to put files, below the root. @default 'wp-content/uploads/woo-gestan' */
  readonly folder?: string | undefined;
  /** Largest image in bytes. @default 10000000 */
  readonly maxBytes?: number | undefined;
  /** MIME types let through. @default JPEG, PNG, GIF, WebP, AVIF */
  readonly types?: readonly string[] | undefined;
  /**
   * How long to wait: `writeMs` for each answer of the FTP server, `readMs` for the public address
   * of the probe file. @default 90000 and 30000
   */
  readonly timeouts?: RequestLimits['timeouts'];
  /** How often to try again after a lost connection or a temporary refusal. @default 4 */
  readonly maxRetries?: number | undefined;
  /** The wait before the first new attempt, in milliseconds; it doubles each time. @default 500 */
  readonly retryDelayMs?: number | undefined;
  /** Sends the request for the probe file of `check()`. @default the platform's fetch */
  readonly transport?: ImageHttpTransport | undefined;
  /** Makes the names of temporary files. @default Math.random */
  readonly random?: Random | undefined;
}

/** One line for the control connection: FTP has no way to quote a line break. */
const line = z.string().regex(/^\P{Cc}*$/u, 'must not hold control characters');
const isFunction = (value: unknown) => typeof value === 'function';

const { timeouts, maxRetries, retryDelayMs } = requestLimitFields();

const schema = z.strictObject({
  host: line
    .min(1, 'must name the server, such as "ftp.shop.example"')
    .refine((host) => !/[/\s@]/.test(host), {
      message: 'must be the name of the server alone, without ftp:// and path',
    }),
  port: z.int().min(1).max(65_535).optional(),
  user: line.min(1, 'must not be empty'),
  password: line,
  secure: z.union([z.boolean(), z.literal('implicit')]).default(true),
  tls: z
    .strictObject({
      ca: z.union([z.string(), z.array(z.string())]).optional(),
      servername: line.optional(),
      rejectUnauthorized: z.boolean().optional(),
    })
    .default({}),
  root: line.default(''),
  publicUrl: z.url({ protocol: /^https?$/, error: 'must be an address such as "https://shop.example"' }),
  folder: line
    .default('wp-content/uploads/woo-gestan')
    .transform((folder) => withoutEnds(folder, /\//))
    .refine((folder) => folder !== '' && !folder.split('/').some((part) => part === '..' || part === '.'), {
      message: 'must be a folder below the root',
    }),
  maxBytes: z.int().positive().default(defaultMaxBytes),
  types: z
    .array(z.string())
    .min(1)
    .default([...imageTypes]),
  timeouts,
  maxRetries,
  retryDelayMs,
  transport: z.custom<ImageHttpTransport>(isFunction, 'must be a function').optional(),
  random: z.custom<Random>(isFunction, 'must be a function').optional(),
});

/** The options with their defaults. */
export type FtpSettings = Omit<z.output<typeof schema>, keyof RequestLimits | 'port'> &
  RequestLimitSettings & { readonly port: number };

/**
 * Checks the options. Throws `SettingsError` (`settings.invalid`) naming the field; never with a
 * value in it.
 */
export function parseFtpOptions(options: FtpImagesOptions): FtpSettings {
  need('ftpImages()', 'options', options);
  const parsed = schema.safeParse(options);
  if (parsed.success) {
    const port = parsed.data.port ?? (parsed.data.secure === 'implicit' ? 990 : 21);
    return { ...parsed.data, ...requestLimits(parsed.data, { maxRetries: 4, retryDelayMs: 500 }), port };
  }
  const issue = parsed.error.issues[0];
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  const field = `images.${name ?? ''}`;
  const what =
    issue?.code === 'unrecognized_keys' ? 'is not an option' : (issue?.message ?? 'cannot be used');
  throw new SettingsError(`${field}: ${what}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Correct this option of ftpImages().',
  });
}
