import type { Call, Endpoints } from '../call.ts';
import { numberFrom } from '../chance.ts';
import { management } from '../endpoints/permissions.ts';
import { GraphError, invalidParameter } from '../graph-error.ts';
import type { AccountNode, TemplateNode } from '../node.ts';
import { isObject, optionalJson, optionalList, optionalText, type Parameters, requiredText } from '../parameters.ts';
import type { World } from '../world.ts';
import { addTemplate } from './account-endpoints.ts';
import { checkLanguage, checkName, readComponents } from './check-template.ts';

const day = 24 * 60 * 60;
const mostTemplates = 10;
const mostDays = 90;

/** Bulk work on templates, previews, and how they do. */
export const templateToolEndpoints: Endpoints<AccountNode> = {
  'GET message_template_previews': { permissions: management, answer: previews },
  'POST upsert_message_templates': { permissions: management, answer: upsert },
  'POST migrate_message_templates': { permissions: management, answer: migrate },
  'GET template_analytics': {
    permissions: management,
    answer: (call) => analytics(call, 'template_id', templatesIn(call)),
  },
  'GET template_group_analytics': {
    permissions: management,
    answer: (call) =>
      analytics(call, 'template_group_id', optionalList(call.parameters, 'template_group_ids')?.map(String) ?? []),
  },
  'GET group_analytics': {
    permissions: management,
    answer: (call) => {
      const ids = call.world
        .all('group')
        .filter(({ account }) => account === call.node.id)
        .map(({ id }) => id);
      return analytics(call, 'group_id', optionalList(call.parameters, 'group_ids')?.map(String) ?? ids);
    },
  },
};

/** A list as JSON, or as words with commas between them. */
function wordsIn(parameters: Parameters, name: string, otherwise: string): readonly string[] {
  const given = parameters.get(name) ?? otherwise;
  const isPlain = typeof given === 'string' && !given.startsWith('[');
  const list = isPlain ? given.split(',') : (optionalList(parameters, name) ?? []);
  return list.map((word) => String(word).trim());
}

/** What an authentication template will say, in each language; the simulator speaks English only. */
function previews({ parameters }: Call<AccountNode>): unknown {
  const category = requiredText(parameters, 'category');
  if (category !== 'AUTHENTICATION')
    throw invalidParameter(`Param category must be one of {AUTHENTICATION} - got "${category}".`);
  const advice =
    optionalText(parameters, 'add_security_recommendation') === 'true'
      ? ' For your security, do not share this code.'
      : '';
  const minutes = optionalText(parameters, 'code_expiration_minutes');
  const types = wordsIn(parameters, 'button_types', 'OTP');
  return {
    data: wordsIn(parameters, 'languages', 'en_US').map((language) => ({
      language,
      body: `*{{1}}* is your verification code.${advice}`,
      ...(minutes === undefined ? {} : { footer: `This code expires in ${minutes} minutes.` }),
      buttons: types.map(() => ({ type: 'OTP', text: 'Copy code', autofill_text: 'Autofill' })),
    })),
  };
}

/** One authentication template in many languages: made where it is missing, changed where it is there. */
function upsert(call: Call<AccountNode>): unknown {
  const { node, parameters, world } = call;
  const name = requiredText(parameters, 'name');
  checkName(name);
  const category = requiredText(parameters, 'category');
  if (category !== 'AUTHENTICATION')
    throw invalidParameter(`Param category must be one of {AUTHENTICATION} - got "${category}".`);
  const components = readComponents(optionalJson(parameters, 'components'), category, false);
  const languages = wordsIn(parameters, 'languages', 'en_US');
  for (const language of languages) checkLanguage(language);
  const data = languages.map((language) => {
    const before = ownTemplates(node.id, world).find((each) => each.name === name && each.language === language);
    if (before === undefined) {
      const made = addTemplate(call, { name, language, category, components, parameter_format: 'POSITIONAL' });
      return isObject(made) ? { id: made['id'], status: made['status'], language } : made;
    }
    world.put({ ...before, components, values: { ...before.values, components } });
    return { id: before.id, status: before.status, language };
  });
  return { data };
}

function migrate(call: Call<AccountNode>): unknown {
  const { node, parameters, session, world } = call;
  const source = requiredText(parameters, 'source_waba_id');
  if (!session.accounts.includes(source))
    throw invalidParameter('Param source_waba_id is not an account of this token');
  const migrated_templates: string[] = [];
  const failed_templates: Record<string, string> = {};
  for (const template of ownTemplates(source, world)) {
    const isTaken = ownTemplates(node.id, world).some(
      (each) => each.name === template.name && each.language === template.language,
    );
    if (isTaken || template.status !== 'APPROVED') {
      failed_templates[template.id] = isTaken
        ? 'Template name already exists in the destination'
        : 'Only approved templates are migrated';
      continue;
    }
    const id = world.newId('template');
    world.put({ ...template, id, account: node.id, values: { ...template.values, id } });
    migrated_templates.push(id);
  }
  return { migrated_templates, failed_templates };
}

function ownTemplates(account: string, world: World): readonly TemplateNode[] {
  return world.all('template').filter((each) => each.account === account);
}

function templatesIn({ node, parameters, world }: Call<AccountNode>): readonly string[] {
  if (node.values['is_enabled_for_insights'] !== true) {
    throw new GraphError(400, {
      message: '(#200005) Template insights are not enabled for this account',
      type: 'OAuthException',
      code: 200005,
    });
  }
  const ids = optionalList(parameters, 'template_ids')?.map(String) ?? [];
  if (ids.length === 0 || ids.length > mostTemplates)
    throw invalidParameter(`Param template_ids must have 1 to ${mostTemplates} entries`);
  const foreign = ids.find((id) => !ownTemplates(node.id, world).some((template) => template.id === id));
  if (foreign === undefined) return ids;
  throw new GraphError(400, {
    message: `(#200007) There is no template ${foreign} in this account`,
    type: 'OAuthException',
    code: 200007,
  });
}

/** One point for each day and id; the numbers are made up, and always the same. */
function analytics(call: Call<AccountNode>, idField: string, ids: readonly string[]): unknown {
  const { parameters } = call;
  const [start, end] = [timeIn(parameters, 'start'), timeIn(parameters, 'end')];
  if (end <= start || end - start > mostDays * day)
    throw invalidParameter(`Param end must be after start, by at most ${mostDays} days`);
  const granularity = (optionalText(parameters, 'granularity') ?? 'DAILY').toUpperCase();
  if (granularity !== 'DAILY')
    throw invalidParameter(`Param granularity must be one of {DAILY} - got "${granularity}".`);
  const days = Array.from({ length: Math.ceil((end - start) / day) }, (_, place) => start + place * day);
  const data_points = ids.flatMap((id) =>
    days.map((from) => {
      const sent = numberFrom(`${id}/${from}`, 0, 300);
      const delivered = sent - Math.floor(sent / 50);
      return { [idField]: id, start: from, end: from + day, sent, delivered, read: Math.floor(delivered * 0.8) };
    }),
  );
  return { data: [{ granularity: 'DAILY', product_type: 'cloud_api', data_points }] };
}

function timeIn(parameters: Parameters, name: string): number {
  const text = requiredText(parameters, name);
  const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  if (!Number.isFinite(time)) throw invalidParameter(`Param ${name} must be a time in seconds since 1970 or a day`);
  return time;
}
