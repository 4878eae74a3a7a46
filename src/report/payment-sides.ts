import { decimal } from '../core/index.js';
import type { AuditPayment } from '../diff/orders/audit-types.js';
import { isBalanced } from '../diff/orders/payment-balance.js';

/** One movement of a day: what the shop says, what is left out by choice, what is booked. */
export interface PaymentSide {
  readonly payment: AuditPayment;
  /** The label of the movement: `audit.paid`. */
  readonly code: string;
  readonly due: string;
  /** Absent: nothing is left out. */
  readonly outside: string | undefined;
  readonly booked: string;
  readonly isEqual: boolean;
}

/** The movements of each day and method; those without any amount are left out. */
export function paymentSides(payments: readonly AuditPayment[]): {
  readonly sides: readonly PaymentSide[];
  /** Whether anything is left out by choice. */
  readonly hasOutside: boolean;
} {
  const sides = payments.flatMap(sidesOf);
  return { sides, hasOutside: sides.some(({ outside }) => outside !== undefined) };
}

function sidesOf(payment: AuditPayment): readonly PaymentSide[] {
  const { paid, booked, refunded, bookedBack, outside } = payment;
  const { fees = '0', bookedFees = '0', paidOut = '0', bookedOut = '0' } = payment;
  const sides = [
    ['paid', paid, booked],
    ['refunded', refunded, bookedBack],
    ['fees', fees, bookedFees],
    ['paidOut', paidOut, bookedOut],
  ] as const;
  return sides
    .filter(([, due, made]) => !(decimal(due).eq(0) && decimal(made).eq(0)))
    .map(([side, due, made]) => ({
      payment,
      code: `audit.${side}`,
      due,
      outside: outside?.[side],
      booked: made,
      isEqual: isBalanced({
        due: decimal(due),
        outside: decimal(outside?.[side] ?? 0),
        booked: decimal(made),
      }),
    }));
}
