import { stripJsonComments } from './json-comments.ts';

const languageTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  text: 'text/plain',
  json: 'application/json',
  javascript: 'application/javascript',
  xml: 'application/xml',
};

/** Text as it is, objects as JSON; anything else is no body. */
export function rawText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  if (typeof raw !== 'object' || raw === null || Object.keys(raw).length === 0) return '';
  return JSON.stringify(raw) ?? '';
}

/** The content type of a body language; plain text for what Postman does not know. */
export function rawType(language: string | undefined): string {
  return (language !== undefined && Object.hasOwn(languageTypes, language) && languageTypes[language]) || 'text/plain';
}

/** JSON bodies may have comments in Postman; the server gets them without. The language counts before the header. */
export function withoutComments(text: string, language: string | undefined, contentType: string | undefined): string {
  const isJson = language ? language === 'json' : /^application\/(\S+\+)?json/.test(contentType ?? '');
  return isJson ? stripJsonComments(text) : text;
}

/** The JSON of a GraphQL request. Variables given as text go in unparsed; empty text is left out. */
export function encodeGraphql(graphql: unknown): string | undefined {
  if (!graphql || (typeof graphql !== 'object' && typeof graphql !== 'string')) return undefined;
  const { query, operationName, variables } = Object(graphql) as Record<string, unknown>;
  if (typeof variables !== 'string') return JSON.stringify({ query, operationName, variables });
  const members = [
    typeof query === 'string' ? `"query":${JSON.stringify(query)}` : '',
    typeof operationName === 'string' ? `"operationName":${JSON.stringify(operationName)}` : '',
    variables === '' ? '' : `"variables":${variables}`,
  ];
  return `{${members.filter((member) => member !== '').join(',')}}`;
}
