import { Socket } from 'node:net';
import { type Client, FTPContext, FTPError } from 'basic-ftp';
import { expect, test } from 'vitest';
import { removeContentFolder, temporaryName } from '../../src/images/ftp-files.js';
import { passiveTransfer } from '../../src/images/ftp-passive.js';

test('passive ports whose packets a firewall drops are reported as such, once the wait is over', async () => {
  const ftp = new FTPContext(40);
  const asked: string[] = [];
  Object.defineProperty(ftp.socket, 'remoteAddress', { value: '127.0.0.1' });
  Object.assign(ftp, {
    request: async (command: string) => {
      asked.push(command);
      return command === 'EPSV'
        ? { code: 229, message: '229 Entering Extended Passive Mode (|||5000|)' }
        : { code: 227, message: '227 Entering Passive Mode (127,0,0,1,19,136)' };
    },
    // A connection that is neither made nor refused.
    _newSocket: () => Object.assign(new Socket(), { connect: () => undefined }),
  });
  await expect(passiveTransfer()(ftp)).rejects.toMatchObject({
    code: 'image.ftp-passive',
    hint: expect.stringContaining('passive ports'),
    retryable: true,
  });
  // Some firewalls follow one of the two only.
  expect(asked).toEqual(['EPSV', 'PASV']);
  expect(ftp.closed).toBe(false);
});

test.each([
  ['192.0.2.7', '10,0,0,5,19,136'],
  ['192.0.2.7', '198,51,100,9,19,136'],
  ['::ffff:192.0.2.7', '127,0,0,1,19,136'],
  ['2001:db8::7', '169,254,169,254,19,136'],
  ['2001:db8::7', '198,51,100,9,19,136'],
])(
  'a server at %s that answers PASV with %s is itself connected to, and nobody else',
  async (host, answer) => {
    const ftp = new FTPContext(40);
    const connected: unknown[] = [];
    Object.defineProperty(ftp.socket, 'remoteAddress', { value: host });
    Object.assign(ftp, {
      request: async (command: string) => {
        if (command === 'EPSV') throw new Error('500 Unknown command');
        return { code: 227, message: `227 Entering Passive Mode (${answer}).` };
      },
      _newSocket: () => Object.assign(new Socket(), { connect: (to: unknown) => void connected.push(to) }),
    });
    await expect(passiveTransfer()(ftp)).rejects.toMatchObject({ code: 'image.ftp-passive' });
    expect(connected).toEqual([expect.objectContaining({ host, port: 19 * 256 + 136 })]);
  },
);

test.each(['no port at all', '(1,2,3)', '(9999,0,0,1,2,3)', '(127,0,0,1,1e5,9)'])(
  'an answer to PASV without a port connects to nobody: %s',
  async (answer) => {
    const ftp = new FTPContext(40);
    Object.defineProperty(ftp.socket, 'remoteAddress', { value: '192.0.2.7' });
    Object.assign(ftp, {
      request: async (command: string) => {
        if (command === 'EPSV') throw new Error('500 Unknown command');
        return { code: 227, message: `227 ${answer}` };
      },
      _newSocket: () => expect.unreachable('a connection is made'),
    });
    await expect(passiveTransfer()(ftp)).rejects.toMatchObject({ code: 'image.ftp-passive' });
  },
);

test('names that a server tells lead to no other folder, and end no command', async () => {
  const removed: string[] = [];
  const names = [
    './../../../wp-config.k3x9.part',
    '../x.k3x9.part',
    '.a/../../../index.k3x9.part',
    '.a\\..\\b.k3x9.part',
    '.a\rDELE wp-config.php\r.k3x9.part',
    '.a\nDELE wp-config.php\n.k3x9.part',
    '.a\0.k3x9.part',
    'wp-config.php',
    temporaryName('a.png', 'k3x9'),
  ];
  const client = {
    send: async () => Promise.reject(new FTPError({ code: 550, message: '550 Not empty' })),
    list: async () => names.map((name) => ({ name })),
    remove: async (path: string) => void removed.push(path),
  };
  await removeContentFolder(client as unknown as Client, 'uploads/abc');
  expect(removed).toEqual(['uploads/abc/.a.png.k3x9.part']);
});
