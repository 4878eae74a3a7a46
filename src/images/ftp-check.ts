import { type Client, FTPError } from 'basic-ftp';
import type { Coded, CodedError } from '../core/index.js';
import { readBody } from '../core/index.js';
import { ImageError } from './errors.js';
import { remotePath, removeFile, removeFolderIfEmpty, temporaryName } from './ftp-files.js';
import type { FtpSettings } from './ftp-options.js';
import type { FtpSession } from './ftp-session.js';
import { uploadOnce } from './ftp-upload.js';
import {
  type ImageCheck,
  type ImageCheckCode,
  type ImageCheckReport,
  type ImageFindingValues,
  imageCheckCodes,
} from './transport.js';

export interface FtpCheckContext {
  readonly settings: FtpSettings;
  readonly session: FtpSession;
  /** Public address of the root, without a slash at its end. */
  readonly address: string;
  readonly probeName: string;
  readonly redact: (text: string) => string;
  readonly readOnly: boolean;
}

/**
 * The smallest PNG: one transparent dot. An image, since some hosts hand out nothing else from the
 * uploads folder.
 */
const probe = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

type Step = ImageCheckCode;

/** What a look found, and the English sentence of it. */
interface Found {
  readonly message: string;
  readonly found: Coded<ImageFindingValues>;
}

/** Those that leave traces, be it for a moment. */
const writing: ReadonlySet<Step> = new Set(['images.write', 'images.public', 'images.remove']);

/**
 * Checks each prerequisite in turn, and skips those that depend on a failed one. Tries once: a
 * person waits for the answer.
 */
export async function checkFtp(
  context: FtpCheckContext,
  signal: AbortSignal | undefined,
): Promise<ImageCheckReport> {
  const { settings, session, address, probeName, readOnly } = context;
  const below = `${settings.folder}/${probeName}`;
  const full = remotePath(settings.root, below);
  const folder = remotePath(settings.root, settings.folder);
  const results = new Map<Step, ImageCheck>();

  async function look(code: Step, needs: readonly Step[], work: () => Promise<Found>): Promise<void> {
    if (readOnly && writing.has(code)) {
      results.set(code, {
        code,
        ok: true,
        level: 'skipped',
        found: { code: 'images.read-only', values: {} },
        message: 'Not looked at, since nothing may be written.',
      });
      return;
    }
    if (needs.some((need) => results.get(need)?.ok !== true)) {
      results.set(code, {
        code,
        ok: false,
        level: 'skipped',
        found: { code: 'images.not-reached', values: {} },
        message: 'Not looked at, since an earlier check failed.',
      });
      return;
    }
    try {
      results.set(code, { code, ok: true, level: 'ok', ...(await work()) });
    } catch (error) {
      signal?.throwIfAborted();
      results.set(code, failed(code, error, context));
    }
  }

  // An existing connection does not show that a new one can be made.
  await session.disconnect();
  await look('images.reach', [], async () => {
    try {
      await session.once(async () => {}, signal);
    } catch (error) {
      // A server that refuses the login was reached.
      if (!(error instanceof ImageError) || error.code !== 'image.ftp-login') throw error;
      results.set('images.login', failed('images.login', error, context));
    }
    const protection = settings.secure === false ? 'without TLS: the password travels readable' : 'with TLS';
    const { host, port, secure } = settings;
    return {
      message: `${host}:${port} answers, ${protection}.`,
      found: { code: 'images.answers', values: { host, port, encrypted: secure !== false } },
    };
  });
  if (results.get('images.login') === undefined) {
    await look('images.login', ['images.reach'], async () => ({
      message: `${settings.user} is logged in.`,
      found: { code: 'images.logged-in', values: { user: settings.user } },
    }));
  }
  await look('images.root', ['images.login'], () =>
    session.once((client) => checkRoot(client, settings), signal),
  );
  await look('images.write', ['images.root'], async () => {
    const file = {
      folder,
      name: probeName,
      temporaryName: temporaryName(probeName, 'check'),
      content: probe,
    };
    await session.once((client, step) => uploadOnce(client, file, step), signal);
    return {
      message: `${below} was written.`,
      found: { code: 'images.written', values: { path: below } },
    };
  });
  await look('images.public', ['images.write'], () => checkPublic(`${address}/${below}`, context, signal));
  await look('images.remove', ['images.write'], async () => {
    await session.once(async (client, step) => {
      step('write');
      await removeFile(client, full);
      await removeFolderIfEmpty(client, folder);
    }, signal);
    return { message: 'The probe was removed.', found: { code: 'images.removed', values: {} } };
  });
  const checks = imageCheckCodes.flatMap((step) => results.get(step) ?? []);
  const plain = settings.secure === false ? checks.map((check) => warnOfPlain(check)) : checks;
  return { ok: plain.every((check) => check.ok), checks: plain };
}

