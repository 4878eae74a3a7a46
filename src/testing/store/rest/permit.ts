import { RestFault } from './fault.js';
import type { RouteContext } from './types.js';

type Action = 'list' | 'view' | 'create' | 'edit' | 'delete' | 'batch';

const faults: Readonly<Record<Action, readonly [string, string]>> = {
  list: ['woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'],
  view: ['woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.'],
  create: ['woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.'],
  edit: ['woocommerce_rest_cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
  delete: ['woocommerce_rest_cannot_delete', 'Sorry, you are not allowed to delete this resource.'],
  batch: ['woocommerce_rest_cannot_batch', 'Sorry, you are not allowed to batch manipulate this resource.'],
};

/** The error of a caller without the right: 401 without a user, 403 with one. */
export function refuse(context: RouteContext, action: Action): never {
  const [code, message] = faults[action];
  throw new RestFault(code, message, context.request.caller.role === 'none' ? 401 : 403);
}

/** Throws unless the caller is an administrator or a shop manager. */
export function managers(action: Action): (context: RouteContext) => void {
  return (context) => {
    const { role } = context.request.caller;
    if (role !== 'administrator' && role !== 'shop_manager') refuse(context, action);
  };
}

/** Throws unless the caller is an administrator. */
export function administrators(action: Action): (context: RouteContext) => void {
  return (context) => {
    if (context.request.caller.role !== 'administrator') refuse(context, action);
  };
}

/** Allows every caller. */
export function everybody(): void {}
