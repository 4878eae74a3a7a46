import { isDay } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';
import type { GestanFamily } from '../../gestan/model.js';
import { orderStatus } from '../../report/sentences/piece-names.js';
import type { View } from '../view.js';
import { formFields } from './layout.js';

/** What the form of a window needs besides the options of its last list. */
export interface OptionLists {
  readonly families: readonly GestanFamily[];
  readonly statuses: readonly string[];
  /** From when on orders are imported: what the first list begins with. */
  readonly startAt: string | null;
}

/** The form of a window: what the list shows, and the button that makes it. */
export function planForm(
  view: View,
  flow: FlowName,
  options: Readonly<Record<string, unknown>>,
  lists: OptionLists,
  made: string | undefined,
) {
  const { t, home } = view;
  const hasPlan = made !== undefined;
  return (
    <form method="post" action={`${home}/${flow}/plan`} class="options">
      {formFields(view)}
      {flow === 'products' ? productFields(view, options, lists) : ''}
      {flow === 'orders' ? orderFields(view, options, lists, !hasPlan) : ''}
      <p class="go">
        {hasPlan ? <span class="soft">{made}</span> : ''}
        <button type="submit" class={hasPlan ? undefined : 'main'}>
          {hasPlan ? t('plan.again') : t('plan.start')}
        </button>
      </p>
    </form>
  );
}

export function checkbox(name: string, text: string, checked: boolean, hint?: string) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value="1" checked={checked ? true : undefined} /> {text}
      {hint === undefined ? '' : <small>{hint}</small>}
    </label>
  );
}

export function select(
  name: string,
  text: string,
  value: string,
  choices: readonly (readonly [value: string, text: string])[],
) {
  return (
    <label class="field">
      <span>{text}</span>
      <select name={name}>
        {choices.map(([code, words]) => (
          <option value={code} selected={code === value ? true : undefined}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Families with their sub-families below them. */
export function familyChoices(families: readonly GestanFamily[]): readonly (readonly [string, string])[] {
  const tops = families.filter(({ parentId }) => parentId === undefined);
  return tops.flatMap((top) => [
    [top.id, top.name] as const,
    ...families
      .filter(({ parentId }) => parentId === top.id)
      .map((sub) => [sub.id, `${top.name} > ${sub.name}`] as const),
  ]);
}

function productFields(view: View, options: Readonly<Record<string, unknown>>, { families }: OptionLists) {
  const { t } = view;
  return (
    <>
      {select('direction', t('direction'), String(options.direction ?? 'both'), [
        ['both', t('direction.both')],
        ['woo-to-gestan', t('direction.toGestan')],
        ['gestan-to-woo', t('direction.toWoo')],
      ])}
      {select('family', t('family'), String(options.family ?? ''), [
        ['', t('family.all')],
        ...familyChoices(families),
      ])}
      {checkbox('includeUpdates', t('includeUpdates'), options.includeUpdates !== false)}
      {checkbox('images', t('images'), options.images === true, t('images.hint'))}
    </>
  );
}

function orderFields(
  view: View,
  options: Readonly<Record<string, unknown>>,
  { statuses, startAt }: OptionLists,
  isFirst: boolean,
) {
  const { t, language } = view;
  const chosen = Array.isArray(options.statuses) ? options.statuses.map(String) : [];
  const day = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10) : '');
  return (
    <>
      <label class="field">
        <span>{t('after')}</span>
        <input type="date" name="after" value={day(options.after ?? (isFirst ? startAt : undefined))} />
      </label>
      <label class="field">
        <span>{t('until')}</span>
        <input type="date" name="until" value={day(options.until ?? lastDay(options.before))} />
      </label>
      <details class="choice">
        <summary>
          {chosen.length === 0 ? t('statuses.all') : t('statuses.some', { n: chosen.length })}
        </summary>
        <div class="choices">
          {statuses.map((status) => (
            <label class="check">
              <input
                type="checkbox"
                name="status"
                value={status}
                checked={chosen.includes(status) ? true : undefined}
              />{' '}
              {orderStatus(status, language)}
            </label>
          ))}
        </div>
      </details>
      {checkbox('includeImported', t('includeImported'), options.includeImported === true)}
    </>
  );
}

/** People give the last day of a period; plans take the day after it. */
export function dayAfter(day: string): string {
  return shifted(day, 1);
}

function lastDay(before: unknown): unknown {
  return typeof before === 'string' ? shifted(before, -1) : before;
}

function shifted(day: string, by: number): string {
  // The plan refuses an invalid day, with a sentence.
  if (!isDay(day)) return day;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
