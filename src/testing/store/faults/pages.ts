const titles: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
  508: 'Resource Limit Is Reached',
  520: 'Web server is returning an unknown error',
  521: 'Web server is down',
  522: 'Connection timed out',
  523: 'Origin is unreachable',
  524: 'A timeout occurred',
};

/** A page that nginx writes by itself. */
export function hostPage(status: number): string {
  const title = `${status} ${titles[status] ?? 'Error'}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
}

export const firewallPage =
  '<!DOCTYPE html>\n<html><head><title>Request blocked</title></head>\n<body><h1>Request blocked</h1><p>This request was blocked by the security rules of the site.</p></body></html>\n';

export const captchaPage =
  '<html><head><meta http-equiv="refresh" content="0;/.well-known/captcha/?r=%2Fwp-json%2F"></meta></head></html>';

/** A notice as PHP prints it with `display_errors` on. */
export const noticeText =
  '<br />\n<b>Notice</b>:  Undefined variable: x in <b>/srv/shop/wp-content/plugins/greffon/greffon.php</b> on line <b>12</b><br />\n';

export const byteOrderMark = '\uFEFF\n';
