import { writeFileSync } from 'node:fs';
import { Injectable, Module } from '@nestjs/common';
import { HelloModule } from '../webhook/hello.module.js';
import { CertificateFolder } from '../security/certificates.js';
import { ADAPTERS, startService } from '../support/start-service.js';
import { withServer } from '../support/with-server.js';

@Injectable()
class SomethingOfTheTeam {}

@Module({ providers: [SomethingOfTheTeam] })
class ForgetfulModule {}

withServer('OpenSSL').describe.each(ADAPTERS)('a boot that fails on %s says why', (adapter) => {
  const folder = new CertificateFolder();
  const one = folder.selfSigned(`one-${adapter}`);
  const other = folder.selfSigned(`other-${adapter}`);
  const garbage = `${folder.path}/garbage.pem`;
  writeFileSync(garbage, '-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----\n');

  afterAll(() => folder.remove());

  it.each([
    ['swapped', one.keyFile, one.certFile, undefined, /may be swapped \(ERR_OSSL_PEM_NO_START_LINE\)/],
    ['of two pairs', one.certFile, other.keyFile, undefined, /do not belong together/],
    ['damaged', garbage, one.keyFile, undefined, /HTTPS cannot be served/],
    [
      'with an authority that is none',
      one.certFile,
      one.keyFile,
      garbage,
      /the authority of clients is not a certificate/,
    ],
  ])('certificate and key are %s', async (_name, certFile, keyFile, caFile, message) => {
    const failure = startService(HelloModule, adapter, {
      TLS_CERT_FILE: certFile,
      TLS_KEY_FILE: keyFile,
      ...(caFile !== undefined && { TLS_CLIENT_CA_FILE: caFile }),
    });
    await expect(failure).rejects.toMatchObject({
      code: 'CERTIFICATE_UNUSABLE',
      message: expect.stringMatching(message) as unknown,
      help: expect.stringContaining('TLS_CERT_FILE') as unknown,
    });
    await expect(failure).rejects.not.toThrow('canary');
  });

  it('the module does not import FulfillmentModule', async () => {
    await expect(startService(ForgetfulModule, adapter)).rejects.toMatchObject({
      code: 'MISSING_MODULE',
      message: 'ForgetfulModule does not import FulfillmentModule, so there is no webhook to serve.',
    });
  });
});
