import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { ProtocolProfileBehavior } from '../../model/request.ts';
import { failure } from '../failure.ts';
import type { OpenedCertificate } from './certificates.ts';

/** What a run may say about TLS. */
export interface TrustSettings {
  /** PEM texts of authorities to trust besides those that Node trusts. */
  readonly trustedCertificates?: readonly string[] | undefined;
  /** Told the secrets of each TLS connection, line by line (NSS key log format). */
  readonly keyLog?: ((line: Uint8Array) => void) | undefined;
}

/** How servers are checked. */
export interface TlsOptions extends TrustSettings {
  /** Take TLS certificates that cannot be verified. */
  readonly insecure: boolean;
}

/** How a TLS connection is made. `id` is the same for the same way, and empty for the plainest. */
export interface Security {
  readonly id: string;
  readonly options: { readonly rejectUnauthorized: boolean; readonly secureContext?: SecureContext };
}

/** Makes each kind of TLS connection ready once. */
export class Securities {
  readonly #options: TlsOptions;
  readonly #contexts = new Map<string, SecureContext>();

  constructor(options: TlsOptions) {
    this.#options = options;
  }

  /** Throws what node says of a certificate that it cannot use. */
  find(behavior: ProtocolProfileBehavior, certificate?: OpenedCertificate): Security {
    const { strictSSL } = behavior;
    const rejectUnauthorized = (strictSSL ?? undefined) === undefined ? !this.#options.insecure : strictSSL !== false;
    const chosen = chooses(behavior) ? choiceOf(behavior) : undefined;
    if (chosen === undefined && certificate === undefined && this.#options.trustedCertificates === undefined) {
      return { id: '', options: { rejectUnauthorized } };
    }
    const id = JSON.stringify([certificate?.id, chosen]);
    let secureContext = this.#contexts.get(id);
    if (secureContext === undefined) {
      secureContext = this.#create(chosen ?? {}, certificate);
      this.#contexts.set(id, secureContext);
    }
    return { id, options: { rejectUnauthorized, secureContext } };
  }

  #create(chosen: SecureContextOptions, certificate: OpenedCertificate | undefined): SecureContext {
    const { cert, key, pfx, passphrase } = certificate ?? {};
    try {
      const context = createSecureContext({
        ...chosen,
        ...(pfx !== undefined && { pfx }),
        ...(cert !== undefined && key !== undefined && { cert, key }),
        ...(passphrase !== undefined && { passphrase }),
      });
      // Node's option `ca` replaces the authorities it trusts by itself, NODE_EXTRA_CA_CERTS among them; this adds.
      for (const pem of this.#options.trustedCertificates ?? []) context.context.addCACert(pem);
      return context;
    } catch (cause) {
      throw certificate === undefined ? cause : unusable(certificate, cause);
    }
  }
}

function unusable({ name }: OpenedCertificate, cause: unknown): Error {
  const { code = 'bad-certificate', message } = cause as NodeJS.ErrnoException;
  return failure(code, `the client certificate ${name} cannot be used: ${message}`, 'Check its key and its passphrase');
}

/** Does a request say anything that a connection of its own is needed for? */
function chooses(behavior: ProtocolProfileBehavior): boolean {
  return (
    behavior['tlsCipherSelection'] !== undefined ||
    behavior['tlsPreferServerCiphers'] !== undefined ||
    behavior['tlsDisabledProtocols'] !== undefined
  );
}

function choiceOf(behavior: ProtocolProfileBehavior): SecureContextOptions | undefined {
  const { tlsDisabledProtocols, tlsCipherSelection, tlsPreferServerCiphers } = behavior;
  const chosen = {
    ...(Array.isArray(tlsCipherSelection) && { ciphers: tlsCipherSelection.join(':') }),
    ...(tlsPreferServerCiphers === true && { honorCipherOrder: true }),
    ...(Array.isArray(tlsDisabledProtocols) && { secureOptions: withoutProtocols(tlsDisabledProtocols) }),
  };
  return Object.keys(chosen).length === 0 ? undefined : chosen;
}

/** OpenSSL's flags for Postman's names (`TLSv1_1` …); unknown names switch nothing off. */
function withoutProtocols(names: readonly unknown[]): number {
  const flags: Readonly<Record<string, unknown>> = { ...constants };
  return names.reduce<number>((sum, name) => sum | Number(flags[`SSL_OP_NO_${name}`] ?? 0), 0);
}
