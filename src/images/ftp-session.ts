import { Client, type Client as FtpClient } from 'basic-ftp';
import pRetry from 'p-retry';
import { ImageError } from './errors.js';
import type { FtpErrorMaker, FtpStep } from './ftp-errors.js';
import type { FtpSettings } from './ftp-options.js';
import { passiveTransfer } from './ftp-passive.js';

/** Work on an open connection. It says what it is about to do, so that an error is understood. */
export type FtpWork<T> = (client: FtpClient, step: (next: FtpStep) => void) => Promise<T>;

/**
 * One connection to the server, made when it is needed and again when it was lost. Jobs run one
 * after the other.
 */
export interface FtpSession {
  /**
   * Runs a job. Runs it again from its beginning when the connection was lost, or the server
   * refused for the moment.
   */
  run<T>(work: FtpWork<T>, signal?: AbortSignal): Promise<T>;
  /** Runs the work once. */
  once<T>(work: FtpWork<T>, signal?: AbortSignal): Promise<T>;
  /** Gives the connection up; the next work makes a new one. */
  disconnect(): Promise<void>;
  close(): Promise<void>;
}

export function createFtpSession(settings: FtpSettings, toError: FtpErrorMaker): FtpSession {
  let client: FtpClient | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function attempt<T>(work: FtpWork<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    if (isClosed) {
      throw new ImageError('The image transport is closed.', {
        code: 'image.closed',
        hint: 'Make a new one.',
      });
    }
    let step = 'connect' as FtpStep;
    const setStep = (next: FtpStep) => {
      step = next;
    };
    const abort = () => drop();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      if (client === undefined || client.closed) client = await connect(settings, setStep);
      step = 'read';
      return await work(client, setStep);
    } catch (error) {
      signal?.throwIfAborted();
      const failure = toError(error, step);
      // After a passing refusal, too: what the server does next on this connection is not certain.
      if (failure.retryable || step === 'connect' || step === 'login') drop();
      throw failure;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  function drop(): void {
    client?.close();
    client = undefined;
  }

  return {
    run: (work, signal) =>
      inTurn(() =>
        pRetry(() => attempt(work, signal), {
          retries: settings.maxRetries,
          minTimeout: settings.retryDelayMs,
          factor: 2,
          randomize: false,
          shouldRetry: ({ error }) => error instanceof ImageError && error.retryable,
          ...(signal === undefined ? {} : { signal }),
        }),
      ),
    once: (work, signal) => inTurn(() => attempt(work, signal)),
    disconnect: () => inTurn(async () => drop()),
    async close() {
      isClosed = true;
      await inTurn(async () => drop());
    },
  };
}

async function connect(settings: FtpSettings, step: (next: FtpStep) => void): Promise<FtpClient> {
  const { host, port, user, password, secure, timeouts } = settings;
  const client = new Client(timeouts.writeMs);
  client.prepareTransfer = passiveTransfer();
  try {
    // A fresh object each time: basic-ftp writes into it.
    const tls = tlsOptions(settings);
    if (secure === 'implicit') await client.connectImplicitTLS(host, port, tls);
    else await client.connect(host, port);
    if (secure === true) await client.useTLS({ ...tls, host });
    step('login');
    await client.sendIgnoringError('OPTS UTF8 ON');
    await client.login(user, password);
    await client.useDefaultSettings();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

function tlsOptions({ host, tls }: FtpSettings): NonNullable<Parameters<FtpClient['useTLS']>[0]> {
  const servername = tls.servername ?? (/^[\d.]+$|:/.test(host) ? undefined : host);
  return {
    rejectUnauthorized: tls.rejectUnauthorized ?? true,
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(servername === undefined ? {} : { servername }),
  };
}
