import type { Row } from '../json.js';
import { given, isRow, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { blankAddress, writeAddress } from './addresses.js';
import { avatarUrl } from './avatars.js';
import { datePair } from './dates.js';
import { normalizeEntities } from './html-entities.js';
import { applyMeta, metaOf, shownMeta } from './meta.js';
import { cleanText } from './php.js';

/** A customer as the API shows it. */
export function viewCustomer(site: Site, customer: Row): Row {
  return {
    id: customer.id ?? 0,
    ...datePair('date_created', customer.date_created_gmt, site.local),
    ...datePair('date_modified', customer.date_modified_gmt, site.local),
    email: customer.email ?? '',
    first_name: customer.first_name ?? '',
    last_name: customer.last_name ?? '',
    role: customer.role ?? 'customer',
    username: customer.username ?? '',
    billing: customer.billing ?? blankAddress(true),
    shipping: customer.shipping ?? blankAddress(false),
    is_paying_customer: customer.is_paying_customer ?? false,
    avatar_url: avatarUrl(site, customer.email, 96),
    meta_data: rows(customer.meta_data)
      .filter((meta) => !text(meta.key).startsWith('_'))
      .map(shownMeta),
  };
}

/** The name a user shows: the login, unless it was changed by hand. */
export const shownName = (customer: Row): string => text(customer.display_name) || text(customer.username);

/** Another customer with the same e-mail address. */
export const mailOwner = (site: Site, email: string, self = 0): Row | undefined =>
  [...site.tables.customers.values()].find(
    (other) => text(other.email).toLowerCase() === email.toLowerCase() && other.id !== self,
  );

/** Whether somebody has the login. */
export const loginOwner = (site: Site, login: string): boolean =>
  [...site.tables.customers.values()].some(
    (other) => text(other.username).toLowerCase() === login.toLowerCase(),
  );

/** A login made of the e-mail address that nobody else has. */
export function makeLogin(site: Site, email: string): string {
  const base = (email.split('@')[0] ?? '').toLowerCase().replace(/[^a-z0-9_.-]/g, '');
  let login = base;
  let n = 1;
  while (loginOwner(site, login)) {
    n += 1;
    login = `${base}-${n}`;
  }
  return login;
}

/** Writes the fields of a request into a customer. */
export function writeCustomer(site: Site, customer: Row, params: Row): void {
  for (const field of ['first_name', 'last_name'] as const)
    if (given(params, field)) customer[field] = normalizeEntities(cleanText(params[field]));
  if (isRow(params.billing)) writeAddress(customer.billing as Row, params.billing);
  if (isRow(params.shipping)) writeAddress(customer.shipping as Row, params.shipping);
  if (Array.isArray(params.meta_data))
    customer.meta_data = applyMeta(site.tables, metaOf(customer), params.meta_data);
}
