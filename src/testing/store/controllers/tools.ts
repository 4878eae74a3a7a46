import type { Row } from '../json.js';
import { integer, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { restUrl } from '../rest/links.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import type { Site } from '../site.js';

/** A tool of the status page. */
interface Tool {
  readonly id: string;
  readonly name: string;
  readonly action: string;
  readonly description: string;
  /** The first version that has it. */
  readonly since?: string;
  /** Runs it; returns the message that is shown afterwards. */
  readonly run: (site: Site) => string;
}

const tool = (
  id: string,
  name: string,
  action: string,
  description: string,
  done: string | Tool['run'],
  since?: string,
): Tool => ({
  id,
  name,
  action,
  description,
  run: typeof done === 'string' ? () => done : done,
  ...(since === undefined ? {} : { since }),
});

function deleteOrphans({ tables }: Site): string {
  let count = 0;
  for (const [id, variation] of tables.variations) {
    if (tables.products.has(integer(variation.parent_id))) continue;
    tables.variations.delete(id);
    count += 1;
  }
  return `${count} orphaned variations deleted`;
}

function deleteTaxes({ tables }: Site): string {
  tables.taxes.clear();
  return 'Tax rates successfully deleted';
}

const tools: readonly Tool[] = [
  tool(
    'clear_transients',
    'WooCommerce transients',
    'Clear transients',
    'This tool will clear the product/shop transients cache.',
    'Product transients cleared',
  ),
  tool(
    'clear_expired_transients',
    'Expired transients',
    'Clear transients',
    'This tool will clear ALL expired transients from WordPress.',
    '0 transients rows cleared',
  ),
  tool(
    'delete_orphaned_variations',
    'Orphaned variations',
    'Delete orphaned variations',
    'This tool will delete all variations which have no parent.',
    deleteOrphans,
  ),
  tool(
    'clear_expired_download_permissions',
    'Used-up download permissions',
    'Clean up download permissions',
    'This tool will delete expired download permissions and permissions with 0 remaining downloads.',
    '0 permissions deleted',
  ),
  tool(
    'regenerate_product_lookup_tables',
    'Product lookup tables',
    'Regenerate',
    'This tool will regenerate product lookup table data. This process may take a while.',
    'Lookup tables are regenerating',
  ),
  tool(
    'repair_coupons_lookup_table',
    'Coupons lookup table',
    'Repair entries',
    'This tool will repair the coupons lookup table.',
    'Coupons lookup table repair has been scheduled',
    '10.0',
  ),
  tool(
    'recount_terms',
    'Term counts',
    'Recount terms',
    'This tool will recount product terms - useful when changing your settings in a way which hides products from the catalog.',
    'Terms successfully recounted',
  ),
  tool(
    'reset_roles',
    'Capabilities',
    'Reset capabilities',
    'This tool will reset the admin, customer and shop_manager roles to default. Use this if your users cannot access all of the WooCommerce admin pages.',
    'Roles successfully reset',
  ),
  tool(
    'clear_sessions',
    'Clear customer sessions',
    'Clear',
    'This tool will delete all customer session data from the database, including current carts and saved carts in the database.',
    'Deleted all active sessions, and 0 saved carts.',
  ),
  tool(
    'clear_template_cache',
    'Clear template cache',
    'Clear',
    'This tool will empty the template cache.',
    'Template cache cleared.',
  ),
  tool(
    'clear_system_status_theme_info_cache',
    'Clear system status theme info cache',
    'Clear',
    'This tool will empty the system status theme info cache.',
    'System status theme info cache cleared.',
  ),
  tool(
    'install_pages',
    'Create default WooCommerce pages',
    'Create pages',
    'This tool will install all the missing WooCommerce pages. Pages already defined and set up will not be replaced.',
    'All missing WooCommerce pages successfully installed',
  ),
  tool(
    'delete_taxes',
    'Delete WooCommerce tax rates',
    'Delete tax rates',
    'This option will delete ALL of your tax rates, use with caution. This action cannot be reversed.',
    deleteTaxes,
  ),
  tool(
    'regenerate_thumbnails',
    'Regenerate shop thumbnails',
    'Regenerate',
    'This will regenerate all shop thumbnails to match your theme and/or image settings.',
    'Thumbnail regeneration has been scheduled to run in the background.',
  ),
  tool(
    'db_update_routine',
    'Update database',
    'Update database',
    'This tool will update your WooCommerce database to the latest version. Please ensure you make sufficient backups before proceeding.',
    'Database upgrade routine has been scheduled to run in the background.',
  ),
  tool(
    'recreate_order_address_fts_index',
    'Re-create Order Address FTS index',
    'Recreate index',
    'This tool will recreate the full text search index for order addresses.',
    'Order address index recreated',
  ),
  tool(
    'verify_db_tables',
    'Verify base database tables',
    'Verify database',
    'Verify if all base database tables are present.',
    'Database verified successfully.',
  ),
  tool(
    'regenerate_product_attributes_lookup_table',
    'Regenerate the product attributes lookup table',
    'Regenerate',
    'This tool will regenerate the product attributes lookup table data from existing product(s) data. This process may take a while.',
    'Product attributes lookup table data is regenerating',
  ),
  tool(
    'clear_woocommerce_analytics_cache',
    'Clear analytics cache',
    'Clear',
    'This tool will reset the cached values used in WooCommerce Analytics.',
    'Analytics cache cleared.',
  ),
  tool(
    'hpos_legacy_cleanup',
    'Clean up order data from legacy tables',
    'Clear data',
    'This tool will clear the data from legacy order tables in WooCommerce.',
    'Order data cleanup has been scheduled.',
  ),
  tool(
    'delete_custom_orders_table',
    'Delete the custom orders tables',
    'Delete',
    'This will delete the custom orders tables. To create them again enable the High-Performance order storage feature.',
    'Custom orders tables have been deleted.',
  ),
  tool(
    'schedule_expired_transient_files_cleanup',
    'Schedule expired transient files cleanup',
    'Schedule',
    'Schedule the deletion of expired transient files.',
    'The cleanup of expired transient files has been scheduled.',
  ),
];

const toolsOf = (site: Site): readonly Tool[] =>
  tools.filter((item) => item.since === undefined || site.atLeast(item.since));

const view = ({ id, name, action, description }: Tool): Row => ({ id, name, action, description });

const links = (request: RestRequest, item: Tool): Row => ({
  item: [{ embeddable: true, href: restUrl(request, `/system_status/tools/${item.id}`) }],
});

function find({ site, request }: RouteContext): Tool {
  const found = toolsOf(site).find((item) => item.id === text(request.path.id));
  if (!found) throw new RestFault('woocommerce_rest_system_status_tool_invalid_id', 'Invalid tool ID.', 404);
  return found;
}

function run(context: RouteContext): RestAnswer {
  const item = find(context);
  const message = item.run(context.site);
  return { data: { ...view(item), success: true, message }, links: links(context.request, item) };
}

/** `/system_status/tools` and `/system_status/tools/<id>`. */
export function toolRoutes(): Route[] {
  return [
    {
      path: '/wc/v3/system_status/tools',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('list'),
          handle: ({ site, request }) => ({
            data: toolsOf(site).map((item) => ({ ...view(item), _links: links(request, item) })),
          }),
        },
      ],
    },
    {
      path: '/wc/v3/system_status/tools/(?<id>[\\w-]+)',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('view'),
          handle: (context) => {
            const item = find(context);
            return { data: view(item), links: links(context.request, item) };
          },
        },
        { methods: ['POST', 'PUT', 'PATCH'], permit: managers('edit'), handle: run },
      ],
    },
  ];
}
