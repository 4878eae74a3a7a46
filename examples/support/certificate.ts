/**
 * A certificate for localhost that is its own authority, with its key: for tests, of use for nothing else. Made with
 *
 *   openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 3650 -subj /CN=localhost \
 *     -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" -keyout key.pem -out cert.pem
 */
export const certificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRhj21X9hfCpiHeRO
ux1Xh/e2yUF62p4EyDM+Y4qsb5yhRANCAATjqwVs+T6t9V/zBDEw+Qwj8YBoz1YW
5ocyAwKXstI1iuEDQR9IIgZj3qm9Il4cJU1XFQTtuqTB6BrBQer9i8cb
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUOg0evovMryS299XuUDBWqWZxHrgwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI0MDEwMTAwMDAwMFoYDzIxMjQwMTAx
MDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATjqwVs+T6t9V/zBDEw+Qwj8YBoz1YW5ocyAwKXstI1iuEDQR9IIgZj
3qm9Il4cJU1XFQTtuqTB6BrBQer9i8cbo28wbTAdBgNVHQ4EFgQU1TAIM3M0Bv6Y
1j+lWMCfHiu42ZkwHwYDVR0jBBgwFoAU1TAIM3M0Bv6Y1j+lWMCfHiu42ZkwGgYD
VR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDSAAwRQIhAKbo0t8CjWuwSrzc8Qi/K8GOYhUvBJAZT5PuYYnyBlqgAiBc
Kkz3uBw46fg45OyIVjui3BqP8+WtyXRcNBUDxMZ68A==
-----END CERTIFICATE-----
`,
} as const;
