import type { Json, Row } from '../json.js';
import { integer, items, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, pageHeaders } from '../rest/links.js';
import { listArgs, slice, sliceOptions } from '../rest/paging.js';
import type { Args } from '../rest/schema.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import { autop } from '../rules/autop.js';
import { datePair } from '../rules/dates.js';
import { byNumber, idFilter } from '../rules/find-posts.js';
import { seeImage } from '../rules/image-bytes.js';
import { fileKey, imageType } from '../rules/image-files.js';
import { measuresOf, subSizes } from '../rules/image-sizes.js';
import { addAttachment } from '../rules/image-write.js';
import { ksesPost } from '../rules/kses.js';
import { cleanText } from '../rules/php.js';
import { slugOf } from '../rules/slug.js';
import type { Site } from '../site.js';
import { sentFile } from './media-upload.js';

function refusal(request: RestRequest, code: string, message: string): RestFault {
  return new RestFault(code, message, request.caller.role === 'none' ? 401 : 403);
}

function mayUpload({ request }: RouteContext): void {
  if (request.caller.role === 'administrator' || request.caller.role === 'shop_manager') return;
  throw refusal(request, 'rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.');
}

function find({ site, request }: RouteContext): Row {
  const image = site.tables.attachments.get(integer(request.path.id));
  if (!image) throw new RestFault('rest_post_invalid_id', 'Invalid post ID.', 404);
  return image;
}

const mayChange = (action: 'edit' | 'delete') => (context: RouteContext) => {
  find(context);
  const { role } = context.request.caller;
  if (role === 'administrator' || role === 'shop_manager') return;
  throw refusal(
    context.request,
    `rest_cannot_${action}`,
    `Sorry, you are not allowed to ${action} this post.`,
  );
};

function details(image: Row): Json {
  const measures = measuresOf(image);
  if (!measures) return {};
  const address = text(image.src);
  const file = address.split('/').pop() ?? '';
  const folder = address.slice(0, address.length - file.length);
  const sizes: Row = {};
  for (const { name, ...size } of subSizes(file, measures)) {
    sizes[name] = {
      file: size.file,
      width: size.width,
      height: size.height,
      mime_type: imageType(file) ?? '',
      source_url: folder + size.file,
    };
  }
  sizes.full = { file, ...measures, mime_type: imageType(file) ?? '', source_url: address };
  return { ...measures, file: address.split('/uploads/')[1] ?? file, sizes };
}

function rendered(value: Json | undefined, edit: boolean): Row {
  const shown = autop(text(value));
  return edit ? { raw: text(value), rendered: shown } : { rendered: shown };
}

/** An attachment as WordPress itself shows it. */
function view({ site, request }: RouteContext, image: Row, context: Json | undefined): Row {
  const edit = context === 'edit';
  const address = text(image.src).split(site.home).join(request.origin);
  const title = text(image.name);
  const slug = text(image.slug) || slugOf(title.replace(/\.(\w+)$/, '-$1'));
  const dates = {
    ...datePair('date', image.date_created_gmt, site.local),
    ...datePair('modified', image.date_modified_gmt, site.local),
  };
  return {
    id: image.id ?? 0,
    ...dates,
    guid: edit ? { rendered: address, raw: address } : { rendered: address },
    slug,
    status: 'inherit',
    type: 'attachment',
    link: `${request.origin}/${slug}/`,
    title: edit ? { raw: title, rendered: title } : { rendered: title },
    author: image.author ?? 1,
    featured_media: 0,
    comment_status: 'open',
    ping_status: 'closed',
    template: '',
    meta: [],
    class_list: [`post-${integer(image.id)}`, 'attachment', 'type-attachment', 'status-inherit', 'hentry'],
    description: rendered(image.description, edit),
    caption: rendered(image.caption, edit),
    alt_text: image.alt ?? '',
    media_type: 'image',
    mime_type: text(image.mime_type) || (imageType(address) ?? ''),
    media_details: JSON.parse(JSON.stringify(details(image)).split(site.home).join(request.origin)) as Json,
    post: integer(image.post) || null,
    source_url: address,
    ...(edit
      ? { permalink_template: `${request.origin}/?attachment_id=${integer(image.id)}`, generated_slug: slug }
      : {}),
    ...(edit && site.wpAtLeast('5.3') ? { missing_image_sizes: [] } : {}),
  };
}

function links({ site, request }: RouteContext, image: Row): Row {
  return {
    ...linksOf(site, request, { self: `/media/${integer(image.id)}`, collection: '/media' }),
    about: [{ href: `${request.origin}/wp-json/wp/v2/types/attachment` }],
  };
}

/**
 * WordPress' own controllers leave the links out where `_fields` does not name them; WooCommerce's
 * never do.
 */
function wantsLinks({ request }: RouteContext): boolean {
  const fields = request.sent._fields;
  const named = Array.isArray(fields) ? fields.map(text) : text(fields).split(/[\s,]+/);
  return text(fields) === '' || named.some((field) => /^_(?:links|embedded)/.test(field));
}

