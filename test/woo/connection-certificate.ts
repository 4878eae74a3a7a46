/**
 * A certificate for shop.test and localhost that no authority signed, with its key: made for these
 * tests, of use for nothing else.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgHnKJ1tdAA26XUZwl
vVWbmgxcYvRlK9GYYPbRg8vZRR6hRANCAATROxNMbe3n1b7N/kE1g420camYEbfP
zoAqmtatoKzNQJbpZ0CQlbM3GEslXDjCCdYlUo9bEg6gMqaqZk7zdJru
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBoDCCAUagAwIBAgIUG/hhtb3UI+eJR8B1KMsbtxi8U3UwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJc2hvcC50ZXN0MCAXDTI2MTEyNDIwNDAwNloYDzIxMjYxMDMx
MjA0MDA2WjAUMRIwEAYDVQQDDAlzaG9wLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATROxNMbe3n1b7N/kE1g420camYEbfPzoAqmtatoKzNQJbpZ0CQlbM3
GEslXDjCCdYlUo9bEg6gMqaqZk7zdJruo3QwcjAdBgNVHQ4EFgQUzlLS8fYyvtHZ
MG52HQCQmhqNUFgwHwYDVR0jBBgwFoAUzlLS8fYyvtHZMG52HQCQmhqNUFgwDwYD
VR0TAQH/BAUwAwEB/zAfBgNVHREEGDAWgglzaG9wLnRlc3SCCWxvY2FsaG9zdDAK
BggqhkjOPQQDAgNIADBFAiB6wBYdGSnzJlhFJBwDZXAyat1vm1VV0f3TdGxbS3OJ
XgIhAO/S4FhnWlxLctjTYO4kXLYMUh7nTnnvK6SoRccSq16a
-----END CERTIFICATE-----
`,
} as const;
