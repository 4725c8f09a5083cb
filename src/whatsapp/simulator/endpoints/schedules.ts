import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AccountNode, ScheduleNode } from '../node.ts';
import {
  optionalBoolean,
  optionalList,
  optionalObject,
  optionalText,
  requiredChoice,
  requiredText,
} from '../parameters.ts';
import { listable, readable } from './node.ts';
import { management } from './permissions.ts';

const kinds = ['BUSINESS_HOURS', 'MAINTENANCE_WINDOW', 'HOLIDAY', 'CUSTOM'];
const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** When an account answers, and when not. */
export const scheduleEndpoints: Endpoints<AccountNode> = {
  'GET schedules': listable('schedules', management),
  'POST schedules': { permissions: management, answer: create },
};

export const scheduleNodeEndpoints: Endpoints<ScheduleNode> = { GET: readable(management) };

function create({ node, parameters, world }: Call<AccountNode>): unknown {
  const name = requiredText(parameters, 'name');
  const schedule_type = requiredChoice(parameters, 'schedule_type', kinds);
  const isActive = optionalBoolean(parameters, 'is_active') ?? true;
  const days_of_week = optionalList(parameters, 'days_of_week')?.map(String) ?? days;
  const wrong = days_of_week.find((day) => !days.includes(day));
  if (wrong !== undefined)
    throw invalidParameter(`Param days_of_week must hold some of {${days.join(', ')}} - got "${wrong}".`);
  const time = new Date(world.now()).toISOString();
  const id = world.newId('schedule');
  const values = {
    id,
    name,
    status: isActive ? 'ACTIVE' : 'INACTIVE',
    schedule_type,
    description: optionalText(parameters, 'description'),
    start_time: timeIn(requiredText(parameters, 'start_time')),
    end_time: timeIn(requiredText(parameters, 'end_time')),
    timezone: optionalText(parameters, 'timezone') ?? 'UTC',
    days_of_week,
    created_time: time,
    updated_time: time,
    is_active: isActive,
    recurrence_pattern: optionalObject(parameters, 'recurrence_pattern'),
  };
  world.put({ kind: 'schedule', id, account: node.id, values });
  return { id };
}

function timeIn(text: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw invalidParameter(`A time of a schedule is written 09:00 - got "${text}".`);
}
