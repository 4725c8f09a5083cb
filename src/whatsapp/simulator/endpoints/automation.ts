import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import type { BotNode, PhoneNumberNode } from '../node.ts';
import { isObject, optionalBoolean, optionalList } from '../parameters.ts';
import { automation } from '../settings/automation.ts';
import { readable } from './node.ts';
import { management, managementOrMessaging } from './permissions.ts';

export const automationEndpoints: Endpoints<PhoneNumberNode> = {
  'POST conversational_automation': { permissions: management, answer: configure },
};

export const botEndpoints: Endpoints<BotNode> = { GET: readable(managementOrMessaging) };

const mostPrompts = 4;
const longestPrompt = 80;
const mostCommands = 30;
const longestName = 32;
const longestDescription = 256;

function configure({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const before = automation.of(world, node.id);
  const prompts = optionalList(parameters, 'prompts')?.map(String) ?? before.prompts;
  if (prompts.length > mostPrompts) throw invalidParameter(`Param prompts must have at most ${mostPrompts} entries`);
  if (prompts.some((prompt) => prompt === '' || prompt.length > longestPrompt)) {
    throw invalidParameter(`Param prompts must hold texts of 1 to ${longestPrompt} characters`);
  }
  const commands = optionalList(parameters, 'commands') ?? before.commands;
  checkCommands(commands);
  const enable_welcome_message = optionalBoolean(parameters, 'enable_welcome_message') ?? before.enable_welcome_message;
  automation.put(world, node.id, { enable_welcome_message, prompts, commands });
  return { success: true };
}

function checkCommands(commands: readonly unknown[]): void {
  if (commands.length > mostCommands)
    throw invalidParameter(`Param commands must have at most ${mostCommands} entries`);
  for (const command of commands) {
    const { command_name: name, command_description: description } = isObject(command) ? command : {};
    if (typeof name !== 'string' || name === '' || name.length > longestName) {
      throw invalidParameter(`Param commands[command_name] must be a text of 1 to ${longestName} characters`);
    }
    if (typeof description !== 'string' || description === '' || description.length > longestDescription) {
      throw invalidParameter(
        `Param commands[command_description] must be a text of 1 to ${longestDescription} characters`,
      );
    }
  }
}
