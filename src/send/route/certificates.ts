import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Certificate, CertificateSource } from '../../model/connection.ts';
import { type FileAccess, openFile, problemOf } from '../body/files.ts';
import type { Target } from '../target.ts';
import { fitsUrl } from './url-pattern.ts';

/** A client certificate with its bytes. */
export interface OpenedCertificate {
  /** The same for the same certificate: it tells connections apart. */
  readonly id: string;
  readonly name: string;
  readonly cert?: Buffer | undefined;
  readonly key?: Buffer | undefined;
  readonly pfx?: Buffer | undefined;
  readonly passphrase?: string | undefined;
}

/** Absent without a usable certificate; why that is so is in the warnings. */
export interface CertificateOpening {
  readonly certificate: OpenedCertificate | undefined;
  readonly warnings: readonly string[];
}

/** Whose file names they are: a collection's may come from another machine, and may not lead out of the folder. */
type Author = 'run' | 'collection';

/** The client certificates of a run. Each file is read once, when a request first needs it. */
export class ClientCertificates {
  readonly #list: readonly Certificate[];
  readonly #access: FileAccess;
  readonly #opened = new Map<string, Promise<CertificateOpening>>();

  constructor(list: readonly Certificate[], access: FileAccess) {
    this.#list = list;
    this.#access = access;
  }

  /** The first of the run's certificates that fits, else the request's own. */
  async find(target: Target, own: Certificate | undefined): Promise<CertificateOpening> {
    const ours = this.#list.find(({ matches }) => matches.some((pattern) => fitsUrl(pattern, target)));
    if (ours !== undefined) return this.#open(ours, 'run');
    const fits = own !== undefined && (own.matches.length === 0 || own.matches.some((each) => fitsUrl(each, target)));
    return fits ? this.#open(own, 'collection') : { certificate: undefined, warnings: [] };
  }

  #open(certificate: Certificate, author: Author): Promise<CertificateOpening> {
    const id = JSON.stringify([author, certificate]);
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    const opening = open(id, certificate, (source) => read(source, author, this.#access));
    this.#opened.set(id, opening);
    return opening;
  }
}

type ReadResult = { readonly bytes: Buffer } | { readonly problem: string } | undefined;

async function open(
  id: string,
  { name, cert, key, pfx, passphrase }: Certificate,
  readSource: (source: CertificateSource | undefined) => Promise<ReadResult>,
): Promise<CertificateOpening> {
  const warnings: string[] = [];
  const take = async (kind: string, source: CertificateSource | undefined): Promise<Buffer | undefined> => {
    const result = await readSource(source);
    if (result !== undefined && 'problem' in result)
      warnings.push(`certificate "${kind}" load error: ${result.problem}`);
    return result !== undefined && 'bytes' in result ? result.bytes : undefined;
  };
  const bytes = { pfx: await take('pfx', pfx), key: await take('key', key), cert: await take('cert', cert) };
  // One PEM file may hold both.
  if (key === undefined && bytes.cert?.includes('PRIVATE KEY-----')) bytes.key = bytes.cert;
  const isWhole = bytes.pfx !== undefined || (bytes.cert !== undefined && bytes.key !== undefined);
  const shown = name ?? nameOf(pfx) ?? nameOf(cert) ?? 'without a name';
  if (!isWhole && warnings.length === 0) {
    warnings.push(
      `certificate ${shown} is not used: ${bytes.cert === undefined ? 'it names no file' : 'it has no key'}`,
    );
  }
  const certificate = isWhole ? { id, name: shown, ...bytes, passphrase } : undefined;
  return { certificate, warnings };
}

function nameOf(source: CertificateSource | undefined): string | undefined {
  return source !== undefined && 'src' in source ? source.src : undefined;
}

async function read(source: CertificateSource | undefined, author: Author, access: FileAccess): Promise<ReadResult> {
  if (source === undefined) return undefined;
  if ('value' in source) return { bytes: Buffer.from(source.value) };
  if (author === 'collection') {
    const file = await openFile(source.src, access);
    if (file.kind === 'missing') return { problem: file.problem };
    if (file.kind === 'refused') return { problem: `"${source.src}", lies outside the working directory` };
    const handle = await file.part.open();
    return { bytes: await handle.readFile().finally(() => handle.close()) };
  }
  return readAnywhere(source.src, access);
}

/** The run's own files: in the working directory, else where newman looks for them, in the current one. */
async function readAnywhere(source: string, { workingDirectory }: FileAccess): Promise<ReadResult> {
  let problem = '';
  for (const path of new Set([resolve(workingDirectory, source), resolve(source)])) {
    try {
      return { bytes: await readFile(path) };
    } catch (error) {
      problem ||= problemOf(source, error as NodeJS.ErrnoException);
    }
  }
  return { problem };
}
