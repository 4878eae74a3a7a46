import {
  enterPassiveModeIPv6,
  type FTPContext,
  FTPError,
  type FTPResponse,
  type TransferStrategy,
} from 'basic-ftp';
import { ImageError } from './errors.js';

/**
 * Opens the data connection of a transfer: `EPSV`, or `PASV` where the server does not know it (or
 * a firewall in between spoils it).
 *
 * Two things differ from basic-ftp's own way. The host of the control connection is used, whatever
 * address `PASV` gives: a server behind a router gives its internal one, and no server may choose
 * whom this machine connects to. And an error of the data connection does not close the control
 * connection, on which the server then says why it stopped (`552`: the disk is full).
 */
export function passiveTransfer(): TransferStrategy {
  let known: TransferStrategy | undefined;
  return async (ftp) => {
    let answer: FTPResponse;
    try {
      answer = known === undefined ? await firstThatWorks(ftp) : await known(ftp);
    } catch (error) {
      // What worked before may not any more: next time the other way is tried again.
      known = undefined;
      if (error instanceof FTPError || ftp.closed) throw error;
      throw notOpened(error);
    }
    ftp.dataSocket?.removeAllListeners('error').removeAllListeners('close').on('error', ignore);
    return answer;
  };

  async function firstThatWorks(ftp: FTPContext): Promise<FTPResponse> {
    let answer: FTPResponse;
    try {
      answer = await enterPassiveModeIPv6(ftp);
      known = enterPassiveModeIPv6;
    } catch (error) {
      // 421: the server is closing the connection.
      if (error instanceof FTPError && error.code === 421) throw error;
      answer = await passiveToControlHost(ftp);
      known = passiveToControlHost;
    }
    return answer;
  }
}

function notOpened(error: unknown): ImageError {
  return new ImageError(`The FTP server did not open a data connection (${String(error)}).`, {
    code: 'image.ftp-passive',
    hint: 'Open the passive ports of the server in its firewall.',
    retryable: true,
    cause: error,
  });
}

function ignore(): void {
  // The stream that is piped into the connection reports its errors.
}

/** `PASV`, of whose answer only the port is taken, as `EPSV` gives it. */
async function passiveToControlHost(ftp: FTPContext): Promise<FTPResponse> {
  const request = ftp.request.bind(ftp);
  ftp.request = async () => {
    const answer = await request('PASV');
    return { ...answer, message: `(|||${portOf(answer.message)}|)` };
  };
  try {
    return await enterPassiveModeIPv6(ftp);
  } finally {
    ftp.request = request;
  }
}

/** The port in `227 Entering Passive Mode (192,168,1,2,10,229)`. */
function portOf(message: string): number {
  const [, high, low] = /(?<!\d)(?:\d{1,3},){4}(\d{1,3}),(\d{1,3})(?!\d)/.exec(message) ?? [];
  if (high === undefined || low === undefined) throw new Error(`The answer to PASV has no port: ${message}`);
  return Number(high) * 256 + Number(low);
}

/**
 * What the server says about a transfer whose data connection broke; without an answer, the error
 * itself.
 */
export async function reasonOf(error: unknown, ftp: FTPContext): Promise<unknown> {
  if (error instanceof FTPError || error instanceof ImageError || ftp.closed) return error;
  const word = ftp.handle(undefined, (answer, task) => {
    if (answer instanceof Error) task.reject(answer);
    else task.resolve(answer);
  });
  // It comes at once or never.
  ftp.socket.setTimeout(lastWordMs);
  try {
    await word;
    // The upload may have succeeded; the size will show how much arrived.
    return error;
  } catch (said) {
    return said instanceof FTPError ? said : error;
  }
}

const lastWordMs = 2_000;
