import type { Json, Row } from '../json.js';
import type { Site } from '../site.js';
import { batchSchema, publicSchema, writeArguments } from './item-schema.js';
import type { Match } from './router.js';
import type { Arg } from './schema.js';
import type { Endpoint, Method, Route } from './types.js';

/** An argument as JSON Schema, without how the store cleans it. */
function shownArg(arg: Arg): Row {
  const { clean: _clean, unchecked: _unchecked, required = false, items, properties, ...rest } = arg;
  const inner = (item: Arg): Row => {
    const { required: _required, ...shown } = shownArg(item);
    return shown;
  };
  return {
    ...(rest as Row),
    ...(items ? { items: inner(items) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, item]) => [name, inner(item)]),
          ),
        }
      : {}),
    required,
  };
}

/** The parameters within the address of a route. */
function pathArgs(route: Route): Record<string, Row> {
  const named = route.path.matchAll(/\(\?<(\w+)>(\\d)?/g);
  return Object.fromEntries(
    [...named].map(([, name = '', digits]) => [
      // A group of settings has another parameter name than its pattern.
      name === 'group_id' ? 'group' : name,
      { type: digits ? 'integer' : 'string', required: false },
    ]),
  );
}

function argsOf(site: Site, route: Route, endpoint: Endpoint): Json {
  const own = Object.entries(endpoint.args ?? {});
  const shown: Record<string, Row> = { ...pathArgs(route) };
  if (route.schema && endpoint.methods.includes('POST')) {
    const fields = route.schema.fields(site);
    const creates = !endpoint.methods.includes('PUT');
    for (const [name, arg] of Object.entries(writeArguments(route.schema, site, creates)))
      shown[name] = { ...arg, required: endpoint.args?.[name]?.required ?? arg.required ?? false };
    for (const [name, arg] of own) if (!(name in fields)) shown[name] = shownArg(arg);
  } else for (const [name, arg] of own) shown[name] = shownArg(arg);
  // PHP knows no empty object.
  return Object.keys(shown).length === 0 ? [] : shown;
}

/** What OPTIONS answers of a route: its methods, their arguments and the schema of its records. */
export function describeRoute(site: Site, match: Match, methods: Method[], origin: string): Row {
  const { route, namespace } = match;
  const path = route.path.replace('/wc/v3', `/${namespace}`);
  return {
    namespace,
    methods,
    endpoints: route.endpoints.map((endpoint) => ({
      methods: [...endpoint.methods],
      args: argsOf(site, route, endpoint),
    })),
    ...(route.batch ? { schema: batchSchema } : {}),
    ...(route.schema && !route.batch ? { schema: publicSchema(route.schema, site) } : {}),
    // An address with an empty part matches no route.
    ...(path.includes('(?<') ? {} : { _links: { self: [{ href: `${origin}/wp-json${path}` }] } }),
  };
}
