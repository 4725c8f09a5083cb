import { basename, resolve } from 'node:path';

/**
 * Makes files of their own of libraries that are imported dynamically and, where `parts` collects them, of our modules,
 * except those that are needed always. `toRoot` leads to dist.
 */
export function setAside({ libraries, toRoot, parts, always }) {
  return {
    name: 'set-aside',
    setup: (build) =>
      build.onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import' || path.startsWith('node:') || always?.test(path)) return undefined;
        if (path.startsWith('.')) {
          if (parts === undefined) return undefined;
          parts.add(resolve(resolveDir, path));
          return { path: `./parts/${basename(path, '.ts')}.js`, external: true };
        }
        const library = path.replace(/^@/, '').replaceAll('/', '-');
        libraries.set(library, path);
        return { path: `${toRoot}/libraries/${library}.js`, external: true };
      }),
  };
}

/** Here the sandbox is a file of dist. */
export function sandboxAt(toRoot) {
  const contents = `export const findSandboxFile = () => require('node:path').join(__filename, '..', '${toRoot}', 'sandbox.cjs');`;
  const filter = /\/script\/sandbox-file\.ts$/;
  return { name: 'sandbox-at', setup: (build) => build.onLoad({ filter }, () => ({ contents, loader: 'ts' })) };
}

/** Modules of node's that take 2 to 14 ms to load and that most runs do without: they are loaded by their first use. */
export function lazyBuiltins() {
  return {
    name: 'lazy-builtins',
    setup(build) {
      const filter = /^(?:node:)?(?:child_process|crypto|fs\/promises|module|timers\/promises)$/;
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'lazy-builtin' ? undefined : { path: path.replace('node:', ''), namespace: 'lazy-builtin' },
      );
      build.onLoad({ filter, namespace: 'lazy-builtin' }, async ({ path }) => {
        const members = Object.entries(await import(`node:${path}`)).filter(([name]) => name !== 'default');
        const load = `const load = () => require('node:${path}');`;
        const whole = 'export default new Proxy({}, { get: (_, key) => load()[key] });';
        return { contents: [load, whole, ...members.map(([name, value]) => lazyMember(name, value))].join('\n') };
      });
    },
  };
}

/** A function or class, or an object's members, found when they are used. */
function lazyMember(name, value) {
  if (typeof value === 'function') {
    const call = `new.target ? Reflect.construct(load().${name}, given) : load().${name}(...given)`;
    return `function lazy_${name}(...given) { return ${call}; }\nexport { lazy_${name} as ${name} };`;
  }
  return `const lazy_${name} = /* @__PURE__ */ new Proxy({}, { get: (_, key) => load().${name}[key] });\nexport { lazy_${name} as ${name} };`;
}

/** Puts another file in the place of a module. */
export function leaveOut(filter, path) {
  return { name: 'leave-out', setup: (build) => build.onResolve({ filter }, () => ({ path })) };
}
