/** What Jenkins' junit-10.xsd allows of what Postino writes: attributes and children of each element. */
const schema: Readonly<
  Record<string, { attributes: readonly string[]; required: readonly string[]; children: readonly string[] }>
> = {
  testsuites: { attributes: ['name'], required: [], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
    required: ['name', 'tests'],
    children: ['testcase', 'system-out'],
  },
  testcase: {
    attributes: ['name', 'classname', 'time'],
    required: ['name'],
    children: ['failure', 'error', 'skipped'],
  },
  failure: { attributes: ['message', 'type'], required: [], children: [] },
  error: { attributes: ['message', 'type'], required: [], children: [] },
  skipped: { attributes: ['message', 'type'], required: [], children: [] },
  'system-out': { attributes: [], required: [], children: [] },
};

const token = /<\?xml [^>]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|[^<]+/gy;

/** Throws unless the text is well-formed XML, as far as Postino uses it, and follows the schema. */
export function checkJunit(xml: string): void {
  const open: string[] = [];
  let end = 0;
  for (const [all, closing, opening, attributes = '', empty] of xml.matchAll(token)) {
    end += all.length;
    checkCharacters(all);
    if (opening !== undefined) {
      checkElement(opening, attributes, open.at(-1));
      if (empty === '') open.push(opening);
    } else if (closing !== undefined) {
      if (open.pop() !== closing) throw new Error(`</${closing}> closes another element`);
    }
  }
  if (end !== xml.length) throw new Error(`not XML: ${xml.slice(end, end + 80)}`);
  if (open.length > 0 || !xml.trimEnd().endsWith('</testsuites>')) throw new Error(`still open: ${open.join(', ')}`);
}

function checkElement(name: string, attributes: string, parent: string | undefined): void {
  const rule = schema[name];
  if (rule === undefined) throw new Error(`no element ${name}`);
  if (parent === undefined ? name !== 'testsuites' : !schema[parent]?.children.includes(name)) {
    throw new Error(`${name} inside ${parent}`);
  }
  const names = Array.from(attributes.matchAll(/ ([\w-]+)=/g), ([, attribute]) => attribute ?? '');
  if (new Set(names).size !== names.length) throw new Error(`an attribute twice: ${attributes}`);
  for (const each of names) if (!rule.attributes.includes(each)) throw new Error(`no attribute ${each} in ${name}`);
  for (const each of rule.required) if (!names.includes(each)) throw new Error(`${name} without ${each}`);
}

/** XML 1.0, 2.2: no control characters, no lone surrogates, and `&` only in references. */
function checkCharacters(text: string): void {
  const bad = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (bad !== null) throw new Error(`not allowed in XML: ${JSON.stringify(bad[0])}`);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/.test(text)) throw new Error(`a bare & in ${text}`);
}
