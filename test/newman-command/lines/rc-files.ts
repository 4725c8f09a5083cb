import { type CommandLine, type Differs, lines } from '../line.ts';

/** Options in a file of the project, of the home folder, or of both. */
function withFiles(
  text: string,
  { project, home }: { readonly project?: unknown; readonly home?: unknown },
  differs?: Differs,
): readonly CommandLine[] {
  const files = {
    ...(project !== undefined && { '.newmanrc': project }),
    ...(home !== undefined && { '../home/.postman/newmanrc': home }),
  };
  return lines(text, differs, { files });
}

const environment = { environment: 'e.json' };
const globals = { globals: 'g.json' };

/** Command lines beside newman's rc files. */
export const rcFileLines = [
  ...withFiles('run c.json\nrun c.json -e g.json\nrun c.json --env-var who=flag', { project: environment }),
  ...withFiles('run c.json', { home: environment }),
  ...withFiles('run c.json', { project: environment, home: { environment: 'g.json' } }),
  ...withFiles('run c.json', { project: globals, home: environment }),
  ...withFiles('run c.json', { project: { run: environment } }),
  ...withFiles('run c.json', { project: { run: globals, environment: 'e.json' } }),
  ...withFiles('run c.json', { project: globals, home: { run: environment } }, { postino: 'rc-files' }),
  ...withFiles('run c.json', { project: { iterationCount: 2, folder: 'Read' } }, { postino: 'rc-files' }),
  ...withFiles('run c.json -n 1', { project: { iterationCount: 2 } }),
  ...withFiles(
    'run c.json',
    { project: { iterationData: 'data.csv', envVar: [{ key: 'q', value: 'file' }] } },
    { postino: 'rc-files' },
  ),
  ...withFiles('run fail.json', { project: { bail: true } }),
  ...withFiles('run fail.json', { project: { suppressExitCode: true } }, { postino: 'rc-files' }),
  ...withFiles('run secure.json', { project: { insecure: true } }),
  ...withFiles('run c.json', { project: { folder: ['Read'] } }),
  ...withFiles('run c.json', { project: { ignoreRedirects: true } }),
  ...withFiles('run c.json', { project: { exportEnvironment: 'out.json' } }),
  ...withFiles('run one.json', { project: { reporter: { json: { export: 'out.json' } } } }),
  ...withFiles('run one.json -r json', { project: { reporter: { json: { export: 'out.json' } } } }),
  ...withFiles('run c.json', { project: {} }),
  ...withFiles('run c.json', { project: [] }, { postino: 'exit-code-2' }),
  ...withFiles('run c.json', { project: { nonsense: 1 } }),
  ...withFiles('run one.json', { project: '{bad json' }, { postino: 'exit-code-2' }),
  ...withFiles('run one.json', { home: '{bad json' }, { postino: 'exit-code-2' }),
  ...withFiles('run one.json', { project: { environment: 'none.json' } }, { postino: 'exit-code-2' }),
  ...withFiles('run', { project: { collection: 'one.json' } }, { postino: 'rc-files' }),
  ...withFiles('run one.json', { project: { collection: 'c.json' } }),
  ...withFiles('run one.json', { project: { reporters: ['json', 'junit'] } }, { postino: 'rc-files' }),
  ...withFiles('run one.json', { project: { silent: true, verbose: true, disableUnicode: true } }),
  ...withFiles('run one.json', { project: { color: 'on', delayRequest: 1, timeoutRequest: 20_000 } }),
  ...withFiles('run uploads.json', { project: { insecureFileRead: false } }, { postino: 'outside-files' }),
  ...withFiles('run cookies.json', { project: { cookieJar: 'jar.json', exportCookieJar: 'out.json' } }),
  // newman reads no variables of its own.
  ...lines('run c.json', {}, { env: { NEWMAN_ENVIRONMENT: 'e.json', NEWMAN_RUN_ENVIRONMENT: 'e.json' } }),
];
