import type { Socket } from 'node:net';
import type { WireRequest } from '../wire.ts';
import { verifyAwsV4 } from './awsv4.ts';
import { verifyDigest } from './digest.ts';
import { verifyEdgeGrid } from './edgegrid.ts';
import { verifyHawk } from './hawk.ts';
import { verifyNtlm } from './ntlm.ts';
import { verifyOauth1 } from './oauth1.ts';
import { verifyAsap, verifyJwt } from './tokens.ts';
import { refused, type Verdict, type Verify } from './verdict.ts';

const schemes: Readonly<Record<string, Verify>> = {
  asap: verifyAsap,
  awsv4: verifyAwsV4,
  digest: verifyDigest,
  edgegrid: verifyEdgeGrid,
  hawk: verifyHawk,
  jwt: verifyJwt,
  ntlm: verifyNtlm,
  oauth1: verifyOauth1,
};

/** Asks the server of a scheme whether the signature of a request holds. */
export async function verify(scheme: string, request: WireRequest, socket: Socket | null): Promise<Verdict> {
  const query = new URL(`http://any.test${request.path}`).searchParams;
  return schemes[scheme]?.(request, query, socket) ?? refused(`no such scheme: ${scheme}`);
}
