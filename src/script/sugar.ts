/** Methods that Postman's scripts have from Sugar, an old library, on strings, arrays, numbers and dates. */
const methods = new Set(
  `first last words lines chars codes paragraphs isBlank truncate capitalize dasherize underscore camelize spacify stripTags
  removeTags escapeHTML unescapeHTML escapeURL unescapeURL escapeRegExp encodeBase64 decodeBase64 toNumber pad padLeft
  padRight pluralize singularize humanize titleize parameterize compact each add remove insert from to unique flatten groupBy
  sortBy sum average min max least most count isEmpty sample clone include exclude union intersect subtract zip none all any
  findAll removeAt inGroups inGroupsOf randomize times upto downto isOdd isEven isMultipleOf ordinalize hex abbr metric bytes
  round floor ceil abs pow sqrt duration format relative advance rewind addYears addMonths addWeeks addDays addHours addMinutes
  addSeconds beginningOfDay endOfDay beginningOfMonth endOfMonth isBefore isAfter isBetween isToday isFuture isPast isValid
  daysAgo daysFromNow daysSince daysUntil hoursAgo hoursFromNow minutesAgo minutesFromNow short long iso delay debounce
  throttle`.split(/\s+/),
);

/** What to add to the message of a script's error that a method of Sugar's would not have caused. */
export function sugarHint(message: string): string {
  const name = /\.(\w+) is not a function$/.exec(message)?.[1];
  if (name === undefined || !methods.has(name)) return '';
  return ` (in Postman, Sugar gives strings, arrays, numbers and dates a method "${name}"; here they have JavaScript's own)`;
}
