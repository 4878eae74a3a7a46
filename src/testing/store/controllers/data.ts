import type { Row } from '../json.js';
import { text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { linksOf } from '../rest/links.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import { currencies, currencySymbol } from '../rules/currencies.js';
import { currencyName } from '../rules/currency-names.js';
import type { Continent } from '../rules/places.js';
import { continents, countryCodes, countryName, statesOf } from '../rules/places.js';
import type { Site } from '../site.js';

const kinds = [
  ['continents', 'List of supported continents, countries, and states.'],
  ['countries', 'List of supported states in a given country.'],
  ['currencies', 'List of supported currencies.'],
] as const;

const links = ({ site, request }: RouteContext, collection: string, self: string): Row =>
  linksOf(site, request, { self: `${collection}/${self}`, collection, methods: ['GET'] });

function index(context: RouteContext): RestAnswer {
  return {
    data: kinds.map(([slug, description]) => ({
      slug,
      description,
      _links: links(context, '/data', slug),
    })),
  };
}

const noPlace = () =>
  new RestFault(
    'woocommerce_rest_data_invalid_location',
    'There are no locations matching these parameters.',
    404,
  );

const country = (code: string): Row => ({ code, name: countryName(code), states: statesOf(code) });

const continentView = ({ code, name, countries }: Continent): Row => ({
  code,
  name,
  countries: countries.map(country),
});

function listContinents(context: RouteContext): RestAnswer {
  return {
    data: continents.map((item) => ({
      ...continentView(item),
      _links: links(context, '/data/continents', item.code.toLowerCase()),
    })),
  };
}

function readContinent(context: RouteContext): RestAnswer {
  const code = text(context.request.path.location).toUpperCase();
  const found = continents.find((item) => item.code === code);
  if (!found) throw noPlace();
  return { data: continentView(found), links: links(context, '/data/continents', code.toLowerCase()) };
}

function listCountries(context: RouteContext): RestAnswer {
  return {
    data: countryCodes.map((code) => ({
      ...country(code),
      _links: links(context, '/data/countries', code.toLowerCase()),
    })),
  };
}

function readCountry(context: RouteContext): RestAnswer {
  const code = text(context.request.path.location).toUpperCase();
  if (!countryCodes.includes(code)) throw noPlace();
  return { data: country(code), links: links(context, '/data/countries', code.toLowerCase()) };
}

/** The shop's own name of its currency replaces the general one. */
function currency(site: Site, code: string): Row {
  const known = site.tables.currencies.find((item) => item.code === code);
  return {
    code,
    name: known?.name ?? currencyName(code),
    symbol: known?.symbol ?? currencySymbol(code),
  };
}

function readCurrency(context: RouteContext, code: string): RestAnswer {
  if (!currencies.includes(code)) {
    const message = 'There are no currencies matching these parameters.';
    throw new RestFault('woocommerce_rest_data_invalid_currency', message, 404);
  }
  return { data: currency(context.site, code), links: links(context, '/data/currencies', code) };
}

function listCurrencies(context: RouteContext): RestAnswer {
  return {
    data: currencies.map((code) => ({
      ...currency(context.site, code),
      _links: links(context, '/data/currencies', code),
    })),
  };
}

const asked = (request: RestRequest): string => text(request.path.currency).toUpperCase();

/** `/data`, `/data/continents`, `/data/countries`, `/data/currencies` and the records of each. */
export function dataRoutes(): Route[] {
  const get = (
    path: string,
    handle: (context: RouteContext) => RestAnswer,
    action: 'list' | 'view' = 'list',
  ): Route => ({
    path: `/wc/v3/data${path}`,
    endpoints: [{ methods: ['GET'], permit: managers(action), handle }],
  });
  return [
    get('', index),
    get('/continents', listContinents),
    get('/continents/(?<location>[\\w-]+)', readContinent),
    get('/countries', listCountries),
    get('/countries/(?<location>[\\w-]+)', readCountry),
    get('/currencies', listCurrencies),
    get('/currencies/current', (context) => readCurrency(context, context.site.currency), 'view'),
    get(
      '/currencies/(?<currency>[\\w-]{3})',
      (context) => readCurrency(context, asked(context.request)),
      'view',
    ),
  ];
}
