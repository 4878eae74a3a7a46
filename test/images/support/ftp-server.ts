import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join, posix } from 'node:path';
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls';

/** What goes wrong. May be changed at any time. */
export interface FtpFaults {
  /** Each number: the next upload is cut (control and data) after so many bytes of it. */
  cutUploadsAfter: number[];
  /**
   * Commands whose answer is lost, once each: they are carried out, then the connection is cut. An
   * upload has two answers: `STOR` and `APPE` lose the one before the data, `226` the one after it.
   */
  loseAnswerOf: string[];
  /** Commands to which the server says nothing, however often they come. */
  silentAt: string[];
  /** Bytes that fit on the disk; uploads beyond are refused with `fullAnswer`. */
  room: number;
  fullAnswer: string;
  /** Nothing may be written. */
  readOnly: boolean;
  /** The address given in the answer to PASV. */
  passiveAddress: string | undefined;
  /** Commands that this server does not know. */
  unknown: string[];
  /** Answers given instead of carrying a command out, once each. */
  answers: { readonly command: string; readonly answer: string }[];
  /** Passive ports given out, to which nobody listens. */
  closedPassivePorts: boolean;
}

export interface TestFtpServer {
  readonly port: number;
  readonly faults: FtpFaults;
  /** Every command received, without passwords. */
  readonly commands: string[];
  close(): Promise<void>;
}

export interface TestFtpOptions {
  /** Folder on disk that the server shows as `/`. */
  readonly folder: string;
  readonly user: string;
  readonly password: string;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly implicit?: boolean;
}

/**
 * A small FTP server (RFC 959, 2428, 3659, 4217) on loopback, over real files, that can be told to
 * fail.
 */
