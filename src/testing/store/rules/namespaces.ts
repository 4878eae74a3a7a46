import type { Site } from '../site.js';

/**
 * The namespaces that a site's REST index names, in the order in which WordPress and its plugins
 * announce them.
 */
export function namespacesOf(site: Site): string[] {
  const abilities = site.wpAtLeast('6.9') ? ['wp-abilities/v1'] : [];
  if (!site.woocommerceActive)
    return ['oembed/1.0', 'wp/v2', 'wp-site-health/v1', 'wp-block-editor/v1', ...abilities];
  return [
    'oembed/1.0',
    'wc/v3',
    'wc/v1',
    ...(site.atLeast('10.0') ? ['wc/pos/v1/catalog'] : []),
    'jetpack/v4',
    'wc-admin',
    'wc-analytics',
    'wc/store',
    'wc/store/v1',
    'wc/private',
    'wc/v2',
    'wc-admin-email',
    'wc-telemetry',
    'wccom-site/v3',
    // With WooCommerce, which brings the library along, they are announced earlier.
    ...abilities,
    'wp/v2',
    'wp-site-health/v1',
    'wp-block-editor/v1',
  ];
}
