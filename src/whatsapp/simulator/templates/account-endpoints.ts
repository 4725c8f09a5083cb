import type { Call, Endpoints } from '../call.ts';
import { noteActivity } from '../endpoints/activities.ts';
import { listable } from '../endpoints/node.ts';
import { management } from '../endpoints/permissions.ts';
import { invalidInput, invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { AccountNode, GraphNode, TemplateNode } from '../node.ts';
import { optionalJson, optionalList, optionalText, type Parameters, requiredText } from '../parameters.ts';
import type { World } from '../world.ts';
import { checkCategory, checkLanguage, checkName, readComponents } from './check-template.ts';
import { fromLibrary } from './library.ts';
import { planReview } from './review.ts';

const mostTemplates = 250;
/** The name of an approved template is blocked so many seconds after its deletion. */
const blockedFor = 30 * 24 * 60 * 60;
const blockedNames = keep<number>('blocked-name', 0);

/** What an account answers about its templates. */
export const accountTemplateEndpoints: Endpoints<AccountNode> = {
  'GET message_templates': listable('message_templates', management, (nodes, { parameters }) =>
    matching(nodes, parameters),
  ),
  'POST message_templates': { permissions: management, answer: create },
  'DELETE message_templates': { permissions: management, answer: remove },
};

const filters = ['name', 'language', 'status', 'category', 'quality_score'];

function matching(nodes: readonly GraphNode[], parameters: Parameters): readonly GraphNode[] {
  const content = optionalText(parameters, 'content')?.toLowerCase() ?? '';
  const named = optionalText(parameters, 'name_or_content')?.toLowerCase() ?? '';
  const found = nodes.filter(({ values }) => {
    const text = JSON.stringify(values['components'] ?? '').toLowerCase();
    return text.includes(content) && (text.includes(named) || String(values['name']).includes(named));
  });
  return filters.reduce((kept, name) => {
    const wanted = optionalText(parameters, name);
    return wanted === undefined || wanted === '' ? kept : kept.filter((node) => node.values[name] === wanted);
  }, found);
}

function create(call: Call<AccountNode>): unknown {
  const { node, parameters } = call;
  const name = requiredText(parameters, 'name');
  checkName(name);
  const language = requiredText(parameters, 'language');
  checkLanguage(language);
  const isFromLibrary = parameters.has('library_template_name');
  const category = isFromLibrary
    ? (optionalText(parameters, 'category') ?? 'UTILITY')
    : requiredText(parameters, 'category');
  checkCategory(category);
  const format = (optionalText(parameters, 'parameter_format') ?? 'POSITIONAL').toUpperCase();
  if (!['POSITIONAL', 'NAMED'].includes(format)) {
    throw invalidParameter(`Param parameter_format must be one of {POSITIONAL, NAMED} - got "${format}".`);
  }
  const given = isFromLibrary
    ? fromLibrary(parameters)
    : (optionalList(parameters, 'components') ?? optionalJson(parameters, 'components'));
  if (given === undefined) throw invalidParameter('The parameter components is required.');
  const components = readComponents(given, category, format === 'NAMED');
  checkFlows(components, node.id, call.world);
  const ttl = optionalText(parameters, 'message_send_ttl_seconds');
  return addTemplate(call, {
    name,
    language,
    category,
    parameter_format: format,
    components,
    ...(ttl === undefined ? {} : { message_send_ttl_seconds: Number(ttl) }),
    ...(isFromLibrary ? { library_template_name: optionalText(parameters, 'library_template_name') } : {}),
  });
}

type NewTemplate = Pick<TemplateNode, 'name' | 'language' | 'components'> & { readonly category: string } & Readonly<
    Record<string, unknown>
  >;

/** Adds a template: authentication templates and those from the library are approved at once, others reviewed. */
export function addTemplate(
  { node, session, world }: Pick<Call<AccountNode>, 'node' | 'session' | 'world'>,
  template: NewTemplate,
): unknown {
  const { name, language, components, category } = template;
  const own = world.all('template').filter(({ account }) => account === node.id);
  if (own.some((each) => each.name === name && each.language === language)) {
    throw invalidInput(
      2388024,
      'Content in this language already exists',
      `There is already ${language} content for the template ${name}.`,
    );
  }
  if (own.length >= mostTemplates) {
    throw invalidInput(
      2388019,
      'Message template limit exceeded',
      `An account can have at most ${mostTemplates} templates.`,
    );
  }
  const blockedSince = blockedNames.of(world, `${node.id}/${name}`);
  if (world.hasLimits && blockedSince > 0 && world.seconds() - blockedSince < blockedFor) {
    throw invalidInput(
      2388023,
      'Message template name is blocked',
      `The name ${name} can be used again 30 days after the deletion.`,
    );
  }
  const isTrusted = category === 'AUTHENTICATION' || template['library_template_name'] !== undefined;
  const status = isTrusted ? 'APPROVED' : 'PENDING';
  const id = world.newId('template');
  const values = {
    ...template,
    id,
    status,
    last_updated_time: new Date(world.now()).toISOString(),
    quality_score: { score: 'UNKNOWN' },
    rejected_reason: 'NONE',
  };
  world.put({ kind: 'template', id, account: node.id, name, language, status, components, values });
  if (!isTrusted) planReview(id, world);
  const details = { template_name: name, template_language: language, template_category: category };
  const deed = { type: 'TEMPLATE_CREATED', description: `Template ${name} was created`, details };
  noteActivity(node.id, deed, session, world);
  return { id, status, category };
}

/** By `hsm_id` and name one template, by name alone all its languages. */
function remove({ node, parameters, world }: Call<AccountNode>): unknown {
  const ids = optionalList(parameters, 'hsm_ids')?.map(String);
  const name = ids === undefined ? requiredText(parameters, 'name') : undefined;
  const id = optionalText(parameters, 'hsm_id') ?? '';
  const found = world
    .all('template')
    .filter((each) => each.account === node.id)
    .filter((each) =>
      ids === undefined ? each.name === name && (id === '' || each.id === id) : ids.includes(each.id),
    );
  if (found.length === 0) {
    throw invalidInput(
      2593002,
      'Message template not found',
      `There is no template ${name ?? ids?.join(', ')} in this account.`,
    );
  }
  for (const template of found) {
    if (template.status === 'APPROVED') blockedNames.put(world, `${node.id}/${template.name}`, world.seconds());
    world.remove(template.id);
  }
  return { success: true };
}

/** A flow that a button names must be there. */
function checkFlows(components: TemplateNode['components'], account: string, world: World): void {
  const buttons = components
    .flatMap(({ buttons: list = [] }) => list)
    .filter(({ type }) => type.toUpperCase() === 'FLOW');
  for (const { flow_id: id, flow_name: name } of buttons) {
    if (id === undefined && name === undefined) continue;
    const isThere = world
      .all('flow')
      .some((flow) => flow.account === account && (flow.id === String(id) || flow.name === name));
    if (!isThere)
      throw invalidInput(2388297, 'Flow not found', `There is no flow ${String(id ?? name)} in this account.`);
  }
}
