import type { Json, Row } from '../json.js';
import { isRow, items, text, truthy } from '../json.js';
import { batchEndpoint } from '../rest/batch.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { managers } from '../rest/permit.js';
import { noSuchMethod } from '../rest/resource.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import { currencies } from '../rules/currencies.js';
import { ksesPost, stripSlashes } from '../rules/kses.js';
import { cleanText, trim } from '../rules/php.js';
import type { Site } from '../site.js';

const badGroup = () => new RestFault('rest_setting_setting_group_invalid', 'Invalid setting group.', 404);
const badSetting = () => new RestFault('rest_setting_setting_invalid', 'Invalid setting.', 404);

function groups({ site, request }: RouteContext): RestAnswer {
  const data = site.tables.settingGroups.map((group) => ({
    ...group,
    _links: { options: [{ href: restUrl(request, `/settings/${text(group.id)}`) }] },
  }));
  return { data };
}

function settingLinks(site: Site, request: RestRequest, group: string, setting: Row): Row {
  const base = `/settings/${group}`;
  return linksOf(site, request, {
    self: `${base}/${text(setting.id)}`,
    collection: base,
    methods: ['GET', 'POST', 'PUT', 'PATCH'],
  });
}

function groupOf(site: Site, request: RestRequest): Row[] {
  const group = text(request.path.group_id);
  const settings = site.tables.settings.get(group);
  if (!settings) {
    if (site.tables.settingGroups.some((item) => item.id === group)) return [];
    throw badGroup();
  }
  return settings;
}

function list({ site, request }: RouteContext): RestAnswer {
  const group = text(request.path.group_id);
  const data = groupOf(site, request).map((setting) => ({
    ...setting,
    _links: settingLinks(site, request, group, setting),
  }));
  return { data };
}

function find({ site, request }: RouteContext): Row {
  const setting = groupOf(site, request).find((item) => item.id === request.path.id);
  if (!setting) throw badSetting();
  return setting;
}

/** A setting alone also names its group. */
function answer({ site, request }: RouteContext, setting: Row): RestAnswer {
  const group = text(request.path.group_id);
  return { data: { ...setting, group_id: group }, links: settingLinks(site, request, group, setting) };
}

function invalidValue(): RestFault {
  return new RestFault('rest_setting_value_invalid', 'An invalid setting value was passed.', 400);
}

/** What a setting may be: currencies and tax classes are looked up, as classes come and go. */
function optionsOf(site: Site, setting: Row): readonly string[] | undefined {
  if (setting.id === 'woocommerce_currency') return currencies;
  if (setting.id === 'woocommerce_shipping_tax_class')
    return ['inherit', ...site.tables.taxClasses.map((item) => text(item.slug).replace(/^standard$/, ''))];
  return isRow(setting.options) ? Object.keys(setting.options) : undefined;
}

/**
 * The value as the setting's type allows it.
 *
 * @param options - what may be chosen; by default what the setting lists
 */
export function settingValue(
  setting: Row,
  value: Json,
  options: readonly string[] | undefined = isRow(setting.options) ? Object.keys(setting.options) : undefined,
): Json {
  switch (setting.type) {
    case 'checkbox':
      if (value === 'yes' || value === 'no') return value;
      if (!truthy(value)) return setting.default ?? 'no';
      throw invalidValue();
    case 'select':
    case 'radio':
      if (options?.includes(text(value))) return text(value);
      throw invalidValue();
    case 'multiselect': {
      if (truthy(value) && typeof value !== 'object') throw invalidValue();
      const list = items(value).map(text);
      return options ? list.filter((item) => options.includes(item)) : list;
    }
    default:
      return ksesPost(trim(stripSlashes(text(value))));
  }
}

function update(context: RouteContext): RestAnswer {
  const setting = find(context);
  const value = settingValue(setting, context.request.params.value ?? null, optionsOf(context.site, setting));
  setting.value = typeof value === 'string' && setting.type !== 'textarea' ? cleanText(value) : value;
  // The answer shows the value as it was checked; tags are taken from what is kept.
  return answer(context, { ...setting, value });
}

function updateInBatch(context: RouteContext): RestAnswer {
  const { request } = context;
  const path = {
    ...request.path,
    id: text(request.params.id),
    ...(text(request.params.group_id) ? { group_id: text(request.params.group_id) } : {}),
  };
  return update({ ...context, request: { ...request, path } });
}

const unsupported = (method: string) => (): never => {
  throw noSuchMethod(method);
};

/** Settings have a sentence of their own for those who may not change them. */
function mayEdit({ request }: RouteContext): void {
  const { role } = request.caller;
  if (role === 'administrator' || role === 'shop_manager') return;
  const message = 'Sorry, you cannot edit this resource.';
  throw new RestFault('woocommerce_rest_cannot_edit', message, role === 'none' ? 401 : 403);
}

/** `/settings`, `/settings/<group>`, `/settings/<group>/<id>`, `/settings/batch`. */
export function settingRoutes(): Route[] {
  const batch = batchEndpoint({
    create: unsupported('create_item'),
    update: updateInBatch,
    remove: unsupported('delete_item'),
    permit: mayEdit,
  });
  return [
    { path: '/wc/v3/settings', endpoints: [{ methods: ['GET'], permit: managers('list'), handle: groups }] },
    { path: '/wc/v3/settings/batch', endpoints: [batch] },
    {
      path: '/wc/v3/settings/(?<group_id>[\\w-]+)',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: list }],
    },
    { path: '/wc/v3/settings/(?<group_id>[\\w-]+)/batch', endpoints: [batch] },
    {
      path: '/wc/v3/settings/(?<group_id>[\\w-]+)/(?<id>[\\w-]+)',
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: (context) => answer(context, find(context)) },
        { methods: ['POST', 'PUT', 'PATCH'], permit: mayEdit, handle: update },
      ],
    },
  ];
}
