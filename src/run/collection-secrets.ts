import type { Collection, Folder, Item } from '../model/collection.ts';
import type { Auth } from '../model/request.ts';
import { connectionSecrets } from '../send/route/credentials.ts';
import { authSecrets } from '../sign/auth-secrets.ts';

/** The credentials that a collection holds as they are, without a variable in them, whether their requests run or not. */
export function collectionSecrets({ auth, children }: Collection): readonly string[] {
  const auths = new Set<Auth | undefined>([auth]);
  const found: string[] = [];
  for (const node of children) gather(node, auths, found);
  for (const each of auths) if (each !== undefined) found.push(...authSecrets(each));
  return found.filter((secret) => !secret.includes('{{'));
}

function gather(node: Folder | Item, auths: Set<Auth | undefined>, found: string[]): void {
  auths.add(node.auth);
  if (node.kind === 'folder') for (const child of node.children) gather(child, auths, found);
  else found.push(...secretsOf(node));
}

function secretsOf({ request: { url, certificate, proxy } }: Item): readonly string[] {
  const password = url.auth?.password ?? '';
  const connection = certificate || proxy ? connectionSecrets([certificate], { list: [proxy] }) : [];
  return password === '' ? connection : [password, ...connection];
}
