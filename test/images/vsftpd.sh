#!/usr/bin/env bash
# Runs test/images/ftp-server.test.ts against a real vsftpd with an unprivileged user, in plain FTP and with explicit and implicit TLS.
# Wants root on Debian or Ubuntu; installs vsftpd when it is missing. A full disk is tried where a small tmpfs can be mounted.
set -eu
cd "$(dirname "$0")/../.."

command -v vsftpd >/dev/null || { apt-get update -qq && apt-get install -y -qq vsftpd >/dev/null; }
command -v openssl >/dev/null || apt-get install -y -qq openssl >/dev/null

user=woogestanftp
password="ftp-$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')"
work=$(mktemp -d)
site="$work/home"
pids=''

finish() {
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  if [ -e "$work/mounted" ]; then umount "$site/full/wp-content/uploads" || true; fi
  userdel "$user" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT INT TERM

chmod 755 "$work"
useradd --no-create-home --home-dir "$site" --shell /bin/sh "$user"
echo "$user:$password" | chpasswd
for root in www readonly full; do mkdir -p "$site/$root/wp-content/uploads" "$site/$root/wp-includes"; done
chown -R "$user" "$site"
# The user must not be able to change this back: vsftpd runs as the user.
chown -R root "$site/readonly"
chmod -R a-w "$site/readonly"
if mount -t tmpfs -o "size=128k,uid=$(id -u "$user"),mode=755" tmpfs "$site/full/wp-content/uploads" 2>/dev/null; then
  touch "$work/mounted"
else
  echo 'vsftpd: no tmpfs can be mounted here; the full disk is skipped.' >&2
fi

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null

# start NAME PORT FIRST_PASSIVE_PORT EXTRA_LINES
start() {
  cat >"$work/$1.conf" <<CONF
listen=YES
listen_ipv6=NO
listen_address=127.0.0.1
listen_port=$2
background=NO
anonymous_enable=NO
local_enable=YES
write_enable=YES
local_umask=022
chroot_local_user=NO
check_shell=NO
pasv_min_port=$3
pasv_max_port=$(($3 + 50))
secure_chroot_dir=$work/empty
seccomp_sandbox=NO
xferlog_enable=NO
pam_service_name=vsftpd
$4
CONF
  vsftpd "$work/$1.conf" &
  pids="$pids $!"
}

mkdir -p "$work/empty"
tls="ssl_enable=YES
rsa_cert_file=$work/cert.pem
rsa_private_key_file=$work/key.pem
force_local_logins_ssl=YES
force_local_data_ssl=YES
require_ssl_reuse=YES
ssl_ciphers=HIGH"
start plain 22121 22200 ''
# As a server behind NAT tells it: an address that leads nowhere from here.
start nat 22122 22300 'pasv_address=10.255.255.1'
start explicit 22123 22400 "$tls"
start implicit 22124 22500 "$tls
implicit_ssl=YES"
# Ports are below those that the machine gives to outgoing connections, one of which might hold them.
for port in 22121 22122 22123 22124; do
  for _ in $(seq 600); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue 2
    sleep 0.1
  done
  echo "vsftpd does not listen on $port." >&2
  exit 1
done

WOO_GESTAN_FTP_URL="ftp://$user:$password@127.0.0.1:22121" \
WOO_GESTAN_FTP_NAT_PORT=22122 \
WOO_GESTAN_FTPS_PORT=22123 \
WOO_GESTAN_FTPS_IMPLICIT_PORT=22124 \
WOO_GESTAN_FTP_CA="$work/cert.pem" \
WOO_GESTAN_FTP_SITE="$site" \
WOO_GESTAN_FTP_FULL="$([ -e "$work/mounted" ] && echo 1 || echo '')" \
  npx vitest run test/images/ftp-server.test.ts
