import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/core/index.js';
import { createProgressBar, type ProgressBarOptions } from '../../src/report/index.js';

const esc = '\u001b';

function setUp(options: Partial<ProgressBarOptions> = {}) {
  let now = 0;
  const written: string[] = [];
  const bar = createProgressBar({
    write: (text) => written.push(text),
    clock: { now: () => now },
    language: 'en',
    ...options,
  });
  return {
    bar,
    written,
    text: () => written.join(''),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('createProgressBar', () => {
  it('writes a line at each tenth where the line cannot be painted anew', () => {
    const { bar, written } = setUp();
    for (let done = 0; done <= 1000; done++) bar({ phase: 'apply', done, total: 1000 });
    expect(written).toHaveLength(11);
    expect(written[0]).toBe('Writing   0% 0/1,000\n');
    expect(written[5]).toBe('Writing  50% 500/1,000\n');
    expect(written.at(-1)).toBe('Writing 100% 1,000/1,000\n');
    expect(written.join('')).not.toContain('\r');
    expect(written.join('')).not.toContain(esc);
  });

  it('writes a line every five seconds while the total is not known', () => {
    const { bar, written, wait } = setUp();
    for (let done = 0; done < 120; done++) {
      bar({ phase: 'read', done });
      wait(100);
    }
    expect(written).toEqual(['Reading 0\n', 'Reading 50\n', 'Reading 100\n']);
    bar.finish();
    expect(written.at(-1)).toBe('Reading 119\n');
  });

  it('paints one line anew on a terminal, not too often, and ends with a line break', () => {
    const { bar, written, wait } = setUp({ isTTY: true, width: 60 });
    for (let done = 0; done <= 100; done++) {
      bar({ phase: 'apply', done, total: 100 });
      wait(20);
    }
    expect(written.length).toBeLessThan(30);
    expect(written[0]).toMatch(/^\r/);
    expect(written.at(-2)).toContain('100%  ██████████');
    expect(written.at(-1)).toBe('\n');
    expect(written.filter((text) => text.includes('\n'))).toHaveLength(1);
  });

  it('tells the time left', () => {
    const { bar, text, wait } = setUp({ isTTY: true, width: 70 });
    bar({ phase: 'apply', done: 0, total: 100 });
    wait(10_000);
    bar({ phase: 'apply', done: 25, total: 100 });
    expect(text()).toContain('≈ 30\u00a0s');
  });

  it('ends each phase and starts the next on a line of its own', () => {
    const { bar, text } = setUp({ isTTY: true });
    bar({ phase: 'read', done: 3 });
    bar({ phase: 'read', done: 9 });
    bar({ phase: 'apply', done: 1, total: 2 });
    bar.finish();
    bar.finish();
    const lines = text().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('Reading 9');
    expect(lines[1]).toContain('1/2');
    expect(lines[2]).toBe('');
  });

  it('never goes beyond the width, and lets no phase name act', () => {
    const progress = fc.record(
      {
        phase: fc.constantFrom<string>('apply', 'read', '\u001b[31mx\r\n', '家族'.repeat(20)),
        done: fc.nat(),
        total: fc.nat(),
      },
      { requiredKeys: ['phase', 'done'] },
    );
    fc.assert(
      fc.property(
        fc.array(progress, { maxLength: 12 }),
        fc.integer({ min: 1, max: 90 }),
        fc.boolean(),
        (steps, width, isTTY) => {
          const { bar, written, wait } = setUp({ isTTY, width, language: 'fr' });
          for (const step of steps) {
            bar(step as Progress);
            wait(1000);
          }
          bar.finish();
          for (const chunk of written) {
            const bare = isTTY && chunk !== '\n' ? chunk.slice(1, -3) : chunk.slice(0, -1);
            if (isTTY) expect(chunk).toBe(chunk === '\n' ? '\n' : `\r${bare}${esc}[K`);
            else expect(chunk).toBe(`${bare}\n`);
            expect(bare).not.toMatch(/[\r\n]/);
            expect(bare).not.toContain(esc);
            expect(stringWidth(bare)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});
