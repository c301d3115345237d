import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  certFile: string;
  keyFile: string;
  cert: string;
  key: string;
}

/** Certificates that are made for one suite, in a folder that goes with it. */
export class CertificateFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'certificates-'));

  /** Self-signed for 127.0.0.1, so that it is its own authority. */
  selfSigned(name: string): Certificate {
    const { certFile, keyFile } = this.files(name);
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'],
      ...['-keyout', keyFile, '-out', certFile],
    );
    return read(certFile, keyFile);
  }

  /** For a client, signed by an authority of {@link selfSigned}. */
  signedBy(authority: Certificate, name: string): Certificate {
    const { certFile, keyFile } = this.files(name);
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...[
        '-CA',
        authority.certFile,
        '-CAkey',
        authority.keyFile,
        '-addext',
        'basicConstraints=critical,CA:FALSE',
      ],
      ...['-subj', `/CN=${name}`, '-days', '2', '-keyout', keyFile, '-out', certFile],
    );
    return read(certFile, keyFile);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private files(name: string): { certFile: string; keyFile: string } {
    return { certFile: join(this.path, `${name}.cert.pem`), keyFile: join(this.path, `${name}.key.pem`) };
  }
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}

function read(certFile: string, keyFile: string): Certificate {
  return { certFile, keyFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
}
