import { FTPError } from 'basic-ftp';
import { ImageError } from './errors.js';

/**
 * What was being done when the error came. The same answer of a server means different things: 550
 * is "may not write" or "not there".
 */
export type FtpStep = 'connect' | 'login' | 'read' | 'write' | 'transfer';

/** Turns any error into an `ImageError`, which never contains the password. */
export type FtpErrorMaker = (error: unknown, step: FtpStep) => ImageError;

/** What an FTP server can fail with. */
type FtpErrorCode =
  | 'image.ftp-unreachable'
  | 'image.ftp-tls'
  | 'image.ftp-login'
  | 'image.ftp-passive'
  | 'image.ftp-refused'
  | 'image.read-only'
  | 'image.disk-full';

interface Diagnosis {
  readonly code: FtpErrorCode;
  readonly what: string;
  readonly hint: string;
  readonly retryable?: boolean;
}

const fullDisk =
  /no space|disk (is )?full|quota|insufficient storage|failure writing to local file|exceeded storage/i;

export function createFtpErrors(host: string, redact: (text: string) => string): FtpErrorMaker {
  return (error, step) => {
    if (error instanceof ImageError) return error;
    const detail = redact(error instanceof Error ? error.message : String(error)).trim();
    const { code, what, hint, retryable } = diagnose(error, detail, step);
    return new ImageError(`${what} (${host}: ${detail}).`, {
      code,
      values: { host, said: detail },
      hint,
      retryable: retryable ?? false,
      cause: new Error(detail),
    });
  };
}

function diagnose(error: unknown, detail: string, step: FtpStep): Diagnosis {
  if (error instanceof FTPError) return onAnswer(error.code, detail, step);
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH)/.test(code)) {
    return {
      code: 'image.ftp-tls',
      what: 'The FTP server could not be trusted, or does not speak TLS here',
      hint: 'Check host, port and `secure`; for a certificate of your own, give its authority as `tls.ca`.',
    };
  }
  return {
    code: 'image.ftp-unreachable',
    what: 'The FTP server cannot be reached, or closed the connection',
    hint: 'Check host and port, and that the server is up and allows this machine.',
    retryable: true,
  };
}

/** Answers of the server. https://www.rfc-editor.org/rfc/rfc959#section-4.2 */
function onAnswer(answer: number, detail: string, step: FtpStep): Diagnosis {
  if (answer === 452 || answer === 552 || fullDisk.test(detail)) {
    return {
      code: 'image.disk-full',
      what: 'The FTP server has no room left',
      hint: 'Free some web space, or raise its quota.',
    };
  }
  if (answer === 421) {
    return {
      code: 'image.ftp-unreachable',
      what: 'The FTP server takes no more connections now',
      hint: 'Close other FTP programs, or try later.',
      retryable: true,
    };
  }
  if (answer === 425) {
    return {
      code: 'image.ftp-passive',
      what: 'The FTP server opened no connection for data',
      hint: 'Open the passive ports of the server in its firewall.',
      retryable: true,
    };
  }
  if (step === 'connect') {
    return {
      code: 'image.ftp-tls',
      what: 'The FTP server refuses TLS',
      hint: 'Use a server with FTPS, or set `secure` to what it offers.',
    };
  }
  if (answer === 530 || answer === 332 || step === 'login') {
    const isPassing = answer >= 400 && answer < 500;
    return {
      code: 'image.ftp-login',
      what: 'The FTP server refuses user and password',
      hint: 'Check both; some servers accept a login only with `secure: true`.',
      retryable: isPassing,
    };
  }
  if (answer < 500) {
    return {
      code: 'image.ftp-unreachable',
      what: 'The FTP server could not do it now',
      hint: 'Try again later.',
      retryable: true,
    };
  }
  if (step === 'write' || (step === 'transfer' && (answer === 550 || answer === 553))) {
    return {
      code: 'image.read-only',
      what: 'The FTP user may not write there',
      hint: 'Give the user write access to the folder, or choose another one with `folder`.',
    };
  }
  return {
    code: 'image.ftp-refused',
    what: 'The FTP server refused a command',
    hint: 'See its answer.',
  };
}
