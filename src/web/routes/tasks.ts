import type { Clock } from '../../core/index.js';
import { progressText } from '../pages/tasks.js';
import type { TaskRecord } from '../state/task-record.js';
import type { View } from '../view.js';
import type { Kit } from './kit.js';

/** How often the tasks are looked at for those who watch. */
const lookMs = 400;
/** A stream ends after so long; the browser opens the next one. */
const streamMs = 10 * 60_000;
/** A sign of life, so that proxies keep the stream open. */
const quietMs = 20_000;

/** Stopping a task, and the stream that tells how far the tasks are. */
export function taskRoutes(kit: Kit, clock: Clock): void {
  kit.post(
    '/:shop/tasks/:task/stop',
    async ({ room }, context) => {
      const task = await room.tasks.get(context.req.param('task') ?? '');
      // Who may only look can stop what only looks.
      return task === undefined || isReading(task) ? 'read' : 'apply';
    },
    async ({ room }, _form, context) => {
      await room.tasks.stop(context.req.param('task') ?? '');
      return {};
    },
  );

  kit.get('/:shop/events', async (view, context) => {
    const headers = {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    };
    const { searchParams } = new URL(context.req.url);
    const since = searchParams.get('since') ?? '';
    return new Response(events(view, clock, since, context.req.raw.signal), { headers });
  });
}

/** Whether a task writes nothing to the shop or to Gestan. */
function isReading({ kind }: TaskRecord): boolean {
  return kind === 'plan' || kind === 'audit' || kind === 'undo';
}

/**
 * Tells the state of each task, and each change of it.
 *
 * @param since the newest task that the page knows: later ones are news to it.
 */
function events(view: View, clock: Clock, since: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  signal.addEventListener('abort', () => gone.abort(), { once: true });
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const until = clock.now() + streamMs;
      const sent = new Map<string, string>();
      let quietSince = clock.now();
      const send = (text: string) => {
        controller.enqueue(encoder.encode(text));
        quietSince = clock.now();
      };
      send('retry: 2000\n\n');
      while (!gone.signal.aborted && clock.now() < until) {
        for (const task of await view.room.tasks.list()) {
          const data = JSON.stringify(eventOf(view, task, since));
          if (sent.get(task.id) === data) continue;
          sent.set(task.id, data);
          send(`event: task\ndata: ${data}\n\n`);
        }
        if (clock.now() - quietSince > quietMs) send(': \n\n');
        await clock.sleep(lookMs, gone.signal).catch(() => {});
      }
      if (!gone.signal.aborted) controller.close();
    },
    cancel() {
      gone.abort();
    },
  });
}

function eventOf(view: View, task: TaskRecord, since: string) {
  const { progress } = task;
  const path = `${view.home}${pathOf(task)}`;
  return {
    id: task.id,
    state: task.state,
    fresh: task.id > since,
    text: progressText(view, task),
    done: progress?.done ?? 0,
    total: progress?.total ?? 0,
    path,
    to: task.kind === 'apply' && task.planId ? `${path}?plan=${task.planId}` : path,
  };
}

/** The window that a task belongs to. */
export function pathOf({ kind, flow }: TaskRecord): string {
  if (kind === 'audit') return '/control';
  if (kind === 'test') return '/settings/connection';
  if (kind === 'categories') return '/settings/families';
  if (kind === 'run') return '/journal';
  return flow === undefined ? '/' : `/${flow}`;
}
