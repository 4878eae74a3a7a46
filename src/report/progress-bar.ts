import { need } from '../core/arguments.js';
import { type Clock, formatNumber, type Language, type OnProgress, type Progress } from '../core/index.js';
import { formatDuration } from './format.js';
import { hasLabel, label } from './labels/label.js';
import { clean } from './text/clean.js';
import { truncate, widthOf } from './text/width.js';

/** Options of the progress bar. */
export interface ProgressBarOptions {
  /** Writes the text: `(text) => process.stderr.write(text)`. */
  readonly write: (text: string) => void;
  /** Columns of the terminal. @default 80 */
  readonly width?: number;
  /**
   * Whether the line can be repainted. If not, a line is written now and then, as for a log.
   * @default false
   */
  readonly isTTY?: boolean;
  /** @default 'fr' */
  readonly language?: Language;
  /** The time, for the time left and the rate of updates. */
  readonly clock: Pick<Clock, 'now'>;
}

/** An `onProgress` that draws a bar. */
export interface ProgressBar extends OnProgress {
  /** Ends the line if the work stopped early. A second call does nothing. */
  finish(): void;
}

/** Milliseconds between two paints of a bar, and at most between two lines of a log. */
const repaintEvery = 80;
const lineEvery = 5000;

function phaseName(phase: string, language: Language): string {
  const code = `phase.${phase}`;
  return hasLabel(code) ? label(code, language) : clean(phase);
}

function share({ done, total }: Progress): number | undefined {
  return total === undefined || total <= 0 ? undefined : Math.min(1, Math.max(0, done / total));
}

/**
 * A progress bar as an `onProgress`. On a terminal it repaints one line; elsewhere a line at each
 * tenth, or every five seconds. Each phase ends with a line break.
 *
 * @example
 * const onProgress = createProgressBar({ write: (t) => process.stderr.write(t), isTTY: process.stderr.isTTY, clock: systemClock })
 * await sync.products.apply(plan, { select: 'all', onProgress })
 * onProgress.finish()
 */
export function createProgressBar(options: ProgressBarOptions): ProgressBar {
  need('createProgressBar()', 'options', options, 'an object', { write: 'a function' });
  const { write, width = 80, isTTY = false, language = 'fr', clock } = options;
  // The last column stays free: a sign in it makes some terminals break the line.
  const room = Math.max(1, isTTY ? width - 1 : width);
  let phase: string | undefined;
  let begun = 0;
  let shownAt = 0;
  let tenth = -1;
  let shown: Progress | undefined;
  let last: Progress | undefined;
  let open = false;

  const text = (progress: Progress, now: number): string => {
    const part = share(progress);
    const number = (n: number) => formatNumber(n, { language });
    const count =
      part === undefined ? number(progress.done) : `${number(progress.done)}/${number(progress.total ?? 0)}`;
    const percent =
      part === undefined
        ? ''
        : ` ${String(Math.floor(part * 100)).padStart(3)}${language === 'fr' ? '\u00a0' : ''}%`;
    const spent = now - begun;
    const left =
      part !== undefined && part > 0 && part < 1 && spent >= 2000
        ? ` ≈ ${formatDuration((spent / part) * (1 - part))}`
        : '';
    const head = `${phaseName(progress.phase, language)}${percent}`;
    const tail = `${count}${left}`;
    const space = room - widthOf(head) - widthOf(tail) - 4;
    if (!isTTY || part === undefined || space < 6) return truncate(`${head} ${tail}`, room);
    const size = Math.min(30, space);
    const full = Math.round(size * part);
    return `${head}  ${'█'.repeat(full)}${'░'.repeat(size - full)}  ${tail}`;
  };

  const show = (progress: Progress, now: number) => {
    shown = progress;
    shownAt = now;
    tenth = Math.floor((share(progress) ?? 0) * 10);
    if (isTTY) {
      write(`\r${text(progress, now)}\u001b[K`);
      open = true;
    } else {
      write(`${text(progress, now)}\n`);
    }
  };

  const close = () => {
    // The line ends with the last report, even if the one before was just shown.
    if (last !== undefined && (last.done !== shown?.done || last.total !== shown.total))
      show(last, clock.now());
    if (open) write('\n');
    open = false;
    phase = undefined;
    shown = undefined;
    last = undefined;
  };

  const report = (progress: Progress) => {
    const now = clock.now();
    if (phase !== undefined && progress.phase !== phase) close();
    // A phase that is reported complete again has already ended.
    if (phase === undefined) {
      begun = now;
      shownAt = Number.NEGATIVE_INFINITY;
      tenth = -1;
      phase = progress.phase;
    }
    last = progress;
    const part = share(progress);
    const ended = part === 1;
    const stepped = part !== undefined && Math.floor(part * 10) > tenth;
    const due = isTTY ? now - shownAt >= repaintEvery : stepped || now - shownAt >= lineEvery;
    if (ended || due) show(progress, now);
    if (ended) close();
  };

  return Object.assign(report, { finish: close });
}
