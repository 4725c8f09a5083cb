/** What the server answers. */
export function answer(request, response) {
  const path = new URL(request.url, 'http://127.0.0.1').pathname;
  const headers = { 'content-type': 'application/json' };
  if (path === '/redirect') {
    response.writeHead(302, { location: '/json/2', 'set-cookie': 'hop=1; Path=/' }).end();
  } else if (path === '/cookies') {
    response
      .writeHead(200, { ...headers, 'set-cookie': ['c=1; Path=/', 'd=2; Path=/; HttpOnly; Max-Age=100'] })
      .end('{}');
  } else if (path === '/digest' && request.headers.authorization === undefined) {
    response.writeHead(401, { 'www-authenticate': 'Digest realm="r", nonce="n", qop="auth"' }).end();
  } else if (path === '/text') {
    response.writeHead(201, { 'content-type': 'text/plain; charset=utf-8' }).end('Grüße\n'.repeat(3));
  } else if (path === '/slow') {
    setTimeout(() => response.end(), 3000);
  } else {
    response.writeHead(200, headers).end(JSON.stringify({ path, ok: true }));
  }
}