export async function startFtpServer(options: TestFtpOptions): Promise<TestFtpServer> {
  const faults: FtpFaults = {
    cutUploadsAfter: [],
    loseAnswerOf: [],
    silentAt: [],
    room: Number.POSITIVE_INFINITY,
    fullAnswer: '552 Requested file action aborted: disk full',
    readOnly: false,
    passiveAddress: undefined,
    unknown: [],
    answers: [],
    closedPassivePorts: false,
  };
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, options, faults, commands);
  };
  const server: Server =
    options.implicit && options.tls ? createTlsServer({ ...options.tls }, accept) : createServer(accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    faults,
    commands,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve(first: Socket, options: TestFtpOptions, faults: FtpFaults, commands: string[]): void {
  let control: Socket = first;
  let user = '';
  let isIn = false;
  let folder = '/';
  let renamed = '';
  let passive: Server | undefined;
  let data: Promise<Socket> | undefined;
  let isProtected = options.implicit === true;
  let queue: Promise<void> = Promise.resolve();

  const say = (line: string) => void (control.destroyed || control.write(`${line}\r\n`));
  const full = (path: string) => posix.resolve(folder, path || '.');
  const disk = (path: string) => join(options.folder, full(path));

  /** Whether an answer is to be lost. It is lost once. */
  function isLost(answer: string): boolean {
    const at = faults.loseAnswerOf.indexOf(answer);
    if (at >= 0) faults.loseAnswerOf.splice(at, 1);
    return at >= 0;
  }

  function listen(socket: Socket): void {
    let buffered = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      buffered += chunk.toString('utf8');
      const lines = buffered.split('\r\n');
      buffered = lines.pop() ?? '';
      for (const line of lines) queue = queue.then(() => obey(line));
    });
    socket.on('close', () => passive?.close());
  }

  async function obey(line: string): Promise<void> {
    const [, word = '', argument = ''] = /^(\S+) ?(.*)$/s.exec(line) ?? [];
    const command = word.toUpperCase();
    commands.push(command === 'PASS' ? 'PASS' : line);
    if (faults.silentAt.includes(command)) return;
    const at = faults.answers.findIndex((one) => one.command === command);
    if (at >= 0) return say(faults.answers.splice(at, 1)[0]?.answer ?? '');
    const handler = faults.unknown.includes(command) ? undefined : handlers[command];
    if (handler === undefined) return say('502 Command not implemented.');
    if (!isIn && !['USER', 'PASS', 'AUTH', 'OPTS', 'FEAT', 'QUIT', 'PBSZ', 'PROT'].includes(command)) {
      return say('530 Please log in.');
    }
    if (isLost(command)) {
      const write = control.write;
      control.write = () => true;
      const upload = command === 'STOR' ? 'w' : command === 'APPE' ? 'a' : undefined;
      // What it would have answered to a failure is lost as well. Nobody sends data before the answer.
      const work = async () => (upload ? (await begin(argument, upload))?.close() : handler(argument));
      await work().catch(() => {});
      control.write = write;
      control.destroy();
      return;
    }
    try {
      await handler(argument);
    } catch (error) {
      say(`550 ${(error as NodeJS.ErrnoException).code ?? 'failed'}.`);
    }
  }

  async function startPassive(): Promise<number> {
    passive?.close();
    const listening = createServer();
    passive = listening;
    listening.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    data = once(listening, 'connection').then(([socket]) => {
      listening.close();
      socket.on('error', () => {});
      return socket as Socket;
    });
    const { port } = listening.address() as AddressInfo;
    if (faults.closedPassivePorts) listening.close();
    return port;
  }

  async function takeData(): Promise<Socket> {
    const socket = await (data as Promise<Socket>);
    if (!isProtected || !options.tls) return socket;
    const secured = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext(options.tls),
    });
    secured.on('error', () => {});
    return secured;
  }

  async function begin(path: string, flags: 'w' | 'a'): Promise<FileHandle | undefined> {
    if (!faults.readOnly) return open(disk(path), flags);
    say('553 Could not create file.');
  }

  async function receive(path: string, flags: 'w' | 'a'): Promise<void> {
    const file = await begin(path, flags);
    if (file === undefined) return;
    const cutAfter = faults.cutUploadsAfter.shift();
    say('150 Ok to send data.');
    const socket = await takeData();
    let received = 0;
    try {
      for await (const chunk of socket as AsyncIterable<Buffer>) {
        const rest = cutAfter === undefined ? chunk : chunk.subarray(0, cutAfter - received);
        if (rest.length > faults.room) {
          socket.destroy();
          return say(faults.fullAnswer);
        }
        faults.room -= rest.length;
        await file.write(rest);
        received += rest.length;
        if (cutAfter !== undefined && received >= cutAfter) {
          socket.destroy();
          control.destroy();
          return;
        }
      }
    } finally {
      await file.close();
    }
    if (isLost('226')) control.destroy();
    else say('226 Transfer complete.');
  }

  async function send(lines: readonly string[]): Promise<void> {
    say('150 Here it comes.');
    const socket = await takeData();
    socket.end(lines.map((line) => `${line}\r\n`).join(''));
    await once(socket, 'close');
    say('226 Done.');
  }

  const forbidden = () => {
    if (faults.readOnly) say('550 Permission denied.');
    return faults.readOnly;
  };

  const handlers: Readonly<Record<string, (argument: string) => unknown>> = {
    USER(name) {
      user = name;
      say('331 Please specify the password.');
    },
    PASS(password) {
      isIn = user === options.user && password === options.password;
      say(isIn ? '230 Login successful.' : '530 Login incorrect.');
    },
    AUTH() {
      if (!options.tls || options.implicit) return say('504 Not here.');
      say('234 Go on.');
      control.removeAllListeners('data');
      const secured = new TLSSocket(control, {
        isServer: true,
        secureContext: createSecureContext(options.tls),
      });
      control = secured;
      listen(secured);
    },
    PBSZ: () => say('200 Ok.'),
    PROT(level) {
      isProtected = level === 'P';
      say('200 Ok.');
    },
    FEAT: () => say('211-Features:\r\n UTF8\r\n MLST type*;size*;\r\n SIZE\r\n EPSV\r\n211 End'),
    OPTS: () => say('200 Ok.'),
    SYST: () => say('215 UNIX Type: L8'),
    TYPE: () => say('200 Ok.'),
    STRU: () => say('200 Ok.'),
    NOOP: () => say('200 Ok.'),
    PWD: () => say(`257 "${folder}" is the current directory`),
    async CWD(path) {
      if (!(await stat(disk(path))).isDirectory()) return say('550 Not a directory.');
      folder = full(path);
      say('250 Ok.');
    },
    async MKD(path) {
      if (forbidden()) return;
      await mkdir(disk(path));
      say(`257 "${full(path)}" created`);
    },
    async RMD(path) {
      if (forbidden()) return;
      await rmdir(disk(path));
      say('250 Ok.');
    },
    async DELE(path) {
      if (forbidden()) return;
      await unlink(disk(path));
      say('250 Ok.');
    },
    async SIZE(path) {
      const found = await stat(disk(path));
      say(found.isFile() ? `213 ${found.size}` : '550 Not a file.');
    },
    async RNFR(path) {
      await stat(disk(path));
      renamed = disk(path);
      say('350 Ready.');
    },
    async RNTO(path) {
      if (forbidden()) return;
      await rename(renamed, disk(path));
      say('250 Ok.');
    },
    async EPSV() {
      say(`229 Entering Extended Passive Mode (|||${await startPassive()}|)`);
    },
    async PASV() {
      const port = await startPassive();
      const address = (faults.passiveAddress ?? '127.0.0.1').replaceAll('.', ',');
      say(`227 Entering Passive Mode (${address},${port >> 8},${port & 255}).`);
    },
    STOR: (path) => receive(path, 'w'),
    APPE: (path) => receive(path, 'a'),
    async MLSD(path) {
      const entries = await readdir(disk(path), { withFileTypes: true });
      await send(
        entries.map((entry) => `type=${entry.isDirectory() ? 'dir' : 'file'};size=1; ${entry.name}`),
      );
    },
    async RETR(path) {
      say('150 Here it comes.');
      const socket = await takeData();
      createReadStream(disk(path)).pipe(socket);
      await once(socket, 'close');
      say('226 Done.');
    },
    QUIT() {
      say('221 Goodbye.');
      control.end();
    },
  };

  listen(control);
  say('220 A small server for tests.');
}
