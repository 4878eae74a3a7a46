import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SyncError } from 'woo-gestan';
import { nextStep, type Outcome, outcomeOfError } from '../src/next-step.js';

const minute = 60_000;
const middle = () => 0.5;
const failed = (code: string, retryable: boolean): Outcome => ({ kind: 'failed', code, retryable });

const table: readonly (readonly [string, Outcome, number, unknown])[] = [
  ['a run that came to its end', { kind: 'done' }, 2, { kind: 'again', afterMs: minute, failures: 0 }],
  ['a run that yielded its place', { kind: 'stopped' }, 1, { kind: 'again', afterMs: 500, failures: 1 }],
  ['no slot', { kind: 'no-slot', why: 'host-full' }, 0, { kind: 'again', afterMs: 2_000, failures: 0 }],
  [
    'a shop that is down',
    failed('woo.unavailable', true),
    0,
    { kind: 'again', afterMs: minute / 4, failures: 1 },
  ],
  [
    'a shop that stays down',
    failed('woo.unavailable', true),
    3,
    { kind: 'again', afterMs: 2 * minute, failures: 4 },
  ],
  [
    'a shop that is down for days',
    failed('woo.timeout', true),
    99,
    { kind: 'again', afterMs: 60 * minute, failures: 100 },
  ],
  [
    'keys that are refused',
    failed('woo.auth', false),
    0,
    { kind: 'again', afterMs: minute / 4, failures: 1 },
  ],
  ['keys that are refused three times', failed('woo.auth', false), 2, { kind: 'park', failures: 3 }],
  [
    'a database that is restarted',
    failed('storage.unavailable', true),
    0,
    { kind: 'again', afterMs: 3_000, failures: 0 },
  ],
];

for (const [name, outcome, failures, step] of table)
  void test(`${name}: what follows`, () => {
    assert.deepEqual(nextStep(outcome, { intervalMs: minute, failures }, middle), step);
  });

void test('shops that began together drift apart', () => {
  const at = (random: number) =>
    nextStep({ kind: 'done' }, { intervalMs: minute, failures: 0 }, () => random);
  assert.deepEqual(
    [at(0), at(0.999)].map((step) => step.kind === 'again' && step.afterMs),
    [54_000, 65_988],
  );
});

void test('another worker at the same shop is no failure', () => {
  const busy = new SyncError('Another run is under way.', { code: 'sync.busy', retryable: true, hint: '' });
  assert.deepEqual(outcomeOfError(busy, false), { kind: 'no-slot', why: 'busy' });
});

void test('what no library error tells is tried again', () => {
  assert.deepEqual(outcomeOfError(new TypeError('x'), false), failed('TypeError', true));
  assert.deepEqual(outcomeOfError(new Error('stopped'), true), { kind: 'stopped' });
});
