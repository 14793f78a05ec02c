import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate for 127.0.0.1 and localhost, and the file of the authority that signed it. */
export type PrivateCertificate = {
  readonly key: string;
  readonly cert: string;
  readonly keyFile: string;
  readonly certFile: string;
  readonly caFile: string;
};

/** Creates a private certificate authority and a certificate that it signs. @param folder the folder of its files. @param names whose it is */
export function makeCertificate(folder: string, names = 'IP:127.0.0.1,DNS:localhost'): PrivateCertificate {
  const at = (name: string) => join(folder, name);
  const openssl = (...parameters: readonly string[]) => execFileSync('openssl', [...parameters], { stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout'];
  const authority = ['-addext', 'basicConstraints=critical,CA:TRUE', '-subj', '/CN=Private authority of a test'];
  openssl('req', '-x509', ...key, at('ca.key'), '-out', at('ca.pem'), '-days', '2', ...authority);
  const named = ['-addext', `subjectAltName=${names}`, '-addext', 'basicConstraints=CA:FALSE', '-subj', '/CN=127.0.0.1'];
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key')];
  openssl('req', '-x509', ...key, at('server.key'), '-out', at('server.pem'), '-days', '2', ...named, ...signed);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  return {
    ...{ key: read('server.key'), cert: read('server.pem'), caFile: at('ca.pem') },
    ...{ keyFile: at('server.key'), certFile: at('server.pem') },
  };
}
