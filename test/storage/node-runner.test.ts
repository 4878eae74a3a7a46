import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the contract runs under node:test as well', async () => {
  const file = fileURLToPath(new URL('./contract.node-test.ts', import.meta.url));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--test', '--test-reporter', 'tap', file],
    { env },
  );
  expect(stdout).toMatch(/^# pass [3-9]\d$/m);
  expect(stdout).toMatch(/^# fail 0$/m);
});
