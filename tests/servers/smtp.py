"""A small SMTP server on 127.0.0.1: takes mails, or refuses what it is told to refuse."""

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

PASSWORD = "canary-of-smtp-0123"


class SmtpServer(socketserver.ThreadingTCPServer):
    """`refuse` maps the first word of a command to the line that answers it.

    With a `certificate` (a PEM file with its key) it offers STARTTLS.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, refuse: dict[str, str] | None = None, certificate: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.refuse, self.certificate = refuse or {}, certificate
        self.mails: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.logins: list[tuple[str, str]] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def name(self) -> str:
        return f"localhost:{self.server_address[1]}"


@contextmanager
def smtp_server(refuse: dict[str, str] | None = None, certificate: Path | None = None) -> Iterator[SmtpServer]:
    with SmtpServer(refuse, certificate) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = cast(SmtpServer, self.server)
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            command = line.split()[0].upper()
            if refusal := server.refuse.get(command) or server.refuse.get(line.split(" SIZE")[0].upper()):
                self._say(refusal)
            elif command == "EHLO":
                features = ["127.0.0.1", "AUTH PLAIN", *(["STARTTLS"] if server.certificate else [])]
                for feature in features[:-1]:
                    self._say(f"250-{feature}")
                self._say(f"250 {features[-1]}")
            elif command == "STARTTLS":
                self._say("220 go")
                if not self._secure(server):
                    return
            elif command == "AUTH":
                _, user, password = base64.b64decode(line.split()[2]).decode().split("\0")
                server.logins.append((user, password))
                self._say("235 welcome")
            elif command == "RCPT":
                server.recipients.append(line.partition("<")[2].partition(">")[0])
                self._say("250 ok")
            elif command == "DATA":
                self._say("354 send")
                server.mails.append(self._read_mail())
                self._say("250 taken")
            elif command == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def finish(self) -> None:
        super().finish()
        self.connection.close()  # the secured one is not the server's own

    def _secure(self, server: SmtpServer) -> bool:
        assert server.certificate
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(server.certificate)
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except ssl.SSLError:
            return False  # the client does not trust us
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        return True

    def _read_mail(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
