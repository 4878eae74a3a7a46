import type { Row } from '../json.js';

/**
 * An error answer of the REST API, as WordPress' `WP_Error`. Thrown inside the store, never outside
 * it.
 */
export class RestFault extends Error {
  override readonly name = 'RestFault';
  readonly code: string;
  readonly status: number;
  readonly data: Row | number;

  constructor(code: string, message: string, status: number, data: Row = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.data = { status, ...data };
  }

  body(): Row {
    return { code: this.code, message: this.message, data: this.data };
  }
}

/** A fault of the domain that reaches the caller as HTTP 500 with a bare number as its data. */
export class DomainFault extends RestFault {
  override readonly data: number;

  constructor(code: string, message: string, data = 500) {
    super(code, message, 500);
    this.data = data;
  }
}

/** An error of WordPress itself without a status: the caller gets HTTP 500 without data. */
export class BareFault extends RestFault {
  constructor(code: string, message: string) {
    super(code, message, 500);
  }

  override body(): Row {
    return { code: this.code, message: this.message, data: null };
  }
}

/** What an uncaught PHP error looks like from outside. */
export class FatalFault extends RestFault {
  override body(): Row {
    return {
      code: 'internal_server_error',
      message:
        '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>',
      data: { status: 500, error: { type: 1, message: this.message } },
      additional_errors: [],
    };
  }

  constructor(message: string) {
    super('internal_server_error', message, 500);
  }
}