function answer(context: RouteContext, image: Row, shown: Json | undefined): RestAnswer {
  const data = view(context, image, shown);
  return wantsLinks(context) ? { data, links: links(context, image) } : { data };
}

function list(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const { params } = request;
  const wanted = idFilter(params);
  const search = text(params.search).toLowerCase();
  const owners = new Set(items(params.parent).map(integer));
  const found = [...site.tables.attachments.values()].filter((image) => {
    if (!wanted({ ...image, parent_id: integer(image.post) })) return false;
    if (owners.size > 0 && !owners.has(integer(image.post))) return false;
    if (text(params.mime_type) !== '' && text(image.mime_type) !== params.mime_type) return false;
    return search === '' || text(image.name).toLowerCase().includes(search);
  });
  const direction = params.order === 'asc' ? 1 : -1;
  found.sort((a, b) => direction * byNumber('id')(a, b));
  const page = slice(found, sliceOptions(params));
  const data = page.items.map((image) => ({
    ...view(context, image, params.context),
    ...(wantsLinks(context) ? { _links: links(context, image) } : {}),
  }));
  return { data, headers: pageHeaders(request, '/media', page) };
}

function write(site: Site, image: Row, params: Row): void {
  const raw = (value: Json | undefined) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? text(value.raw) : text(value);
  if (params.title !== undefined) image.name = raw(params.title);
  if (params.caption !== undefined) image.caption = ksesPost(raw(params.caption));
  if (params.description !== undefined) image.description = ksesPost(raw(params.description));
  if (params.alt_text !== undefined) image.alt = cleanText(params.alt_text);
  if (params.slug !== undefined) image.slug = slugOf(text(params.slug));
  if (params.post !== undefined) image.post = integer(params.post);
  image.date_modified_gmt = site.now();
}

async function create(context: RouteContext): Promise<RestAnswer> {
  const { site, request } = context;
  const file = await sentFile(request);
  const refused = new RestFault(
    'rest_upload_sideload_error',
    'Sorry, you are not allowed to upload this file type.',
    500,
  );
  const seen = seeImage(file.bytes);
  if (imageType(file.name) === undefined || !seen) throw refused;
  const image = addAttachment(site, {
    file: file.name,
    width: seen.width,
    height: seen.height,
    content: file.bytes,
  });
  image.name = text(image.name).replace(/\.[^.]+$/, '');
  image.mime_type = seen.type;
  image.author = request.caller.userId;
  write(site, image, request.params);
  const shown = answer(context, image, 'edit');
  return {
    ...shown,
    status: 201,
    headers: { location: `${request.origin}/wp-json/wp/v2/media/${integer(image.id)}` },
  };
}

function update(context: RouteContext): RestAnswer {
  const image = find(context);
  write(context.site, image, context.request.params);
  return answer(context, image, 'edit');
}

function remove(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const image = find(context);
  if (request.params.force !== true) {
    const message = "The post does not support trashing. Set 'force=true' to delete.";
    throw new RestFault('rest_trash_not_supported', message, 501);
  }
  const previous = view(context, image, 'edit');
  site.tables.attachments.delete(integer(image.id));
  site.tables.contents.delete(integer(image.id));
  const path = /\/uploads\/(.+)$/.exec(text(image.src))?.[1];
  if (path !== undefined) site.tables.files.delete(fileKey(path));
  return { data: { deleted: true, previous } };
}

/** `/wp/v2/media`, `/wp/v2/media/<id>`: the library of images, of WordPress itself. */
export function mediaRoutes(): Route[] {
  const args: Args = {
    ...listArgs,
    include: { type: 'array', items: { type: 'integer' }, default: [] },
    exclude: { type: 'array', items: { type: 'integer' }, default: [] },
    parent: { type: 'array', items: { type: 'integer' }, default: [] },
    offset: { type: 'integer' },
    order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    mime_type: { type: 'string' },
  };
  const written: Args = {
    alt_text: { type: 'string' },
    post: { type: 'integer' },
    slug: { type: 'string' },
  };
  const one: Args = { context: { type: 'string', enum: ['view', 'embed', 'edit'], default: 'view' } };
  return [
    {
      path: '/wp/v2/media',
      endpoints: [
        { methods: ['GET'], args, handle: list },
        { methods: ['POST'], args: written, permit: mayUpload, handle: create },
      ],
    },
    {
      path: '/wp/v2/media/(?<id>\\d+)',
      endpoints: [
        {
          methods: ['GET'],
          args: one,
          permit: (context) => void find(context),
          handle: (context) => answer(context, find(context), context.request.params.context),
        },
        { methods: ['POST', 'PUT', 'PATCH'], args: written, permit: mayChange('edit'), handle: update },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: mayChange('delete'),
          handle: remove,
        },
      ],
    },
  ];
}
