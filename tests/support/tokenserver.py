#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A token server for docker-registry: tokenserver.py CONFIG.json. Prints its port, and ends with
its standard input.

The configuration: certificate, key (of the server; without them it speaks plain HTTP),
signerCertificate, signerKey (RSA), issuer, log, expiresIn (s), public (patterns of repositories),
users: {name: {password, identityToken, repositories (patterns)}}. A pattern is fnmatch's; one that
begins with "!" takes away again. Anonymous users may pull what is public, users also what is theirs
with all actions. Each request is a line of JSON in the log.

Source: distribution, docs/spec/auth/token.md, oauth.md and jwt.md.
"""
import base64
import fnmatch
import hashlib
import http.server
import json
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse

CONFIG = json.load(open(sys.argv[1], encoding="utf-8"))
LOG = threading.Lock()


def openssl(*arguments, given=b""):
    return subprocess.run(["openssl", *arguments], input=given, stdout=subprocess.PIPE, check=True).stdout


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def key_id():
    """libtrust's: the first 240 bits of the key's hash in base 32, in groups of four."""
    key = openssl("x509", "-in", CONFIG["signerCertificate"], "-pubkey", "-noout")
    digest = hashlib.sha256(openssl("pkey", "-pubin", "-outform", "DER", given=key)).digest()
    text = base64.b32encode(digest[:30]).decode()
    return ":".join(text[i:i + 4] for i in range(0, len(text), 4))


KEY_ID = key_id()


def signed(claims):
    parts = [{"typ": "JWT", "alg": "RS256", "kid": KEY_ID}, claims]
    text = ".".join(encoded(json.dumps(part).encode()) for part in parts)
    return text + "." + encoded(openssl("dgst", "-sha256", "-sign", CONFIG["signerKey"], given=text.encode()))


def matches(patterns, repository):
    result = False
    for pattern in patterns:
        if fnmatch.fnmatchcase(repository, pattern.removeprefix("!")):
            result = not pattern.startswith("!")
    return result


def granted(user, scopes):
    """What of the scopes "repository:NAME:ACTION,..." is allowed."""
    access = []
    for scope in " ".join(scopes).split():
        kind, _, rest = scope.partition(":")
        name, _, actions = rest.rpartition(":")
        if kind != "repository":
            continue
        if user and matches(CONFIG["users"][user]["repositories"], name):
            access.append({"type": kind, "name": name, "actions": actions.split(",")})
        elif matches(CONFIG["public"], name) and "pull" in actions.split(","):
            access.append({"type": kind, "name": name, "actions": ["pull"]})
    return access


class Refused(Exception):
    pass


def user_of_password(name, password):
    if name in CONFIG["users"] and CONFIG["users"][name]["password"] == password:
        return name
    raise Refused


def user_of_identity_token(token):
    for name, user in CONFIG["users"].items():
        if token and user.get("identityToken") == token:
            return name
    raise Refused


def user_of_header(header):
    if not header:
        return None
    kind, _, value = header.partition(" ")
    if kind.lower() != "basic":
        raise Refused
    name, _, password = base64.b64decode(value).decode().partition(":")
    return user_of_password(name, password)


def user_of_form(form):
    if form.get("grant_type") == ["refresh_token"]:
        return user_of_identity_token(form.get("refresh_token", [""])[0])
    return user_of_password(form.get("username", [""])[0], form.get("password", [""])[0])


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def log_message(self, *_):
        pass

    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        self.reply(query, lambda: user_of_header(self.headers.get("Authorization")), None)

    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())
        self.reply(form, lambda: user_of_form(form), form)

    def reply(self, wishes, find_user, form):
        user, status, access = None, 200, []
        try:
            user = find_user()
            access = granted(user, wishes.get("scope", []))
            answer = self.token(user, wishes, access)
        except (Refused, ValueError):
            status = 401
            answer = {"errors": [{"code": "UNAUTHORIZED", "message": "incorrect username or password", "detail": None}]}
        self.note({"status": status, "user": user, "access": access, "form": form})
        self.answer(status, answer)

    def token(self, user, wishes, access):
        now = int(time.time())
        expires_in = CONFIG["expiresIn"]
        token = signed({"iss": CONFIG["issuer"], "sub": user or "", "aud": wishes.get("service", [""])[0],
                        "exp": now + expires_in, "nbf": now - 10, "iat": now, "jti": str(time.time_ns()),
                        "access": access})
        answer = {"token": token, "access_token": token, "expires_in": expires_in,
                  "issued_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))}
        if user and CONFIG["users"][user].get("identityToken") and wishes.get("offline_token") == ["true"]:
            answer["refresh_token"] = CONFIG["users"][user]["identityToken"]
        return answer

    def note(self, facts):
        url = urllib.parse.urlsplit(self.path)
        facts |= {"method": self.command, "path": url.path, "query": urllib.parse.parse_qs(url.query),
                  "authorization": self.headers.get("Authorization"), "headers": dict(self.headers)}
        with LOG, open(CONFIG["log"], "a", encoding="utf-8") as log:
            log.write(json.dumps(facts) + "\n")

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="token server"')
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    tls = None

    # In the thread of the request: a client that does not finish its handshake delays no other.
    def finish_request(self, request, client_address):
        request.settimeout(30)
        if self.tls:
            request = self.tls.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)

    # A client that goes away (it may not like our certificate) is no news.
    def handle_error(self, request, client_address):
        pass


def main():
    server = Server(("127.0.0.1", 0), Handler)
    if CONFIG.get("certificate"):
        server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.tls.load_cert_chain(CONFIG["certificate"], CONFIG["key"])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