async function checkRoot(client: Client, { root }: FtpSettings): Promise<Found> {
  const home = await client.pwd();
  const where = root === '' ? home : root;
  let names: Set<string>;
  try {
    names = new Set((await client.list(root)).map(({ name }) => name));
  } catch (error) {
    if (!(error instanceof FTPError) || error.code < 500) throw error;
    throw notRoot(where, `There is no folder ${JSON.stringify(where)}, or it may not be read.`);
  }
  if (names.has('wp-content') && names.has('wp-includes'))
    return {
      message: `${where} holds WordPress.`,
      found: { code: 'images.wordpress', values: { folder: where } },
    };
  const shows = names.size === 0 ? 'nothing' : [...names].sort().slice(0, 10).join(', ');
  throw notRoot(where, `${JSON.stringify(where)} does not hold WordPress (it holds ${shows}).`);
}

function notRoot(folder: string, message: string): ImageError {
  return new ImageError(message, {
    code: 'image.not-wordpress-root',
    values: { folder },
    field: 'images.root',
    hint: 'Set `root` to the folder that holds wp-content and wp-includes.',
  });
}

async function checkPublic(
  url: string,
  { settings }: FtpCheckContext,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const timeout = AbortSignal.timeout(settings.timeouts.readMs);
  const request = new Request(url, {
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
  const send = settings.transport ?? globalThis.fetch;
  let shows: string;
  let status: number | undefined;
  try {
    const response = await send(request);
    if (response.ok) {
      const body = await readBody(response.body, probe.length);
      if (body !== undefined && probe.equals(body)) {
        return { message: `${url} shows the file.`, found: { code: 'images.shown', values: { url } } };
      }
      shows = 'shows something else';
    } else {
      await response.body?.cancel();
      status = response.status;
      shows = `answers ${response.status}`;
    }
  } catch (error) {
    signal?.throwIfAborted();
    shows = `cannot be fetched: ${error instanceof Error ? error.message : String(error)}`;
  }
  throw new ImageError(`${url} ${shows}.`, {
    code: 'image.not-public',
    values: { url, status },
    field: 'images.publicUrl',
    hint: 'Set `publicUrl` to the address of the root folder, and let the web server hand out images from `folder`.',
  });
}

function failed(code: Step, error: unknown, { redact }: FtpCheckContext): ImageCheck {
  const message = redact(error instanceof Error ? error.message : String(error));
  const hint = error instanceof ImageError ? error.hint : undefined;
  const what = hint === undefined ? message : message.replace(hint, '').trim();
  const found =
    error instanceof ImageError
      ? { code: error.code, values: error.values }
      : { code: 'sync.unexpected', values: { said: message } };
  return {
    code,
    ok: false,
    level: 'failed',
    found: found as CodedError,
    message: what,
    ...(hint === undefined ? {} : { hint }),
  };
}

function warnOfPlain(check: ImageCheck): ImageCheck {
  if (check.code !== 'images.reach' || !check.ok) return check;
  return {
    ...check,
    level: 'warning',
    hint: 'The password is sent unencrypted. Set `secure: true` where the server offers FTPS.',
  };
}
