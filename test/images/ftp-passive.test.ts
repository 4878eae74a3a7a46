import { Socket } from 'node:net';
import { FTPContext } from 'basic-ftp';
import { expect, test } from 'vitest';
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
