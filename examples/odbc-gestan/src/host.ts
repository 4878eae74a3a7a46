import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GestanError } from 'woo-gestan/gestan';
import type { Answer, Request, Row } from './messages.js';

export interface HostOptions {
  readonly connectionString: string;
  readonly fetchSize: number;
  /** After so long without an answer the driver's process is ended. */
  readonly timeoutMs: number;
}

/** The driver, in its own process. It is started when it is first needed, and again after a crash. */
export interface DriverHost {
  /** The names of the columns that a query would give. */
  columns(sql: string, signal?: AbortSignal): Promise<readonly string[]>;
  select(sql: string, signal?: AbortSignal): AsyncGenerator<Row>;
  /** The process that runs now. */
  readonly pid: number | undefined;
  close(): Promise<void>;
}

interface Reading {
  readonly process: ChildProcess;
  readonly heard: (answer: Answer) => void;
  readonly failed: (error: GestanError) => void;
}

type Command = Extract<Request, { sql: string }>['type'];

export function createDriverHost({ connectionString, fetchSize, timeoutMs }: HostOptions): DriverHost {
  let child: ChildProcess | undefined;
  let last = 0;
  const readings = new Map<number, Reading>();

  function unavailable(message: string): GestanError {
    return new GestanError(withoutSecrets(message, connectionString), {
      code: 'gestan.unavailable',
      retryable: true,
      hint: 'Look at the driver, the connection string and the server.',
    });
  }

  function start(): ChildProcess {
    if (child?.connected) return child;
    const own = import.meta.url.endsWith('.ts');
    const started = fork(fileURLToPath(new URL(own ? './worker.ts' : './worker.js', import.meta.url)), {
      serialization: 'advanced',
      // The host's own debugger and flags are not the driver's; from sources it needs the same loader.
      execArgv: own ? ['--import', 'tsx'] : [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.on('message', (answer: Answer) => readings.get(answer.reading)?.heard(answer));
    const ended = (why: string) => {
      if (child === started) child = undefined;
      for (const [reading, { process, failed }] of [...readings]) {
        if (process !== started) continue;
        readings.delete(reading);
        failed(unavailable(`The ODBC driver's process ended (${why}) while it was reading.`));
      }
    };
    started.on('error', (error) => ended(error.message));
    started.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
    child = started;
    tell({ type: 'open', connectionString, fetchSize });
    // An application ends when its own work has ended.
    started.unref();
    started.channel?.unref();
    return started;
  }

  function tell(request: Request): void {
    child?.send(request);
  }

  /** Answers to one reading, in order. */
  async function* answers(type: Command, sql: string, signal?: AbortSignal): AsyncGenerator<Answer> {
    signal?.throwIfAborted();
    last += 1;
    const reading = last;
    const process = start();
    let arrived = deferred<Answer>();
    readings.set(reading, {
      process,
      heard: (answer) => arrived.resolve(answer),
      failed: (error) => arrived.reject(error),
    });
    const abort = () => arrived.reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    process.channel?.ref();
    let ended = false;
    try {
      tell({ type, reading, sql });
      for (;;) {
        const answer = await soon(arrived.promise, process);
        if (answer.type === 'failed') {
          ended = true;
          throw unavailable(`The ODBC source could not be read: ${answer.message}`);
        }
        ended = answer.type === 'columns' || answer.last;
        arrived = deferred<Answer>();
        yield answer;
        if (ended) return;
        signal?.throwIfAborted();
        tell({ type: 'next', reading });
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      readings.delete(reading);
      if (!ended && child === process) tell({ type: 'stop', reading });
      if (readings.size === 0) process.channel?.unref();
    }
  }

  /** A wrong name of a column can make an HFSQL server think for ever. */
  async function soon(answer: Promise<Answer>, process: ChildProcess): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        // The next reading gets a new one.
        child = undefined;
        process.kill('SIGKILL');
        reject(unavailable(`The ODBC source has not answered for ${timeoutMs} ms.`));
      }, timeoutMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async columns(sql, signal) {
      for await (const answer of answers('columns', sql, signal))
        if (answer.type === 'columns') return answer.names;
      return [];
    },
    async *select(sql, signal) {
      for await (const answer of answers('select', sql, signal))
        if (answer.type === 'rows')
          for (const row of answer.rows) {
            signal?.throwIfAborted();
            yield row;
          }
    },
    get pid() {
      return child?.pid;
    },
    async close() {
      const ending = child;
      if (ending === undefined || ending.exitCode !== null) return;
      const exited = new Promise((resolve) => ending.once('exit', resolve));
      ending.ref();
      if (ending.connected) ending.disconnect();
      await exited;
    },
  };
}

/** Drivers repeat connection strings in their messages. */
export function withoutSecrets(message: string, connectionString: string): string {
  const secrets = [...connectionString.matchAll(/(?:PWD|PASSWORD)\s*=\s*(\{[^}]*\}|[^;]*)/gi)]
    .flatMap(([, secret = '']) => [secret, secret.replace(/^\{|\}$/g, '')])
    .filter((secret) => secret !== '');
  return [connectionString, ...secrets].reduce((text, secret) => text.replaceAll(secret, '***'), message);
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** `Promise.withResolvers` of Node 22. Nobody need be waiting when it is rejected. */
function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  let reject: Deferred<T>['reject'] = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
